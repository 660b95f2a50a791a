package org.mastoplay.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Secret;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** What a module's record says of its parameters, and what arguments become. */
final class ModuleSpecTest {
  private static final Place TASK = new Source("site.yml", "- sample:").start();
  private static final ModuleSpec SPEC = ModuleSpec.of(Sample.class);

  /** A module with a parameter of every type. */
  @Module(
      name = "sample",
      summary = "Shows all types.",
      since = "0.1",
      examples = {"a", "b"})
  record Sample(
      @Doc("Name") @FreeForm @Alias("title") String name,
      @Doc("Kind") @Default("build-dep") Kind kind,
      @Doc("Flag") @Default("false") boolean flag,
      @Doc("Maybe") Optional<Boolean> maybe,
      @Doc("Count") @Default("3") int maxCount,
      @Doc("Words") List<String> words,
      @Doc("Some words") Optional<List<String>> someWords,
      @Doc("Paths") List<RemotePath> paths,
      @Doc("Mode") Optional<Mode> mode,
      @Doc("Options") Map<String, String> options,
      @Doc("Password") Optional<Secret> password,
      @Doc("Text") Optional<Content> content,
      @Doc("Conditions") List<Condition> that,
      @Doc("File") Optional<LocalFile> src,
      @Doc("Template") Optional<RenderedTemplate> template)
      implements TaskModule<Probe.Nothing> {
    enum Kind {
      @Doc("It is there")
      PRESENT,
      BUILD_DEP
    }

    Sample {
      if (src.isPresent() && content.isPresent()) {
        throw new IllegalArgumentException("give either `src` or `content`");
      }
    }

    @Override
    public Probe<Probe.Nothing> probe() {
      return Probe.nothing();
    }

    @Override
    public Plan plan(Probe.Nothing now) {
      return Plan.inOrder();
    }
  }

  @Test
  void tellsWhatAPersonHasToKnow() {
    assertThat(SPEC.name()).isEqualTo("sample");
    assertThat(SPEC.parameters().stream().map(it -> it.name() + ": " + it.type()))
        .containsExactly(
            "name: text",
            "kind: one of: present, build-dep",
            "flag: true or false",
            "maybe: true or false",
            "max_count: whole number",
            "words: list of text",
            "some_words: list of text",
            "paths: list of absolute path",
            "mode: file mode",
            "options: map to text",
            "password: secret text",
            "content: text",
            "that: list of expression",
            "src: file beside the playbook",
            "template: template beside the playbook");
    assertThat(SPEC.parameters().stream().filter(ParameterSpec::required))
        .extracting(ParameterSpec::name)
        .containsExactly("name");
    assertThat(SPEC.parameters().get(1).choices())
        .containsExactly(
            new ParameterSpec.Choice("present", "It is there"),
            new ParameterSpec.Choice("build-dep", ""));
  }

  @Test
  void bindsByDeclaredTypes() {
    var sample =
        bind(
            map(
                "title", text("n"),
                "kind", text("build_dep"),
                "flag", text("true"),
                "maybe", text("false"),
                "max-count", text("7"),
                "words", text("a, b"),
                "some_words", new Node.Sequence(TASK, List.of()),
                "paths", new Node.Sequence(TASK, List.of(text("/a/"), text("/b"))),
                "mode", text("0640"),
                "options", map("x", text("1")),
                "password", text("p,q"),
                "that", text("f(a, b)"),
                "src", text("s"),
                "template", text("~")));
    assertThat(sample)
        .isEqualTo(
            new Sample(
                "n",
                Sample.Kind.BUILD_DEP,
                true,
                Optional.of(false),
                7,
                List.of("a", "b"),
                Optional.of(List.of()),
                List.of(new RemotePath("/a"), new RemotePath("/b")),
                Optional.of(new Mode(0640)),
                Map.of("x", "1"),
                Optional.of(new Secret("p,q")),
                Optional.empty(),
                List.of(new Condition("f(a, b)", true)),
                Optional.of(new LocalFile("s", Content.EMPTY)),
                Optional.empty()));
  }

  @Test
  void aScalarIsTheFreeFormAndTheRestHasDefaults() {
    var sample = (Sample) bind(text("hello, world"));
    assertThat(sample.name()).isEqualTo("hello, world");
    assertThat(sample.kind()).isEqualTo(Sample.Kind.BUILD_DEP);
    assertThat(sample.maxCount()).isEqualTo(3);
    assertThat(sample.words()).isEmpty();
    assertThat(sample.someWords()).isEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            map("nmae", text("n")),
            "unknown parameter `nmae` of module `sample`" + " / did you mean `name`?"),
        arguments(
            map("flag", text("true")),
            "module `sample` needs the parameter `name`" + " / add the line `name: …` below it"),
        arguments(
            map("name", text("~")),
            "module `sample` needs the parameter `name`" + " / add the line `name: …` below it"),
        arguments(
            map("name", text("a"), "title", text("b")),
            "`name` is given twice" + " / `title` is another name for it: keep one"),
        arguments(
            map("name", text("a"), "flag", text("yes")),
            "`yes` is neither true nor false / write true"),
        arguments(
            map("name", text("a"), "flag", text("off")),
            "`off` is neither true nor false / write false"),
        arguments(
            map("name", text("a"), "max_count", text("many")),
            "`many` is not a whole number / write digits, such as 3600"),
        arguments(
            map("name", text("a"), "max_count", text("99999999999")),
            "`99999999999` is too large a number / write one below 2147483648"),
        arguments(
            map("name", text("a"), "kind", text("presnt")),
            "unknown value `presnt` / did you mean `present`?"),
        arguments(
            map("name", text("a"), "mode", text("rw")),
            "`rw` is not a file mode: write three or four octal digits such as 0644, or u=rw,go=r"),
        arguments(map("name", map()), "this must be text, not a map / write a single value"),
        arguments(
            map("name", text("a"), "options", text("b")),
            "this must be a map, not text / `name: value`"),
        arguments(
            map("name", text("a"), "src", text("b"), "content", text("c")),
            "give either `src` or `content`"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void findsMistakesBeforeAnythingIsRendered(Node arguments, String mistake) {
    var problems = new Problems();
    SPEC.checkNames(arguments, TASK, problems);
    assertThat(described(problems)).containsExactly(mistake);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void findsTheSameMistakesWhenItBinds(Node arguments, String mistake) {
    var problems = new Problems();
    assertThat(SPEC.bind(arguments, TASK, Unrendered.CONTEXT, problems)).isEmpty();
    assertThat(described(problems)).containsExactly(mistake);
  }

  @Test
  void whatIsStillToBeRenderedIsNotCheckedForItsType() {
    var problems = new Problems();
    var paths = new Node.Sequence(TASK, List.of(text("${path}"), text("relative")));
    SPEC.checkNames(
        map("name", text("${n}"), "flag", text("${f}"), "paths", paths), TASK, problems);
    assertThat(described(problems))
        .containsExactly("`relative` is not an absolute path: a path on a host begins with `/`");
  }

  @Test
  void aFreeFormThatARunWillTellIsNoMistake() {
    var problems = new Problems();
    SPEC.checkNames(new Node.Unknown(TASK, "another task"), TASK, problems);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void modulesAreFoundByNameAndAlias() {
    var modules = new Modules(List.of(() -> List.of(Sample.class)));
    assertThat(modules.names()).containsExactly("sample");
    assertThat(modules.find("sample").map(ModuleSpec::summary)).contains("Shows all types.");
    assertThat(modules.find("simple")).isEmpty();
    ModuleCatalogue twice = () -> List.of(Sample.class, Sample.class);
    assertThatThrownBy(() -> new Modules(List.of(twice)))
        .hasMessage("two modules are called `sample`");
  }

  static Stream<Arguments> secrets() {
    var place = "`%s` is secret, but it would show in the host's list of processes";
    return Stream.of(
        arguments("name", secret("n"), place),
        arguments("max_count", secret("many"), place),
        arguments("words", new Node.Sequence(TASK, List.of(text("a"), secret("b"))), place),
        arguments("some_words", secret("a, b"), place),
        arguments("paths", secret("/a"), place),
        arguments("options", map("a", text("b"), "c", secret("d")), place),
        arguments("src", secret("s"), place),
        arguments("title", secret("n"), place.replace("%s", "name")),
        arguments("kind", secret("present"), ""),
        arguments("flag", secret("true"), ""),
        arguments("maybe", secret("true"), ""),
        arguments("password", secret("p"), ""),
        arguments("content", secret("c"), ""),
        arguments("that", secret("x"), ""));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void aSecretIsRefusedWhereTheHostWouldShowIt(String parameter, Node argument, String message) {
    var arguments =
        parameter.equals("name") || parameter.equals("title")
            ? map(parameter, argument)
            : map("name", text("n"), parameter, argument);
    var remedy = " / give secrets in files, in `environment`, or as `stdin`";
    var expected =
        message.isEmpty() ? List.<String>of() : List.of(message.formatted(parameter) + remedy);
    var atOnce = new Problems();
    SPEC.checkNames(arguments, TASK, atOnce);
    assertThat(described(atOnce).toList()).isEqualTo(expected);
    var rendered = new Problems();
    var bound = SPEC.bind(arguments, TASK, Unrendered.CONTEXT, rendered);
    assertThat(described(rendered).toList()).isEqualTo(expected);
    assertThat(bound.isPresent()).isEqualTo(message.isEmpty());
  }

  private static Node.Scalar secret(String text) {
    return new Node.Scalar(TASK, text, true, true);
  }

  private static TaskModule<?> bind(Node arguments) {
    var problems = new Problems();
    var bound = SPEC.bind(arguments, TASK, Unrendered.CONTEXT, problems);
    assertThat(problems.list()).isEmpty();
    return bound.orElseThrow();
  }

  private static Stream<String> described(Problems problems) {
    return problems.list().stream()
        .map(it -> it.message() + it.remedy().map(remedy -> " / " + remedy).orElse(""));
  }

  private static Node.Scalar text(String text) {
    return Node.plain(TASK, text);
  }

  private static Node.Mapping map(Object... keysAndValues) {
    var entries = new ArrayList<Node.Entry>();
    for (var i = 0; i < keysAndValues.length; i += 2) {
      entries.add(new Node.Entry(text((String) keysAndValues[i]), (Node) keysAndValues[i + 1]));
    }
    return new Node.Mapping(TASK, entries);
  }
}
