package org.mastoplay.modules;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule about who may connect to a PostgreSQL server, as a line of pg_hba.conf tells it.
 *
 * @param databases names, each with its quotes, like {@code users}
 * @param address {@link PgHbaAddress#NONE} for {@code local}
 * @see <a href="https://www.postgresql.org/docs/17/auth-pg-hba-conf.html">its description</a>
 */
record PgHbaRule(
    String type,
    List<String> databases,
    List<String> users,
    PgHbaAddress address,
    String method,
    List<String> options) {

  private static final Pattern FIELD = Pattern.compile("(?:\"[^\"]*\"|,\\s*(?=\\S)|[^\\s,\"])+");
  private static final Pattern ITEM = Pattern.compile("(?:\"[^\"]*\"|[^,\"])+");
  private static final Pattern MASK = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  PgHbaRule {
    databases = List.copyOf(databases);
    users = List.copyOf(users);
    options = List.copyOf(options);
  }

  /**
   * Reads a line; nothing if it has no rule: it is empty, a comment, includes a file, or is one
   * that PostgreSQL would not understand.
   */
  static Optional<PgHbaRule> of(String line) {
    var fields =
        FIELD.matcher(withoutComment(line)).results().map(it -> it.group().strip()).toList();
    var isLocal = !fields.isEmpty() && fields.getFirst().equals("local");
    var afterAddress = isLocal ? 3 : hasMask(fields) ? 5 : 4;
    if (fields.size() <= afterAddress
        || !fields.getFirst().matches("local|host(no)?(ssl|gssenc)?")) {
      return Optional.empty();
    }
    return Optional.of(
        new PgHbaRule(
            fields.getFirst(),
            items(fields.get(1)),
            items(fields.get(2)),
            isLocal
                ? PgHbaAddress.NONE
                : PgHbaAddress.of(
                    fields.get(3),
                    afterAddress == 5 ? Optional.of(fields.get(4)) : Optional.empty()),
            fields.get(afterAddress),
            fields.subList(afterAddress + 1, fields.size())));
  }

  private static boolean hasMask(List<String> fields) {
    return fields.size() > 5
        && !fields.get(3).contains("/")
        && MASK.matcher(fields.get(4)).matches();
  }

  private static String withoutComment(String line) {
    return line.replaceFirst("^((?:\"[^\"]*\"|[^#\"])*)#.*$", "$1");
  }

  private static List<String> items(String field) {
    return ITEM.matcher(field).results().map(it -> it.group().strip()).toList();
  }

  /** Whether both are about the same connections, whatever they say of them. */
  boolean isAbout(PgHbaRule other) {
    return type.equals(other.type)
        && same(databases, other.databases)
        && same(users, other.users)
        && address.equals(other.address);
  }

  private static boolean same(List<String> some, List<String> others) {
    return some.size() == others.size() && some.containsAll(others);
  }

  /** Whether a rule below this one would never be asked about any connection. */
  boolean hides(PgHbaRule other) {
    return (type.equals(other.type) || (type.equals("host") && other.type.startsWith("host")))
        && covers(databases, other.databases, "replication")
        && covers(users, other.users, "")
        && address.contains(other.address);
  }

  private static boolean covers(List<String> wide, List<String> narrow, String besides) {
    return wide.containsAll(narrow) || (wide.contains("all") && !narrow.contains(besides));
  }

  /** What happens to a connection that it is about. */
  String verdict() {
    return Stream.concat(Stream.of(method), options.stream()).collect(joining(" "));
  }

  /** What it is about. */
  String subject() {
    var words =
        new ArrayList<>(List.of(type, String.join(",", databases), String.join(",", users)));
    if (!address.equals(PgHbaAddress.NONE)) {
      words.add(address.text());
    }
    return String.join(" ", words);
  }

  String line() {
    return String.join("\t", subject().replace(' ', '\t'), verdict());
  }
}
