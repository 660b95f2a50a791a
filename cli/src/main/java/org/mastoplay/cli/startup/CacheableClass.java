package org.mastoplay.cli.startup;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Turns classes into such as the JVM's cache keeps (JEP 514). What it does not keep is made anew at
 * each start, at a millisecond or two a class:
 *
 * <ul>
 *   <li>classes of before Java 6, as picocli's are: they lack what the verifier needs (JVMS
 *       4.10.1);
 *   <li>the class that the JVM writes for each {@code switch} on types when it first gets there.
 * </ul>
 */
final class CacheableClass {
  private static final int OLDEST_KEPT = ClassFile.JAVA_6_VERSION;

  private final ClassFile files;

  /**
   * @param others finds the classes that a class mentions
   */
  CacheableClass(ClassLoader others) {
    files =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(others)));
  }

  /**
   * The class file to put in the place of this one; nothing if the cache keeps it as it is.
   *
   * @throws IllegalArgumentException if it is no class file
   */
  Optional<byte[]> insteadOf(byte[] file) {
    var model = files.parse(file);
    return model.majorVersion() < OLDEST_KEPT
        ? Optional.of(renewed(model))
        : withoutTypeSwitches(model);
  }

  private byte[] renewed(ClassModel model) {
    // To write the code again adds what it lacks.
    ClassTransform code = ClassTransform.transformingMethodBodies(CodeBuilder::with);
    return files.transformClass(
        model,
        code.andThen((builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            builder.with(element);
          }
        }));
  }

  private Optional<byte[]> withoutTypeSwitches(ClassModel model) {
    var switches = new ArrayList<TypeSwitch>();
    ClassTransform calls =
        ClassTransform.transformingMethodBodies((code, element) -> {
          if (element instanceof InvokeDynamicInstruction call && TypeSwitch.isOne(call)) {
            var found = TypeSwitch.of(call, switches.size());
            switches.add(found);
            found.call(model, code);
          } else {
            code.with(element);
          }
        });
    var changed =
        files.transformClass(
            model,
            calls.andThen(
                ClassTransform.endHandler(builder -> switches.forEach(it -> it.addTo(builder)))));
    return switches.isEmpty() ? Optional.empty() : Optional.of(changed);
  }
}
