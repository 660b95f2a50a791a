package org.mastoplay.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.text.Cases;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.YamlReader;

class GeneratedSecretTest {
  private final Problems problems = new Problems();

  static Stream<Cases> mistakes() {
    return Cases.of(GeneratedSecretTest.class, "generated.cases");
  }

  @ParameterizedTest
  @MethodSource
  void mistakes(Cases it) {
    read(it.input());

    assertThat(Cases.told(problems.list())).isEqualTo(it.expected());
  }

  @Test
  void isReadWithWhatItIsPer() {
    var read = read("otp: {generate: hex, bytes: 64, per: '${domain}'}").getFirst();

    assertThat(read.name()).isEqualTo("otp");
    assertThat(read.kind()).isEqualTo(SecretKind.HEX);
    assertThat(read.length()).isEqualTo(64);
    assertThat(read.per().map(Node.Scalar::text)).contains("${domain}");
    assertThat(read.place()).hasToString("a.yml:1:1");
  }

  private List<GeneratedSecret> read(String yaml) {
    var map = (Node.Mapping) YamlReader.read(new Source("a.yml", yaml), problems).orElseThrow();
    return map.entries().stream()
        .flatMap(entry -> GeneratedSecret.read(entry, problems).stream())
        .toList();
  }
}
