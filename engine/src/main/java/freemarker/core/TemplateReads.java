package freemarker.core;

import freemarker.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * What a parsed template reads, as plain data: without running it, and so on every path through it.
 *
 * <p>It stands in FreeMarker's own package because nobody else may look into a parsed expression.
 *
 * @param reads of names that nothing around them in the template stands for
 * @param defined the names that the template itself gives a value to
 * @param inclusions of other templates
 * @param builtIns the names of all built-ins that are called
 */
@NullMarked
public record TemplateReads(
    List<Read> reads, Set<String> defined, List<Inclusion> inclusions, Set<String> builtIns) {
  public TemplateReads {
    reads = List.copyOf(reads);
    defined = Set.copyOf(defined);
    inclusions = List.copyOf(inclusions);
    builtIns = Set.copyOf(builtIns);
  }

  /** What a path with this as its last name stands for: anything in the map before it. */
  public static final String ANY = "*";

  /** Whether what is read may be missing. */
  public enum Guard {
    /** It must be there. */
    NONE,
    /** It may be missing, because something that is made of it may be. */
    IN_PASSING,
    /** It may be missing: there is a default, or the template asks whether it is there. */
    ASKED
  }

  /** Where something stands in a template; lines and columns are counted from 1. */
  public record Spot(int line, int column, int length) {}

  /**
   * A value that is read.
   *
   * @param path the variable's name, then the names within it
   * @param of what the last name is taken from, as it is written; empty for a variable
   */
  public record Read(List<String> path, String of, Spot spot, Guard guard) {}

  /**
   * Another template that is included or imported.
   *
   * @param name as it is written; nothing if only a run tells
   * @param bound names that stand for something there, and so in the included template
   * @param mayBeMissing whether it is no mistake if there is no such file
   */
  public record Inclusion(
      Optional<String> name, Set<String> bound, boolean mayBeMissing, Spot spot) {}

  /** Reads a parsed template. */
  public static TemplateReads of(Template template) {
    return new TemplateWalk().through(template);
  }
}
