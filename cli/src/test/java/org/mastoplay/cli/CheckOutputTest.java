package org.mastoplay.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.cli.render.Scenes;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Source;

/** What {@code check} tells programs. */
class CheckOutputTest {
  private static final Path FOLDER = Path.of("target/check output");
  private static final Path PLAYBOOK = FOLDER.resolve("site.yml");
  private static final String TEXT = "- hosts: web\n  tasks:\n    - apt: {sate: present}\n";

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(PLAYBOOK, TEXT);
  }

  @Test
  void everyMistakeIsAnElement() {
    var seen = check("json", mistakes());

    assertThat(seen.out())
        .isEqualTo(
            """
            {
              "schema" : 1,
              "problems" : [ {
                "file" : "target/check output/site.yml",
                "line" : 3,
                "column" : 13,
                "length" : 4,
                "message" : "unknown parameter `sate` of module `apt`",
                "remedy" : "did you mean `state`?",
                "trail" : [ "target/check output/site.yml:1 (use: base)", "somewhere else" ],
                "text" : "    - apt: {sate: present}"
              }, {
                "file" : "command line",
                "line" : 1,
                "column" : 1,
                "length" : 1,
                "message" : "there is no such inventory",
                "trail" : [ ],
                "text" : "-i web"
              } ],
              "checked" : {
                "playbook" : "target/check output/site.yml"
              }
            }
            """);
  }

  @Test
  void nothingWrongIsAnEmptyList() {
    var seen = CommandLineRun.of(right(), "check", "site.yml", "-o", "json");

    assertThat(seen.out())
        .isEqualTo(
            """
            {
              "schema" : 1,
              "problems" : [ ],
              "checked" : {
                "playbook" : "site.yml",
                "tasks" : 2,
                "hosts" : 2
              }
            }
            """);
    assertThat(seen.code()).isZero();
    assertThat(CommandLineRun.of(right(), "check", "site.yml", "-o", "sarif").code()).isZero();
  }

  @Test
  void everyFieldIsDocumented() throws IOException {
    var written = check("json", mistakes()).out();
    var right = CommandLineRun.of(right(), "check", "site.yml", "-o", "json").out();
    var page = Files.readString(Path.of("../docs/json-output.md")).split("(?m)^## The check$")[1];

    var documented =
        Pattern.compile("(?m)^\\| `(\\w+)` \\|")
            .matcher(page)
            .results()
            .map(it -> it.group(1))
            .collect(toSet());
    var fields = fields(written);
    fields.addAll(fields(right));
    assertThat(documented).isEqualTo(fields);
  }

  /** The parts that SARIF 2.1.0 asks for, and those that code hosts read. */
  @Test
  void sarifIsALogWithOneRun() {
    var root = Path.of("").toAbsolutePath().toUri();

    assertThat(check("sarif", mistakes()).out())
        .isEqualTo(
            """
            {
              "$schema" : "https://json.schemastore.org/sarif-2.1.0.json",
              "version" : "2.1.0",
              "runs" : [ {
                "tool" : {
                  "driver" : {
                    "name" : "mastoplay",
                    "rules" : [ {
                      "id" : "mistake",
                      "shortDescription" : {
                        "text" : "A mistake in a playbook, or in what belongs to it"
                      }
                    } ]
                  }
                },
                "columnKind" : "unicodeCodePoints",
                "originalUriBaseIds" : {
                  "%SRCROOT%" : {
                    "uri" : "ROOT"
                  }
                },
                "results" : [ {
                  "ruleId" : "mistake",
                  "ruleIndex" : 0,
                  "level" : "error",
                  "message" : {
                    "text" : "unknown parameter `sate` of module `apt`: did you mean `state`?"
                  },
                  "locations" : [ {
                    "physicalLocation" : {
                      "artifactLocation" : {
                        "uri" : "target/check%20output/site.yml",
                        "uriBaseId" : "%SRCROOT%"
                      },
                      "region" : {
                        "startLine" : 3,
                        "startColumn" : 13,
                        "endColumn" : 17
                      }
                    }
                  } ],
                  "relatedLocations" : [ {
                    "physicalLocation" : {
                      "artifactLocation" : {
                        "uri" : "target/check%20output/site.yml",
                        "uriBaseId" : "%SRCROOT%"
                      },
                      "region" : {
                        "startLine" : 1
                      }
                    },
                    "message" : {
                      "text" : "reached from target/check output/site.yml:1 (use: base)"
                    }
                  }, {
                    "message" : {
                      "text" : "reached from somewhere else"
                    }
                  } ]
                }, {
                  "ruleId" : "mistake",
                  "ruleIndex" : 0,
                  "level" : "error",
                  "message" : {
                    "text" : "command line: there is no such inventory"
                  },
                  "locations" : [ {
                    "physicalLocation" : {
                      "artifactLocation" : {
                        "uri" : "target/check%20output/site.yml",
                        "uriBaseId" : "%SRCROOT%"
                      }
                    }
                  } ]
                } ]
              } ]
            }
            """
                .replace("ROOT\"", root + "\""));
  }

  @Test
  void aFileElsewhereHasItsWholePath() throws IOException {
    var elsewhere = Files.createTempFile("site", ".yml");
    var place = new Place(new Source(elsewhere.toString(), "x"), 1, 1, 1);

    var seen = check("sarif", new MistakesFound(Problem.at(place, "wrong")));

    assertThat(seen.out())
        .contains("\"uri\" : \"%s\"\n".formatted(elsewhere.toUri()))
        .contains("\"endColumn\" : 2");
    Files.delete(elsewhere);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif"})
  void mistakesOfARealPlaybookAllComeOut(String form) throws IOException {
    Files.writeString(PLAYBOOK, TEXT + "    - debug: {msg: \"${nobody}\"}\n      wen: true\n");

    var seen =
        Terminal.run(Map.of(), "check", PLAYBOOK.toString(), "-i", "web,", "-e", "x", "-o", form);

    assertThat(seen.out())
        .contains("unknown parameter `sate`", "keyword `wen`", "gives no variable a value");
    assertThat(seen.err()).isEmpty();
    assertThat(seen.code()).isEqualTo(1);
  }

  private static MistakesFound mistakes() {
    var place = new Place(new Source(PLAYBOOK.toString(), TEXT), 3, 13, 4);
    return new MistakesFound(
        List.of(
            Problem.at(place, "unknown parameter `sate` of module `apt`", "did you mean `state`?")
                .reachedFrom(PLAYBOOK + ":1 (use: base)")
                .reachedFrom("somewhere else"),
            Problem.at(
                new Source("command line", "-i web").start(), "there is no such inventory")));
  }

  private static FakeChecker right() {
    return new FakeChecker(() -> FakeRun.of(Scenes.run()));
  }

  private static CommandLineRun check(String form, MistakesFound mistakes) {
    var checker =
        new FakeChecker(() -> {
          throw mistakes;
        });
    var seen = CommandLineRun.of(checker, "check", PLAYBOOK.toString(), "-o", form);
    assertThat(seen.code()).isEqualTo(1);
    assertThat(seen.err()).isEmpty();
    return seen;
  }

  private static Set<String> fields(String json) throws IOException {
    var names = new HashSet<String>();
    try (var parser = new JsonFactory().createParser(json)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          names.add(parser.currentName());
        }
      }
    }
    return names;
  }
}
