package org.mastoplay.template;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import freemarker.cache.StrongCacheStorage;
import freemarker.cache.TemplateLoader;
import freemarker.core.AssignedTexts;
import freemarker.core.Environment;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateReads;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Secrets;
import org.mastoplay.text.Source;

/** FreeMarker, set up so that a stranger's template can do nothing but make text, for a while. */
final class Sandbox {
  /** What evaluates text as code; FreeMarker has no setting that forbids it. */
  private static final Set<String> EVALUATES = Set.of("eval", "interpret");

  /** What may run long without noticing an interrupt; and a lambda in a lambda. */
  private static final Pattern DEAF = Pattern.compile("[<\\[][#@]|\\.\\.|->.*->", Pattern.DOTALL);

  /** Built-ins that are done soon, whatever they are called with. */
  private static final Set<String> SWIFT =
      ImmutableSet.copyOf(
          ("default exists if_exists has_content string c number boolean then is_string is_number"
                  + " is_boolean is_sequence is_hash size first last keys values sort sort_by join"
                  + " map filter seq_contains upper_case lower_case cap_first trim html url length"
                  + " starts_with ends_with contains int floor ceiling round abs min max")
              .split(" "));

  private static final String CHECKED = "mastoplay.checked";
  private static final String READS = "mastoplay.reads";
  private static final String IS_SWIFT = "mastoplay.swift";

  /** The name of what an expression stands for. */
  static final String RESULT = "mastoplay_result";

  private final Limits limits;
  private final Deadline deadline;
  private final Configuration configuration;
  private final Cache<String, Template> compiled =
      CacheBuilder.newBuilder().maximumSize(10_000).build();
  private final Cache<TemplateFile, Template> files = CacheBuilder.newBuilder().weakKeys().build();

  Sandbox(Limits limits) {
    this.limits = limits;
    this.deadline = new Deadline(limits);
    this.configuration = configuration();
    Functions.all(limits).forEach(configuration::setSharedVariable);
  }

  /** A run of a template: what it wrote, and the environment with what it assigned. */
  record Outcome(String text, Environment environment) {}

  /**
   * Compiles the text of a value.
   *
   * @throws IOException if it doesn't parse
   */
  Template compile(String text) throws IOException {
    return compile(text, text);
  }

  /**
   * @param written what a person wrote of it
   */
  private Template compile(String text, String written) throws IOException {
    var known = compiled.getIfPresent(text);
    if (known != null) {
      return known;
    }
    var template = timed(checked(new Template("value", text, configuration)), written);
    compiled.put(text, template);
    return template;
  }

  /**
   * Compiles an expression into what assigns it to {@link #RESULT}.
   *
   * @throws IOException if it doesn't parse
   */
  Template compileExpression(Place place, String expression) throws IOException {
    if (Interpolation.isBalanced(expression)) {
      // The line break keeps the columns of the expression's first line as they are.
      return compile("<#assign " + RESULT + "=(\n" + expression + "\n)>", expression);
    }
    // FreeMarker says what is wrong with an expression that would end too early, or never.
    compile("${\n" + expression + "\n}");
    throw new MistakesFound(
        Problem.at(place, "this is no single expression", "check its quotes and brackets"));
  }

  /**
   * Compiles a file.
   *
   * @throws IOException if it doesn't parse
   */
  Template compile(TemplateFile file) throws IOException {
    var known = files.getIfPresent(file);
    if (known != null) {
      return known;
    }
    var template = compile(file.source(), file.files());
    files.put(file, template);
    return template;
  }

  private Template compile(Source file, TemplateLoader includes) throws IOException {
    var own = (Configuration) configuration.clone();
    own.setCacheStorage(new StrongCacheStorage());
    own.setTemplateLoader(includes);
    own.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    if (file.name().endsWith(".sq.ftl")) {
      own.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
      own.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
    }
    var name = file.name().substring(file.name().lastIndexOf('/') + 1);
    return timed(checked(new Template(name, file.text(), own)), file.text());
  }

  /**
   * Runs a template within the limits.
   *
   * @param authored whether a text was written by the template's author
   * @throws TooMuch if it exceeds them
   */
  Outcome run(Template template, Scope scope, Predicate<String> authored) throws Exception {
    return template.getCustomAttribute(IS_SWIFT) == null
        ? deadline.runApart(() -> process(template, scope, authored))
        : deadline.run(() -> process(template, scope, authored));
  }

  private Outcome process(Template template, Scope scope, Predicate<String> authored)
      throws TemplateException, IOException {
    var out = new BoundedText(limits.characters(), scope.taint(), authored);
    var environment = template.createProcessingEnvironment(scope, out);
    environment.setTemplateProcessingTracer(new AssignedTexts(this::bounded));
    try {
      environment.process();
    } catch (StackOverflowError e) {
      throw new TooMuch("it calls itself without end");
    } catch (OutOfMemoryError e) {
      throw new TooMuch("more memory than there is");
    }
    return new Outcome(out.toString(), environment);
  }

  private void bounded(int length) {
    if (length > limits.characters()) {
      throw new TooMuch("a text of more than %,d characters".formatted(limits.characters()));
    }
  }

  /** FreeMarker keeps what is included, and would be given the same checks again and again. */
  private static Template checkedOnce(Template template) {
    synchronized (template) {
      if (template.getCustomAttribute(CHECKED) == null) {
        checked(template).setCustomAttribute(CHECKED, true);
      }
      return template;
    }
  }

  private static Template checked(Template template) {
    var reads = TemplateReads.of(template);
    template.setCustomAttribute(READS, reads);
    var builtIns = reads.builtIns();
    var forbidden = Sets.intersection(builtIns, EVALUATES);
    if (!forbidden.isEmpty()) {
      throw new Forbidden("?" + forbidden.iterator().next());
    }
    _CoreAPI.addThreadInterruptedChecks(template);
    return template;
  }

  /** Finds out whether a template is surely done soon. */
  private static Template timed(Template template, String written) {
    if (SWIFT.containsAll(readsOf(template).builtIns()) && !DEAF.matcher(written).find()) {
      template.setCustomAttribute(IS_SWIFT, true);
    }
    return template;
  }

  /** What a template reads that was compiled here: its tree is walked once. */
  static TemplateReads readsOf(Template template) {
    return template.getCustomAttribute(READS) instanceof TemplateReads known
        ? known
        : TemplateReads.of(template);
  }

  /** Thrown for what FreeMarker would do, but mastoplay doesn't let it. */
  static final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Forbidden(String what) {
      super(what);
    }
  }

  /** Checks what a template includes just like the template itself. */
  private static final class Checking extends Configuration {
    Checking() {
      super(VERSION_2_3_34);
    }

    @Override
    @SuppressWarnings("NullAway") // FreeMarker's null is a file that may be missing, and is.
    public Template getTemplate(
        String name,
        @Nullable Locale locale,
        @Nullable Object condition,
        @Nullable String encoding,
        boolean parsed,
        boolean mayBeMissing)
        throws IOException {
      var template = super.getTemplate(name, locale, condition, encoding, parsed, mayBeMissing);
      return template == null ? null : checkedOnce(template);
    }
  }

  private static Configuration configuration() {
    var c = new Checking();
    c.setArithmeticEngine(new BoundedNumbers());
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
    c.setURLEscapingCharset("UTF-8");
    c.setLocalizedLookup(false);
    c.setTabSize(1);
    return c;
  }
}
