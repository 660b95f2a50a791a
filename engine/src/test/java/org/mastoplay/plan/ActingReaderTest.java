package org.mastoplay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mastoplay.play.Become;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

class ActingReaderTest {
  private final Templates templates = new Templates();
  private final ActingReader reader = new ActingReader(templates, Become.UNSAID);

  @Test
  void anAccountIsTakenByItsName() {
    assertThat(reader.read(become(false), nothing(), _ -> Optional.empty()))
        .isEqualTo(new Acting(Optional.of("alice"), "sudo"));
  }

  /** The host shows whom sudo is asked to become. */
  @Test
  void anAccountCannotBeSecret() {
    assertThatThrownBy(() -> reader.read(become(true), nothing(), _ -> Optional.empty()))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining("the account to become is secret");
  }

  private static Become become(boolean secret) {
    var place = new Source("site.yml", "become_user: alice").start();
    return new Become(
        Optional.of(true),
        Optional.of(new Node.Scalar(place, "alice", true, secret)),
        Optional.empty());
  }

  private Variables nothing() {
    return new Scope(templates, List.of(Layer.data(Map.of())));
  }
}
