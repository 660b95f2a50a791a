package org.mastoplay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which data meets the packages: each may use those before it and no other. */
class ArchitectureTest {
  private static final List<String> IN_ORDER =
      List.of(
          "text",
          "yaml",
          "secret",
          "template",
          "inventory",
          "play",
          "module",
          "event",
          "plan",
          "host",
          "run");

  /** Where freemarker lives; only there can its parsed templates be looked into. */
  private static final String FREEMARKER = "freemarker..";

  private final JavaClasses engine =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.mastoplay");

  @Test
  void packagesUseOnlyThoseBeforeThem() {
    for (var i = 0; i < IN_ORDER.size(); i++) {
      var later = IN_ORDER.subList(i + 1, IN_ORDER.size());
      noClasses()
          .that()
          .resideInAPackage(named(IN_ORDER.get(i)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later.stream().map(ArchitectureTest::named).toArray(String[]::new))
          .allowEmptyShould(true)
          .check(engine);
    }
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    assertThat(engine.stream().map(type -> type.getPackageName()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            IN_ORDER.stream().map(ArchitectureTest::named).toList());
  }

  @Test
  void reflectionStaysInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(named("module"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect")
        .check(engine);
  }

  @Test
  void templatesStayInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(named("template"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(FREEMARKER)
        .check(engine);
    noClasses()
        .that()
        .resideInAPackage(FREEMARKER)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.mastoplay..")
        .check(new ClassFileImporter().importPackages("freemarker.core"));
  }

  @Test
  void onlyTheHostsPackageReachesOutside() {
    noClasses()
        .that()
        .resideOutsideOfPackages(named("host"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net", "net.schmizz..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .check(engine);
  }

  private static String named(String name) {
    return "org.mastoplay." + name;
  }
}
