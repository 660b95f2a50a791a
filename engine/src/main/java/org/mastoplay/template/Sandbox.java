package org.mastoplay.template;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import freemarker.cache.TemplateLoader;
import freemarker.core.Environment;
import freemarker.core.TemplateClassResolver;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.mastoplay.text.Secrets;
import org.mastoplay.text.Source;

/** FreeMarker, set up so that a stranger's template can do nothing but make text, for a while. */
final class Sandbox {
  /** What evaluates text as code; FreeMarker has no setting that forbids it. */
  private static final Pattern EVALUATES = Pattern.compile("\\?(eval|interpret)\\b");

  /** What may run long without noticing an interrupt. */
  private static final Pattern DEAF =
      Pattern.compile("\\.\\.|\\?\\s*(matches|replace|split)|include|import");

  private final Limits limits;
  private final Deadline deadline;
  private final Configuration configuration = configuration();
  private final Cache<String, Template> compiled =
      CacheBuilder.newBuilder().maximumSize(10_000).build();

  Sandbox(Limits limits) {
    this.limits = limits;
    this.deadline = new Deadline(limits);
  }

  /** A run of a template: what it wrote, and the environment with what it assigned. */
  record Outcome(String text, Environment environment) {}

  /**
   * Compiles the text of a value or expression.
   *
   * @throws IOException if it doesn't parse
   */
  Template compile(String text) throws IOException {
    var known = compiled.getIfPresent(text);
    if (known != null) {
      return known;
    }
    var template = checked(new Template("value", text, configuration));
    compiled.put(text, template);
    return template;
  }

  /**
   * Compiles a file.
   *
   * @throws IOException if it doesn't parse
   */
  Template compile(Source file, TemplateLoader includes) throws IOException {
    var own = (Configuration) configuration.clone();
    own.setTemplateLoader(includes);
    if (file.name().endsWith(".sq.ftl")) {
      own.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
      own.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
    }
    return checked(new Template(file.name().replaceFirst(".*/", ""), file.text(), own));
  }

  /**
   * Runs a template within the limits.
   *
   * @param authored whether a text was written by the template's author
   * @throws TooMuch if it exceeds them
   */
  Outcome run(Template template, String text, Scope scope, Predicate<String> authored)
      throws Exception {
    return DEAF.matcher(text).find()
        ? deadline.runApart(() -> process(template, scope, authored))
        : deadline.run(() -> process(template, scope, authored));
  }

  private Outcome process(Template template, Scope scope, Predicate<String> authored)
      throws TemplateException, IOException {
    var out = new BoundedText(limits.characters(), scope.taint(), authored);
    var environment = template.createProcessingEnvironment(scope, out);
    try {
      environment.process();
    } catch (StackOverflowError e) {
      throw new TooMuch("it calls itself without end");
    } catch (OutOfMemoryError e) {
      throw new TooMuch("more memory than there is");
    }
    return new Outcome(out.toString(), environment);
  }

  private static Template checked(Template template) {
    // As FreeMarker prints it, a template has no comments or spaces between `?` and the name.
    var found = EVALUATES.matcher(template.toString());
    if (found.find()) {
      throw new Forbidden(found.group());
    }
    _CoreAPI.addThreadInterruptedChecks(template);
    return template;
  }

  /** Thrown for what FreeMarker would do, but mastoplay doesn't let it. */
  static final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Forbidden(String what) {
      super(what);
    }
  }

  private static Configuration configuration() {
    // FreeMarker would set up a logging library of its own choice, which costs 40 ms, to tell
    // twice.
    System.setProperty("org.freemarker.loggerLibrary", "none");
    var c = new Configuration(Configuration.VERSION_2_3_34);
    c.setObjectWrapper(new NodeModels(new Taint(new Secrets())));
    c.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    c.setAPIBuiltinEnabled(false);
    c.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    c.setLogTemplateExceptions(false);
    c.setAttemptExceptionReporter((e, environment) -> {});
    c.setFallbackOnNullLoopVariable(false);
    c.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
    c.setNamingConvention(Configuration.LEGACY_NAMING_CONVENTION);
    c.setRecognizeStandardFileExtensions(false);
    c.setNumberFormat("c");
    c.setBooleanFormat("c");
    c.setLocale(Locale.ROOT);
    c.setTimeZone(TimeZone.getTimeZone("UTC"));
    c.setLocalizedLookup(false);
    c.setTabSize(1);
    return c;
  }
}
