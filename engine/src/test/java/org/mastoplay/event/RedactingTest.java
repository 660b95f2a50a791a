package org.mastoplay.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.text.Secrets;
import org.mastoplay.text.Source;

class RedactingTest {
  private static final String CANARY = "hunter2";
  private static final Set<String> NAMES =
      Set.of("host", "hosts", "delegate", "playbook", "module", "property", "place");

  private final Secrets secrets = new Secrets();
  private final List<Event> seen = new ArrayList<>();
  private final Redacting redacting = new Redacting(seen::add, secrets);

  RedactingTest() {
    secrets.add(CANARY);
  }

  /** Every kind of event, with the secret in every text of it. */
  static Stream<Event> events() throws ReflectiveOperationException {
    return all(Event.class).stream().map(Event.class::cast);
  }

  @ParameterizedTest
  @MethodSource("events")
  void noTextOfAnEventShowsASecret(Event event) {
    redacting.emit(event);
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().getClass()).isEqualTo(event.getClass());
    assertThat(seen.getFirst().toString()).doesNotContain(CANARY);
    var had = event.toString().contains(CANARY);
    assertThat(seen.getFirst().toString().contains("••••••")).isEqualTo(had);
    assertThat(seen.getFirst().equals(event)).isEqualTo(!had);
  }

  @Test
  void contentsStayContents() {
    var shown = contents("DB=x\nPASS=swordfish\n", "DB=x\nPASS=hunter2\n");
    assertThat(shown.before().flatMap(Content::text)).contains("DB=x\nPASS=•••••• (old)\n");
    assertThat(shown.after().text()).contains("DB=x\nPASS=••••••\n");
  }

  @Test
  void contentsWithoutASecretAreLeftAlone() {
    var before = Content.of("a");
    var after = Content.of("b");
    assertThat(contents(before, after).before()).containsSame(before);
    assertThat(contents(before, after).after()).isSameAs(after);
  }

  @Test
  void theDigestOfASecretIsNotShownEither() {
    var after = Content.of(bytes("\0\0hunter2\377"));
    var shown = contents(Content.of(bytes("\0\0swordfish\377")), after);
    assertThat(shown.after().sha256()).isNotEqualTo(after.sha256());
    assertThat(shown.before().flatMap(Content::text)).contains("•••••• (old)");
    var other = Content.of(bytes("\0\377"));
    assertThat(contents(other, other).after()).isSameAs(other);
  }

  @Test
  void thePredecessorOfASecretPropertyIsNotShown() {
    var differs = new Difference.Differs("user alice", "token", "swordfish", "hunter2");
    assertThat(shown(differs))
        .isEqualTo(new Difference.Differs("user alice", "token", "•••••• (old)", "••••••"));
  }

  private Difference.Contents contents(String before, String after) {
    return contents(Content.of(before), Content.of(after));
  }

  private Difference.Contents contents(Content before, Content after) {
    return (Difference.Contents)
        shown(new Difference.Contents("/etc/x", Optional.of(before), after, ""));
  }

  private Difference shown(Difference difference) {
    seen.clear();
    var task = new TaskRef("x", "copy", new Source("s", "").start(), Optional.empty(), false);
    redacting.emit(
        new Event.TaskFinished(
            "web1",
            task,
            new TaskResult.Changed(List.of(difference), Optional.empty()),
            Duration.ZERO));
    var result = ((Event.TaskFinished) seen.getFirst()).result();
    return ((TaskResult.Changed) result).differences().getFirst();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** One value of each kind that a type has, with the secret in each of its texts. */
  private static List<Object> all(Class<?> type) throws ReflectiveOperationException {
    var values = new ArrayList<Object>();
    if (type.isSealed()) {
      for (var kind : type.getPermittedSubclasses()) {
        values.addAll(all(kind));
      }
      return values;
    }
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var constructor = type.getDeclaredConstructor(types);
    var choices = new ArrayList<List<Object>>();
    for (var component : components) {
      choices.add(values(component.getGenericType(), NAMES.contains(component.getName())));
    }
    var most = choices.stream().mapToInt(List::size).max().orElse(1);
    for (var i = 0; i < most; i++) {
      var round = i;
      values.add(
          constructor.newInstance(choices.stream().map(it -> it.get(round % it.size())).toArray()));
    }
    return values;
  }

  private static List<Object> values(Type type, boolean name) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      var arguments = generic.getActualTypeArguments();
      var inner = values(arguments[arguments.length - 1], name);
      return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
        case "Optional" -> inner.stream().<Object>map(Optional::of).toList();
        case "List" -> List.of(inner);
        case "Map" -> List.of(Map.of("web1", inner.getFirst()));
        default -> throw new IllegalArgumentException(generic.toString());
      };
    }
    if (((Class<?>) type).isEnum()) {
      return List.of(((Class<?>) type).getEnumConstants());
    }
    return switch (((Class<?>) type).getSimpleName()) {
      case "String" -> List.of(name ? "name" : "a " + CANARY + " b");
      case "int" -> List.of(1);
      case "long" -> List.of(1L);
      case "boolean" -> List.of(true);
      case "Duration" -> List.of(Duration.ZERO);
      case "Place" -> List.of(new Source("site.yml", "").start());
      case "Content" -> List.of(Content.of("x"));
      default -> all((Class<?>) type);
    };
  }
}
