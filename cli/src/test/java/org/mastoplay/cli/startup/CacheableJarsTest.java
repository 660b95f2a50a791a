package org.mastoplay.cli.startup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheableJarsTest {
  private static final byte[] OLD = classOf(ClassFile.JAVA_5_VERSION);
  private static final byte[] NEW = classOf(ClassFile.JAVA_25_VERSION);

  @TempDir private Path folder;

  @Test
  void changesOldClassesAndNothingElse() throws Exception {
    var jar =
        jar(
            Map.of(
                "Old.class",
                OLD,
                "New.class",
                NEW,
                "words.txt",
                "ä".getBytes(StandardCharsets.UTF_8)));
    CacheableJars.main(new String[] {jar.toString()});
    var changed = contents(jar);
    assertEquals(
        ClassFile.JAVA_8_VERSION, ClassFile.of().parse(changed.get("Old.class")).majorVersion());
    assertArrayEquals(NEW, changed.get("New.class"));
    assertEquals("ä", new String(changed.get("words.txt"), StandardCharsets.UTF_8));
    assertEquals(3, changed.size());
    assertArrayEquals(new String[] {"some.jar"}, folder.toFile().list());
  }

  @Test
  void leavesAJarWithoutOldClassesAlone() throws Exception {
    var jar = jar(Map.of("New.class", NEW));
    var before = Files.readAllBytes(jar);
    CacheableJars.main(new String[] {jar.toString()});
    assertArrayEquals(before, Files.readAllBytes(jar));
  }

  @Test
  void leavesWhatItCannotReadAsItWas() throws Exception {
    var jar = jar(Map.of("Broken.class", new byte[] {1}, "Old.class", OLD));
    var before = Files.readAllBytes(jar);
    assertThrows(
        IllegalArgumentException.class, () -> CacheableJars.main(new String[] {jar.toString()}));
    assertArrayEquals(before, Files.readAllBytes(jar));
  }

  private static byte[] classOf(int version) {
    return ClassFile.of().build(ClassDesc.of("Some"), builder -> builder.withVersion(version, 0));
  }

  private Path jar(Map<String, byte[]> entries) throws IOException {
    var jar = folder.resolve("some.jar");
    try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (var entry : new TreeMap<>(entries).entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return jar;
  }

  private static Map<String, byte[]> contents(Path jar) throws IOException {
    var contents = new TreeMap<String, byte[]>();
    try (var file = new ZipFile(jar.toFile())) {
      for (var entry : file.stream().toList()) {
        contents.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    return contents;
  }
}
