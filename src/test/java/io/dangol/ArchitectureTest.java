package io.dangol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Which package may use which, and what stages must not touch. */
class ArchitectureTest {

  /** What stages build on, and the application above them; every other package is a stage. */
  private static final Set<String> NO_STAGES =
      Set.of("app", "config", "factor", "job", "lake", "learn", "money", "night", "sql", "table");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.dangol");

  private static final String[] STAGES =
      CLASSES.getPackage("io.dangol").getSubpackages().stream()
          .map(JavaPackage::getRelativeName)
          .filter(name -> !NO_STAGES.contains(name))
          .map(name -> "io.dangol." + name + "..")
          .sorted()
          .toArray(String[]::new);

  @Test
  void packagesDependInOneDirection() {
    var layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("app")
            .definedBy("io.dangol.app..")
            .layer("night")
            .definedBy("io.dangol.night..")
            .layer("lake")
            .definedBy("io.dangol.lake..")
            .layer("learn")
            .definedBy("io.dangol.learn..")
            .layer("money")
            .definedBy("io.dangol.money..")
            .layer("job")
            .definedBy("io.dangol.job..")
            .layer("table")
            .definedBy("io.dangol.table..")
            .layer("config")
            .definedBy("io.dangol.config..")
            .layer("factor")
            .definedBy("io.dangol.factor..")
            .layer("sql")
            .definedBy("io.dangol.sql..");
    for (String stage : STAGES) {
      layers =
          layers
              .layer(stage)
              .definedBy(stage)
              .whereLayer(stage)
              .mayOnlyBeAccessedByLayers("app", "night");
    }
    layers
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("night")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("lake")
        .mayOnlyBeAccessedByLayers("app", "night")
        .whereLayer("lake")
        .mayOnlyAccessLayers("job", "table")
        .whereLayer("learn")
        .mayOnlyAccessLayers("job", "table", "config")
        .whereLayer("money")
        .mayOnlyAccessLayers("job", "table", "config")
        .whereLayer("job")
        .mayOnlyAccessLayers("table")
        .whereLayer("table")
        .mayNotAccessAnyLayer()
        .whereLayer("config")
        .mayNotAccessAnyLayer()
        .whereLayer("factor")
        .mayNotAccessAnyLayer()
        .whereLayer("sql")
        .mayOnlyAccessLayers("config")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.dangol.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("io.dangol.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void classesOfTheApplicationHaveNoCycles() {
    slices()
        .assignedFrom(classesIn("io.dangol.app", "io.dangol.night"))
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  /** Each class with what is nested in it; classes of other packages are left out. */
  private static SliceAssignment classesIn(String... packages) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return List.of(packages).contains(type.getPackageName())
            ? SliceIdentifier.of(outermost(type).getName())
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "classes in " + List.of(packages);
      }
    };
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  @Test
  void onlyTheApplicationReadsTheClock() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.dangol.app..", "io.dangol.night..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(org.apache.spark.sql.functions.class, "current_date")
        .orShould()
        .callMethod(org.apache.spark.sql.functions.class, "current_timestamp")
        .check(CLASSES);
  }

  @Test
  void chanceIsSeeded() {
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(org.apache.spark.sql.functions.class, "rand")
        .orShould()
        .callMethod(org.apache.spark.sql.functions.class, "randn")
        .check(CLASSES);
  }

  @Test
  void stagesSeeNoSession() {
    noClasses()
        .that()
        .resideInAnyPackage(STAGES)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(SparkSession.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(SparkContext.class)
        .check(CLASSES);
  }

  @Test
  void configurationIsReadInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.dangol.config..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.typesafe.config..")
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysThatNothingIsNull() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
        .check(CLASSES);
  }
}
