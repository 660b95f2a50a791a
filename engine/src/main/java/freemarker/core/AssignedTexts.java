package freemarker.core;

import freemarker.template.SimpleScalar;
import freemarker.template.TemplateModelException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.NullMarked;

/** Tells how long each text is that a template assigns, which may have doubled once more. */
@NullMarked
@SuppressWarnings("deprecation") // FreeMarker calls its own tree deprecated, to keep others off it.
public final class AssignedTexts implements TemplateProcessingTracer {
  private final IntConsumer lengths;

  /**
   * @param lengths is given each text's length; what it throws ends the template
   */
  public AssignedTexts(IntConsumer lengths) {
    this.lengths = lengths;
  }

  @Override
  public void enterElement(Environment environment, TracedElement element) {}

  @Override
  public void exitElement(Environment environment, TracedElement element) {
    if (element instanceof Assignment || element instanceof BlockAssignment) {
      var name = (String) ((TemplateElement) element).getParameterValue(0);
      try {
        if (environment.getVariable(name) instanceof SimpleScalar text) {
          lengths.accept(text.getAsString().length());
        }
      } catch (TemplateModelException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
