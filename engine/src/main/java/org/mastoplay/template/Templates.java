package org.mastoplay.template;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Secrets;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.Scalars;

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
  /** What stands for a value that is left out, together with its key or its place in a list. */
  public static final Node OMIT = Node.text(new Source("omit", "").start(), "omit");

  /** What begins something of FreeMarker's in a text. */
  private static final Pattern MARKS = Pattern.compile("[$#]\\{|</?[#@]");

  private final Secrets secrets;
  private final Values values;

  /** FreeMarker takes 160 ms to start, so it starts when the first template asks for it. */
  private final Supplier<Sandbox> sandbox;

  public Templates() {
    this(new Secrets());
  }

  /**
   * @param secrets learns of every secret that is read or made
   */
  public Templates(Secrets secrets) {
    this(Limits.DEFAULT, secrets);
  }

  Templates(Limits limits) {
    this(limits, new Secrets());
  }

  private Templates(Limits limits, Secrets secrets) {
    // Its first class would set up a logging library of its own choice, to tell what is told
    // anyhow.
    System.setProperty("org.freemarker.loggerLibrary", "none");
    this.secrets = secrets;
    this.sandbox = Suppliers.memoize(() -> new Sandbox(limits));
    this.values = new Values(sandbox, limits, secrets);
  }

  /** What must not be shown, as far as it was read so far. */
  public Secrets secrets() {
    return secrets;
  }

  /** Whether a value is to be left out. */
  @SuppressWarnings("ReferenceEquality") // It keeps that very place, wherever it is handed on.
  public static boolean isOmitted(Node value) {
    return value.place() == OMIT.place();
  }

  /** Whether a value has anything to render. */
  public static boolean isTemplate(Node.Scalar value) {
    return value.text().contains("${") || value.text().contains("<#");
  }

  /** A value that renders to just this text, whatever is in it. */
  public static String literal(String text) {
    return text.contains("${") || text.contains("<#")
        ? MARKS.matcher(text).replaceAll("\\${r\"$0\"}")
        : text;
  }

  /**
   * Renders one value. If it is a single {@code ${…}} and nothing else, the result is what that
   * stands for, be it a list, a map or a number; otherwise it is text.
   */
  public Node render(Node.Scalar value, Variables variables) {
    return values.render(value, new Scope(variables, secrets));
  }

  /** Renders every value in lists and maps; keys stay as they are. */
  public Node renderAll(Node value, Variables variables) {
    return values.renderAll(value, new Scope(variables, secrets));
  }

  /**
   * Renders as far as it goes: a value that only a real run will tell, or that is wrong, stays
   * unknown.
   *
   * @param problems takes what is wrong
   */
  public Node renderKnown(Node value, Variables variables, Problems problems) {
    return values.renderKnown(value, variables, problems);
  }

  /** What a bare expression stands for; nothing is a plain scalar that is empty. */
  public Node evaluate(Expression expression, Variables variables) {
    refuseForeign(expression);
    var written = Node.text(expression.place(), expression.text());
    return values.evaluate(written, 0, expression.text(), new Scope(variables, secrets));
  }

  /**
   * Whether a bare expression is true; anything but true or false is a mistake. What {@code &&}
   * joins is asked one by one, and what is false decides even behind what only a real run will
   * tell.
   */
  public boolean holds(Expression expression, Variables variables) {
    refuseForeign(expression);
    Optional<DependsOnUnknown> open = Optional.empty();
    for (var part : Interpolation.conjuncts(expression.text())) {
      try {
        if (!holds(expression, part, new Scope(variables, secrets))) {
          return false;
        }
      } catch (DependsOnUnknown unknown) {
        open = open.or(() -> Optional.of(unknown));
      }
    }
    if (open.isPresent()) {
      throw open.get();
    }
    return true;
  }

  private boolean holds(Expression whole, Interpolation.Part part, Scope scope) {
    var written = Node.text(whole.place(), whole.text());
    var node = values.evaluate(written, part.start(), part.text(), scope);
    return Optional.of(node)
        .filter(Node.Scalar.class::isInstance)
        .flatMap(scalar -> Scalars.flag((Node.Scalar) scalar))
        .orElseThrow(() -> {
          var at = part.start() + part.lead();
          var asked =
              part.text().equals(whole.text())
                  ? whole
                  : new Expression(
                      Scalars.placeWithin(written, at, part.text().strip().length()), part.text());
          return new MistakesFound(Wording.notACondition(asked, node));
        });
  }

  /**
   * Renders a template file. Its syntax is {@code <#if>} and {@code ${…}}, or {@code [#if]} and
   * {@code [=…]} if its name ends with {@code .sq.ftl}, for texts that are full of dollars.
   */
  public String renderFile(TemplateFile file, Variables variables) {
    var scope = new Scope(variables, secrets);
    return guarded(
        file.origin(),
        scope,
        () -> {
          var compiled = sandbox.get().compile(file);
          return sandbox.get().run(compiled, scope, file.files()::contain).text();
        });
  }

  /** The names of the variables that a value reads when it is rendered, be it a list or a map. */
  public Set<String> reads(Node value, Variables variables) {
    var scope = new Scope(variables, secrets);
    values.renderAll(value, scope);
    return scope.reads();
  }

  /**
   * What a value, with all that it holds, reads that nobody defines: on any path through it, and
   * also where only a real run will tell what it stands for. Nothing is told in doubt.
   */
  public List<Problem> undefined(Node value, Variables variables) {
    return new UndefinedReads(sandbox, variables, secrets).in(value);
  }

  /** What a bare expression reads that nobody defines. */
  public List<Problem> undefined(Expression expression, Variables variables) {
    return new UndefinedReads(sandbox, variables, secrets).in(expression);
  }

  /** What a template file, with all that it includes, reads that nobody defines. */
  public List<Problem> undefinedInFile(TemplateFile file, Variables variables) {
    return new UndefinedReads(sandbox, variables, secrets).in(file);
  }

  private static void refuseForeign(Expression expression) {
    Wording.foreign(expression)
        .ifPresent(problem -> {
          throw new MistakesFound(problem);
        });
  }

  static <T> T guarded(Origin origin, Scope scope, Callable<T> work) {
    try {
      return work.call();
    } catch (MistakesFound | DependsOnUnknown e) {
      throw e;
    } catch (ParseException e) {
      throw new MistakesFound(new ParseMistakes(origin).explain(e));
    } catch (TemplateException e) {
      throw scope.interruption().orElseGet(() -> new RunMistakes(origin, scope).explain(e));
    } catch (TooMuch e) {
      throw new MistakesFound(Wording.tooMuch(origin.whole(), String.valueOf(e.getMessage())));
    } catch (Sandbox.Forbidden e) {
      throw new MistakesFound(Wording.forbidden(origin.whole(), String.valueOf(e.getMessage())));
    } catch (StackOverflowError e) {
      throw new MistakesFound(Wording.tooMuch(origin.whole(), "it is nested too deeply"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("rendering was interrupted");
    } catch (Exception e) {
      throw scope
          .interruption()
          .orElseGet(() -> new MistakesFound(Wording.unexpected(origin.whole(), e)));
    }
  }
}
