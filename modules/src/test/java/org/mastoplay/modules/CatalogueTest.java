package org.mastoplay.modules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.module.Module;
import org.mastoplay.module.ModuleCatalogue;
import org.mastoplay.module.ModuleSpec;
import org.mastoplay.module.Modules;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** All modules are known, documented and pure. */
final class CatalogueTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.mastoplay.modules");

  static List<ModuleSpec> modules() {
    return new Modules(List.of(new BuiltInModules())).all();
  }

  @Test
  void everyModuleIsInTheCatalogue() {
    var annotated =
        CLASSES.stream()
            .filter(it -> it.isAnnotatedWith(Module.class))
            .map(JavaClass::getName)
            .toList();
    assertThat(new BuiltInModules().modules().stream().map(Class::getName))
        .containsExactlyInAnyOrderElementsOf(annotated);
  }

  @Test
  void theEngineFindsTheCatalogue() {
    assertThat(ServiceLoader.load(ModuleCatalogue.class))
        .hasAtLeastOneElementOfType(BuiltInModules.class);
  }

  @Test
  void modulesSeeNothingButWhatTheyArePlannedWith() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.mastoplay.modules",
            "org.mastoplay.module",
            "org.mastoplay.text",
            "java.lang",
            "java.lang.runtime",
            "java.lang.invoke",
            "java.math",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "java.time",
            "java.time.format",
            "com.google.common..",
            "org.jspecify.annotations")
        .check(CLASSES);
  }

  @Test
  void modulesTouchNoHostAndNoClock() {
    noClasses()
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Process.class)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleHasExamplesThatBind(ModuleSpec module) {
    assertThat(module.summary()).matches("[A-Z].*\\.");
    assertThat(module.examples()).hasSizeGreaterThanOrEqualTo(2);
    for (var example : module.examples()) {
      var task = (Node.Mapping) ((Node.Sequence) Yaml.read(example)).items().getFirst();
      var entry = task.entry(module.name()).orElseThrow();
      var problems = new Problems();
      module.checkNames(entry.value(), entry.key().place(), problems);
      var bound = module.bind(entry.value(), entry.key().place(), ModuleTable.CONTEXT, problems);
      assertThat(problems.list()).as(example).isEmpty();
      assertThat(bound).isPresent();
    }
  }
}
