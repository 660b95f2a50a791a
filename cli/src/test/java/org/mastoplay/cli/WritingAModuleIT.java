package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.lab.Suite;
import org.mastoplay.module.Modules;
import org.mastoplay.module.TaskModule;
import org.mastoplay.modules.BuiltInModules;

/** docs/writing-a-module.md, followed to the letter: its module keeps its word on a real host. */
class WritingAModuleIT {
  private static final Path PAGE = Path.of("../docs/writing-a-module.md");

  @Test
  void whatThePageMakesKeepsItsWord(@TempDir Path folder) throws Exception {
    var module = compiled(block("java", "record Motd("), folder.resolve("classes"));
    var modules = new Modules(List.of(new BuiltInModules(), () -> List.of(module)));
    var table =
        Files.writeString(folder.resolve("motd.yml"), block("yaml", "What `motd` promises"));
    try (var rehearsal =
        Rehearsal.boot(folder.resolve("lab"), Suite.TRIXIE, Map.of("motd", Set.of()), modules)) {
      new ContractLife(rehearsal, "motd").live(ContractTable.read(table));
    }
  }

  private static String block(String language, String part) throws Exception {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
        .matcher(Files.readString(PAGE))
        .results()
        .map(it -> it.group(1))
        .filter(it -> it.contains(part))
        .findFirst()
        .orElseThrow();
  }

  /** Compiled beside the modules, since their helpers are seen in their package alone. */
  @SuppressWarnings("unchecked") // The page says that it implements TaskModule.
  private static Class<? extends TaskModule<?>> compiled(String text, Path classes)
      throws Exception {
    Files.createDirectories(classes);
    var source =
        new SimpleJavaFileObject(URI.create("string:///Motd.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    var said = new StringWriter();
    var task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                said,
                null,
                null,
                List.of("-parameters", "-proc:none", "-d", classes.toString()),
                null,
                List.of(source));
    assertThat(task.call()).as(said.toString()).isTrue();
    var lookup = MethodHandles.privateLookupIn(BuiltInModules.class, MethodHandles.lookup());
    var bytes = Files.readAllBytes(classes.resolve("org/mastoplay/modules/Motd.class"));
    return (Class<? extends TaskModule<?>>) lookup.defineClass(bytes);
  }
}
