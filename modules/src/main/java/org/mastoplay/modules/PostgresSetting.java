package org.mastoplay.modules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server knows of one of its settings.
 *
 * @param type bool, integer, real, enum or string
 * @param unit what plain numbers count, such as 8kB; empty for none
 * @param context when it takes effect; internal if it can't be set
 * @param values what an enum takes
 * @param current what it is unless a file says otherwise
 */
record PostgresSetting(
    String type,
    String unit,
    String context,
    String least,
    String most,
    List<String> values,
    String current) {
  private static final Pattern QUANTITY =
      Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*((?:\\d+)?[A-Za-z]*)");
  private static final Map<String, Double> FACTORS =
      Map.ofEntries(
          Map.entry("B", 1.0),
          Map.entry("kB", 1024.0),
          Map.entry("MB", 1048576.0),
          Map.entry("GB", 1073741824.0),
          Map.entry("TB", 1099511627776.0),
          Map.entry("us", 1e-6),
          Map.entry("ms", 1e-3),
          Map.entry("s", 1.0),
          Map.entry("min", 60.0),
          Map.entry("h", 3600.0),
          Map.entry("d", 86400.0));

  /** One that the server doesn't know yet: that of an extension. */
  static final PostgresSetting OF_AN_EXTENSION =
      new PostgresSetting("string", "", "user", "", "", List.of(), "");

  /** Reads what stands behind the name in the answer. */
  static PostgresSetting of(String[] fields) {
    return new PostgresSetting(
        fields[2],
        fields[3],
        fields[4],
        fields[5],
        fields[6],
        List.of(fields[7].split(",")),
        fields[8]);
  }

  /** A value as it can be compared: 1GB and 1024MB are the same; nothing if it is no value. */
  Optional<String> plain(String value) {
    return switch (type) {
      case "bool" -> truth(value);
      case "integer", "real" -> quantity(value);
      case "enum" ->
          Optional.of(value.toLowerCase(Locale.ROOT))
              .filter(values::contains)
              .or(() -> truth(value).filter(values::contains));
      default -> Optional.of(value.replaceAll("\\s*,\\s*", ",").strip());
    };
  }

  private static Optional<String> truth(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "on", "true", "yes", "1" -> Optional.of("on");
      case "off", "false", "no", "0" -> Optional.of("off");
      default -> Optional.empty();
    };
  }

  private Optional<String> quantity(String value) {
    var matcher = QUANTITY.matcher(value.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var number = Double.parseDouble(matcher.group(1));
    if (!matcher.group(2).isEmpty()) {
      var given = FACTORS.get(matcher.group(2));
      if (given == null || unit.isEmpty()) {
        return Optional.empty();
      }
      number = number * given / factor();
    }
    var counted = type.equals("integer") ? Math.rint(number) : number;
    return isBeyond(counted) ? Optional.empty() : Optional.of(String.valueOf(counted));
  }

  /** The unit may itself be several of another: 8kB. */
  private double factor() {
    var digits = unit.replaceAll("\\D", "");
    var several = digits.isEmpty() ? 1 : Integer.parseInt(digits);
    return several * FACTORS.getOrDefault(unit.replaceAll("\\d", ""), 1.0);
  }

  private boolean isBeyond(double number) {
    return (!least.isEmpty() && number < Double.parseDouble(least))
        || (!most.isEmpty() && number > Double.parseDouble(most));
  }

  /** What may be written, for a person. */
  String words() {
    return switch (type) {
      case "bool" -> "It takes on or off.";
      case "enum" -> "It takes one of: %s.".formatted(String.join(", ", values));
      default ->
          "It takes a number from %s to %s%s."
              .formatted(
                  least,
                  most,
                  unit.isEmpty()
                      ? ""
                      : " of %s, or one with a unit such as 64MB or 5min".formatted(unit));
    };
  }
}
