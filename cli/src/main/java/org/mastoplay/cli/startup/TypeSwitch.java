package org.mastoplay.cli.startup;

import com.google.common.collect.ImmutableList;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.lang.runtime.SwitchBootstraps;

/**
 * A {@code switch} on types, as a method of its own class: does what {@link
 * SwitchBootstraps#typeSwitch} has the JVM write.
 *
 * @param type of the method: it is given a value, and the first label to compare it with
 * @param labels the types in their order
 */
record TypeSwitch(String name, MethodTypeDesc type, ImmutableList<ClassDesc> labels) {
  private static final ClassDesc BOOTSTRAPS =
      SwitchBootstraps.class.describeConstable().orElseThrow();

  /** Whether a call asks for the label that fits a value, and all labels are types. */
  static boolean isOne(InvokeDynamicInstruction call) {
    var bootstrap = call.bootstrapMethod();
    return bootstrap.owner().equals(BOOTSTRAPS)
        && bootstrap.methodName().equals("typeSwitch")
        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  static TypeSwitch of(InvokeDynamicInstruction call, int number) {
    var labels =
        call.bootstrapArgs().stream()
            .map(ClassDesc.class::cast)
            .collect(ImmutableList.toImmutableList());
    return new TypeSwitch("typeSwitch$" + number, call.typeSymbol(), labels);
  }

  void call(ClassModel owner, CodeBuilder code) {
    code.invokestatic(
        owner.thisClass().asSymbol(), name, type, owner.flags().has(AccessFlag.INTERFACE));
  }

  void addTo(ClassBuilder owner) {
    owner.withMethodBody(
        name,
        type,
        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
        this::body);
  }

  private void body(CodeBuilder code) {
    code.aload(0).ifThen(Opcode.IFNULL, isNull -> isNull.iconst_m1().ireturn());
    for (var i = 0; i < labels.size(); i++) {
      var index = i;
      code.iload(1)
          .loadConstant(index)
          .ifThen(
              Opcode.IF_ICMPLE,
              asked ->
                  asked
                      .aload(0)
                      .instanceOf(labels.get(index))
                      .ifThen(fits -> fits.loadConstant(index).ireturn()));
    }
    code.loadConstant(labels.size()).ireturn();
  }
}
