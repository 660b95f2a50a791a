package org.mastoplay.cli.startup;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.module.ModuleSpec;
import org.mastoplay.modules.BuiltInModules;
import picocli.CommandLine;

class CacheableClassTest {
  private static final ClassLoader LOADER = CacheableClassTest.class.getClassLoader();

  private final CacheableClass cacheable = new CacheableClass(LOADER);

  /** A switch on types, with all that such a switch can have. */
  static final class Sample implements Function<Object, String> {
    @Override
    public String apply(Object value) {
      return switch (value) {
        case String text when text.isEmpty() -> "nothing";
        case String text when text.length() == 1 -> "a character";
        case String text -> "text " + text;
        case Integer number when number < 0 -> "less than nothing";
        case int[] numbers -> numbers.length + " numbers";
        case Number number -> "number " + number;
        case List<?> list -> ordered(list);
        default -> "something";
      };
    }

    private static String ordered(Iterable<?> list) {
      return switch (list) {
        case ArrayList<?> array -> "array of " + array.size();
        case List<?> other -> "list of " + other.size();
        case Iterable<?> other -> "others";
      };
    }
  }

  static Stream<Object> values() {
    return Stream.of(
        "",
        "a",
        "ab",
        -1,
        1,
        1.5,
        new int[3],
        List.of(1),
        new ArrayList<>(List.of(1, 2)),
        Map.of());
  }

  @ParameterizedTest
  @MethodSource("values")
  void aSwitchOnTypesDoesWhatItDidBefore(Object value) throws Exception {
    assertEquals(new Sample().apply(value), rewritten().apply(value));
  }

  @Test
  @SuppressWarnings("NullAway") // What it is given here.
  void aSwitchOnTypesRefusesNull() {
    assertThrows(NullPointerException.class, () -> rewritten().apply(null));
  }

  /** Whatever the program runs; picocli's classes are those of before Java 6. */
  static Stream<Path> programs() {
    return Stream.of(
            CacheableClass.class, ModuleSpec.class, BuiltInModules.class, CommandLine.class)
        .map(CacheableClassTest::location);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void allClassesOfTheProgramCanBeKept(Path program) throws Exception {
    var changed = 0;
    for (var file : classesOf(program)) {
      var instead = cacheable.insteadOf(file);
      changed += instead.isPresent() ? 1 : 0;
      var kept = instead.orElse(file);
      assertAll(
          () -> assertEquals(List.of(), files().verify(kept)),
          () -> assertTrue(files().parse(kept).majorVersion() >= ClassFile.JAVA_6_VERSION),
          () -> assertEquals(Optional.empty(), typeSwitch(kept)),
          () -> assertEquals(Optional.empty(), cacheable.insteadOf(kept).map(it -> "again")));
    }
    assertTrue(changed > 0, program + " has nothing to change");
  }

  @Test
  void whatIsNoClassIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> cacheable.insteadOf(new byte[] {1, 2, 3}));
  }

  @SuppressWarnings("unchecked")
  private Function<Object, String> rewritten() throws Exception {
    var name = Sample.class.getName();
    byte[] file;
    try (var stream = LOADER.getResourceAsStream(name.replace('.', '/') + ".class")) {
      file = cacheable.insteadOf(stream.readAllBytes()).orElseThrow();
    }
    assertEquals(Optional.empty(), typeSwitch(file));
    var loader =
        new ClassLoader(LOADER) {
          Class<?> sample() {
            return defineClass(name, file, 0, file.length);
          }
        };
    var constructor = loader.sample().getDeclaredConstructor();
    constructor.setAccessible(true);
    return (Function<Object, String>) constructor.newInstance();
  }

  private static Optional<InvokeDynamicInstruction> typeSwitch(byte[] file) {
    return files().parse(file).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(CodeModel::elementStream)
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(InvokeDynamicInstruction.class::cast)
        .filter(TypeSwitch::isOne)
        .findFirst();
  }

  private static ClassFile files() {
    return ClassFile.of(
        ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofResourceParsing(LOADER)));
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<byte[]> classesOf(Path program) throws IOException {
    if (Files.isDirectory(program)) {
      return classesIn(program);
    }
    try (var jar = FileSystems.newFileSystem(URI.create("jar:" + program.toUri()), Map.of())) {
      return classesIn(jar.getPath("/"));
    }
  }

  private static List<byte[]> classesIn(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(it -> it.toString().endsWith(".class"))
          .map(CacheableClassTest::read)
          .toList();
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
