package org.mastoplay.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Cases;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

class InventoryTest {
  private static final String YAML =
      """
      all:
        vars: {who: all}
        hosts:
          lone: {ansible_host: 10.0.0.9}
        children:
          site:
            vars: {who: site, site: 1}
            children:
              web: {hosts: {"web[1:3]": {port: 80}}, vars: {who: web}}
              db: {hosts: {db1: , db2: {who: host}}, vars: {who: db}}
          debian:
            hosts: {web1: , db1: }
          empty:
      """;
  private static final String INI =
      """
      # who is who
      lone ansible_host=10.0.0.9

      [all:vars]
      who=all

      [web]
      web[1:3] port=80   # pages

      [db]
      db1
      db2 who=host

      [site:children]
      web
      db

      [site:vars]
      who = site
      site = 1

      [web:vars]
      who=web

      [db:vars]
      who=db

      [debian]
      web1
      db1

      [empty]
      """;

  private static final InventoryPrograms PROGRAMS =
      (_, _) -> {
        throw new AssertionError("no program may be run");
      };

  private final VariableFiles files = new VariableFiles(new AgeKeys(Map.of(), Path.of("/none")));
  private final Problems problems = new Problems();
  @TempDir private Path folder;
  private Path playbooks = Path.of("");

  @BeforeEach
  void makeFolders() throws IOException {
    playbooks = Files.createDirectory(folder.resolve("playbooks"));
  }

  static Stream<Cases> mistakes() {
    return Cases.of(InventoryTest.class, "inventories.cases");
  }

  @ParameterizedTest
  @MethodSource
  void mistakes(Cases it) {
    var name = "hosts." + it.title().replaceFirst(":.*", "");
    write(name, it.input());
    load(name);

    assertThat(Cases.told(problems.list())).isEqualTo(it.expected());
  }

  @ParameterizedTest
  @CsvSource({"hosts.yml, lone web1 web2 web3 db1 db2", "hosts.ini, lone web1 web2 web3 db1 db2"})
  void bothFormsSayTheSame(String file, String hosts) {
    write(file, file.endsWith("yml") ? YAML : INI);
    var inventory = load(file);

    assertThat(problems.list()).isEmpty();
    assertThat(names(inventory.hosts())).isEqualTo(hosts);
    assertThat(inventory.groups().get("site"))
        .containsExactly("web1", "web2", "web3", "db1", "db2");
    assertThat(inventory.groups().get("ungrouped")).containsExactly("lone");
    assertThat(inventory.host("web1")).map(Host::groups).contains(List.of("debian", "site", "web"));
    assertThat(variable(inventory, "web1", "who")).isEqualTo("web");
    assertThat(variable(inventory, "web1", "site")).isEqualTo("1");
    assertThat(variable(inventory, "web3", "port")).isEqualTo("80");
    assertThat(variable(inventory, "db2", "who")).isEqualTo("host");
    assertThat(variable(inventory, "lone", "who")).isEqualTo("all");
    assertThat(variable(inventory, "lone", "ansible_host")).isEqualTo("10.0.0.9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all|lone web1 web2 web3 db1 db2",
        "*|lone web1 web2 web3 db1 db2",
        "web|web1 web2 web3",
        "web2|web2",
        "web:db|web1 web2 web3 db1 db2",
        "db,web|web1 web2 web3 db1 db2",
        "web:!web2|web1 web3",
        "site:&debian|web1 db1",
        "site:&debian:!db|web1",
        "!web|lone db1 db2",
        "web*|web1 web2 web3",
        "*1|web1 db1",
        "web[0]|web1",
        "web[-1]|web3",
        "web[0:1]|web1 web2",
        "web[1:]|web2 web3",
        "~[wd].*1|web1 db1",
        "lone:localhost|lone localhost",
        "empty|''",
        "ungrouped|lone",
      })
  void patterns(String pattern, String hosts) {
    write("hosts.yml", YAML);
    var found =
        load("hosts.yml").select(Node.text(new Source("p", pattern).start(), pattern), problems);

    assertThat(problems.list()).isEmpty();
    assertThat(names(found)).isEqualTo(hosts.replace("''", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "web:wbe, 'site.yml:1:12: there is no host or group `wbe`'",
    "web9, 'site.yml:1:8: there is no host or group `web9`'",
    "'!wbe', 'site.yml:1:9: there is no host or group `wbe`'",
    "x*, 'site.yml:1:8: no host or group matches `x*`'",
    "~((, 'site.yml:1:8: this regular expression doesn''t parse: Unclosed group'",
    "',', 'site.yml:1:8: this names no hosts'",
  })
  void patternsThatMeanNothing(String pattern, String message) {
    write("hosts.yml", YAML);
    var source = new Source("site.yml", "hosts: " + pattern);
    var place = new Place(source, 1, 8, pattern.length());
    load("hosts.yml").select(Node.text(place, pattern), problems);

    assertThat(Cases.told(problems.list())).startsWith(message);
  }

  @Test
  void whatIsNearerTheHostWins() {
    write(
        "hosts.yml",
        "all: {hosts: {a: {h: 1}}, vars: {x: 1, g: 1}, children: {web: {hosts: {a: }}}}");
    write("group_vars/all.yml", "x: 2\ng: 2\nh: 2");
    write("playbooks/group_vars/all.yml", "g: 3\nh: 3\np: 3");
    write("group_vars/web/one.yaml", "g: 4");
    write("group_vars/web/two", "w: 4");
    write("host_vars/a", "h: 5\nv: 5");
    write("playbooks/host_vars/a.yml", "v: 6");
    var inventory = load("hosts.yml");

    assertThat(problems.list()).isEmpty();
    assertThat(Stream.of("x", "g", "h", "p", "w", "v").map(it -> variable(inventory, "a", it)))
        .containsExactly("2", "4", "5", "3", "4", "6");
  }

  @Test
  void amongEqualsPriorityThenTheNameDecides() {
    write(
        "hosts.ini",
        """
        [a]
        h
        [b]
        h
        [c]
        h
        [a:vars]
        x=a
        y=a
        ansible_group_priority=5
        [b:vars]
        x=b
        z=b
        [c:vars]
        z=c
        """);
    var inventory = load("hosts.ini");

    assertThat(Stream.of("x", "y", "z").map(it -> variable(inventory, "h", it)))
        .containsExactly("a", "a", "c");
  }

  @Test
  void aCharacterThatNoNameCanHoldIsRefused() {
    write("hosts.ini", "web\0");

    load("hosts.ini");

    assertThat(problems.list()).singleElement().asString().contains("remove U+0000");
  }

  @Test
  void aListOfHostsAndAFolder() {
    write("inv/a.ini", "[web]\nw1\n");
    write("inv/b.yml", "web: {hosts: {w2: }}");
    write("inv/.hidden", "[");
    write("inv/group_vars/web.yml", "x: 1");
    var inventory =
        Inventory.load(List.of("inv", "h1, h[2:3],"), folder, playbooks, files, PROGRAMS, problems);

    assertThat(problems.list()).isEmpty();
    assertThat(names(inventory.hosts())).isEqualTo("w1 w2 h1 h2 h3");
    assertThat(variable(inventory, "w2", "x")).isEqualTo("1");
  }

  @Test
  void generatedSecretsInAFolderAreNoInventory() {
    write("inv/hosts", "w1\n");
    write("inv/secrets.yml", "-----BEGIN AGE ENCRYPTED FILE-----\n");

    assertThat(names(load("inv").hosts())).isEqualTo("w1");
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void withoutAnInventoryThereIsThisMachine() {
    var inventory = Inventory.load(List.of(), folder, playbooks, files, PROGRAMS, problems);

    assertThat(problems.list()).isEmpty();
    assertThat(inventory.hosts()).isEmpty();
    assertThat(variable(inventory, "localhost", "ansible_connection")).isEqualTo("local");
    write("inventory", "[web]\nw1\n");
    assertThat(
            names(Inventory.load(List.of(), folder, playbooks, files, PROGRAMS, problems).hosts()))
        .isEqualTo("w1");
  }

  @Test
  void anInventoryThatIsNotThere() {
    load("web");

    assertThat(Cases.told(problems.list()))
        .isEqualTo(
            """
            command line:1:4: there is no such inventory
                1 | -i web
                  |    ^^^ for a host of that name write `web,` with a comma\
            """);
  }

  private Inventory load(String file) {
    return Inventory.load(List.of(file), folder, playbooks, files, PROGRAMS, problems);
  }

  private static String names(List<Host> hosts) {
    return String.join(" ", hosts.stream().map(Host::name).toList());
  }

  private static String variable(Inventory inventory, String host, String name) {
    return inventory
        .host(host)
        .flatMap(it -> Optional.ofNullable(it.variables().get(name)))
        .map(it -> ((Node.Scalar) it).text())
        .orElse("nothing");
  }

  private void write(String name, String text) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
