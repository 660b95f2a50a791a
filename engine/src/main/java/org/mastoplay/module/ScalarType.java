package org.mastoplay.module;

import java.util.Objects;
import java.util.Optional;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/**
 * Values that are written as one scalar.
 *
 * @param shape what form of YAML value that is
 * @param splits whether a list of them may be written as one scalar with commas
 * @param keepsSecrets whether they never become words of a command on a host
 */
record ScalarType(
    String description, Shape shape, Reader reader, boolean splits, boolean keepsSecrets)
    implements ArgumentType {
  @Override
  public Optional<Object> read(Node node, ArgumentContext context, Problems problems) {
    if (!(node instanceof Node.Scalar scalar)) {
      problems.add(
          node instanceof Node.Unknown unknown
              ? Problem.at(node.place(), "known only after " + unknown.dependsOn())
              : Problem.at(
                  node.place(),
                  "this must be %s, not %s".formatted(description, node.kind()),
                  "write a single value"));
      return Optional.empty();
    }
    try {
      return Optional.of(reader.read(scalar, context));
    } catch (Refused refused) {
      problems.add(scalar.place(), refused.what, refused.remedy);
    } catch (IllegalArgumentException refused) {
      problems.add(scalar.place(), Objects.requireNonNullElse(refused.getMessage(), description));
    } catch (MistakesFound found) {
      problems.addAll(found.problems());
    }
    return Optional.empty();
  }

  /** Makes a value of a scalar. */
  interface Reader {
    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it can't be read; the message tells a person why
     */
    Object read(Node.Scalar scalar, ArgumentContext context);
  }

  /** Says why a scalar can't be read, and what to write instead. */
  static final class Refused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String what;
    private final String remedy;

    Refused(String what, String remedy) {
      super(what);
      this.what = what;
      this.remedy = remedy;
    }
  }
}
