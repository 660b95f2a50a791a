package org.mastoplay.template;

import java.util.Set;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/**
 * FreeMarker in a sandbox: renders {@code ${…}} in values, evaluates expressions, renders files.
 *
 * <p>Nothing that a template does can load a class, reach a file outside its folder, run for ever
 * or fill the memory; and what comes from a variable is data, never evaluated again. All methods
 * throw {@link MistakesFound} with the mistakes at their places in the file in which a person wrote
 * them, and {@link DependsOnUnknown} if what they read only a real run will tell. Safe to share by
 * threads.
 */
public final class Templates {

  /** Whether a value has anything to render. */
  public static boolean isTemplate(Node.Scalar value) {
    return value.text().contains("${") || value.text().contains("<#");
  }

  /**
   * Renders one value. If it is a single {@code ${…}} and nothing else, the result is what that
   * stands for, be it a list, a map or a number; otherwise it is text.
   */
  public Node render(Node.Scalar value, Variables variables) {
    throw new UnsupportedOperationException();
  }

  /** Renders every value in lists and maps; keys stay as they are. */
  public Node renderAll(Node value, Variables variables) {
    throw new UnsupportedOperationException();
  }

  /** What a bare expression stands for. */
  public Node evaluate(Expression expression, Variables variables) {
    throw new UnsupportedOperationException();
  }

  /** Whether a bare expression is true; anything but true or false is a mistake. */
  public boolean holds(Expression expression, Variables variables) {
    throw new UnsupportedOperationException();
  }

  /** Renders a template file that includes no others. */
  public String renderFile(Source template, Variables variables) {
    return renderFile(template, Includes.NONE, variables);
  }

  /**
   * Renders a template file. Its syntax is {@code <#if>} and {@code ${…}}, or {@code [#if]} and
   * {@code [=…]} if its name ends with {@code .sq.ftl}, for texts that are full of dollars.
   */
  public String renderFile(Source template, Includes includes, Variables variables) {
    throw new UnsupportedOperationException();
  }

  /** The names of the variables that a value read when rendered, itself and in lists and maps. */
  public Set<String> reads(Node value, Variables variables) {
    throw new UnsupportedOperationException();
  }
}
