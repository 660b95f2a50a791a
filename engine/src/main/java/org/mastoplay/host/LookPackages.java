package org.mastoplay.host;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.OfPackage;

/**
 * Looks at Debian packages: one {@code dpkg-query}, and {@code apt-cache} only where a candidate
 * matters, since it takes many times as long.
 */
final class LookPackages implements Look {
  // apt-mark would take as long as apt-cache to tell what lies in this small file.
  private static final String FUNCTIONS =
      """
      installed() {
        case "
      $known" in *"
      $1 "*) ;; *) return 1 ;; esac
      }
      automatic() {
        sed -n 's/^Package: //p; s/^Auto-Installed: /=/p' /var/lib/apt/extended_states
      }
      candidates() {
        [ $# = 0 ] || apt-cache policy -- "$@"
      }
      providers() {
        [ $# = 0 ] || dpkg-query -W -f='${db:Status-Status} ${Version} ${Provides}\\n'
      }
      """;

  private final List<OfPackage> queries;

  LookPackages(List<OfPackage> queries) {
    this.queries = queries;
  }

  /** A name without the architecture that may follow it. */
  private static String bare(String name) {
    var colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** How the line of a package begins in the list of what is installed. */
  private static String line(String name) {
    var colon = name.indexOf(':');
    return bare(name) + " installed" + (colon < 0 ? "" : " " + name.substring(colon + 1));
  }

  @Override
  public String script() {
    if (queries.isEmpty()) {
      return "";
    }
    var names = queries.stream().map(query -> bare(query.name())).distinct().toList();
    var text = new StringBuilder(FUNCTIONS);
    text.append("known=$(dpkg-query -W ")
        .append("-f='${Package} ${db:Status-Status} ${Architecture} ${Version}\\n' -- ")
        .append(Quoting.words(names))
        .append(")\nprintf '%s\\n' \"$known\"; mark\nset --\n");
    for (var query : queries) {
      if (!query.candidate()) {
        text.append("installed ").append(Quoting.word(line(query.name()))).append(" || ");
      }
      text.append("set -- \"$@\" ").append(Quoting.word(query.name())).append('\n');
    }
    return text.append("candidates \"$@\"; mark\nproviders \"$@\"; mark\nautomatic; mark\n")
        .toString();
  }

  @Override
  public Map<Query<?>, Object> read(Sections sections) {
    var known = sections.lines().stream().map(line -> line.split(" ", 4)).toList();
    var candidates = candidates(sections.lines());
    var provided = provided(sections.lines());
    var automatic = automatic(sections.lines());
    var answers = new HashMap<Query<?>, Object>();
    for (var query : queries) {
      var name = query.name();
      var mine = known.stream().filter(line -> line.length == 4 && isOf(name, line)).toList();
      var candidate =
          Optional.ofNullable(candidates.get(name))
              .or(() -> Optional.ofNullable(candidates.get(bare(name))));
      var installed =
          mine.stream().filter(line -> isInstalled(line[1])).map(line -> line[3]).findFirst();
      var virtual = Optional.ofNullable(provided.get(name)).filter(any -> candidate.isEmpty());
      answers.put(
          query,
          new PackageState(
              installed.or(() -> virtual),
              candidate,
              installed.isEmpty() && mine.stream().anyMatch(line -> line[1].equals("config-files")),
              installed.isPresent() && automatic.contains(bare(name))));
    }
    return answers;
  }

  private static boolean isOf(String name, String[] line) {
    var colon = name.indexOf(':');
    return line[0].equals(bare(name))
        && (colon < 0 || line[2].equals("all") || line[2].equals(name.substring(colon + 1)));
  }

  private static boolean isInstalled(String status) {
    return status.equals("installed") || status.startsWith("triggers-");
  }

  /** Reads {@code apt-cache policy}: a line with each name, and its facts indented below. */
  private static Map<String, String> candidates(List<String> lines) {
    var candidates = new HashMap<String, String>();
    var name = "";
    for (var line : lines) {
      if (!line.startsWith(" ") && line.endsWith(":")) {
        name = line.substring(0, line.length() - 1);
      } else if (line.startsWith("  Candidate: ") && !line.endsWith(" (none)")) {
        candidates.put(name, line.substring("  Candidate: ".length()));
      }
    }
    return candidates;
  }

  /** Virtual packages, and the version of an installed package that stands in for them. */
  private static Map<String, String> provided(List<String> lines) {
    return lines.stream()
        .map(line -> line.split(" ", 3))
        .filter(line -> line.length == 3 && isInstalled(line[0]))
        .flatMap(line -> names(line[2]).map(name -> Map.entry(name, line[1])))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
  }

  /** The names in a list such as {@code editor, vi (= 1.2)}. */
  private static Stream<String> names(String list) {
    return Stream.of(list.split(", "))
        .map(entry -> entry.split(" ", 2)[0])
        .filter(name -> !name.isEmpty());
  }

  private static Set<String> automatic(List<String> lines) {
    var automatic = new HashSet<String>();
    var name = "";
    for (var line : lines) {
      if (line.equals("=1")) {
        automatic.add(name);
      } else if (!line.startsWith("=")) {
        name = line;
      }
    }
    return automatic;
  }
}
