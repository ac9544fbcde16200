package io.diffraqt.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;

/// The shape of the project as rules: who may use whom, which library lives where, and what a class
/// may look like. It stands in this module since only this one sees all the others.
@AnalyzeClasses(packages = "io.diffraqt", importOptions = ArchitectureTest.OutsideOfTests.class)
@ArchTag("architecture")
class ArchitectureTest {
  /// Raised as the project grows, so that an import which finds too little does not pass in
  /// silence.
  private static final int FEWEST_CLASSES = 800;

  /// What users and plugins may implement, and the root of the exceptions.
  private static final Set<String> OPEN_TYPES =
      Set.of(
          "io.diffraqt.backend.Backend",
          "io.diffraqt.backend.BackendLayer",
          "io.diffraqt.backend.BackendPlugin",
          "io.diffraqt.backend.ExactBackend",
          "io.diffraqt.backend.ExactBackend$Forward",
          "io.diffraqt.backend.ExactBackend$Curvature",
          "io.diffraqt.backend.NoiseSource",
          "io.diffraqt.budget.ShotLedger",
          "io.diffraqt.error.QuantumException",
          "io.diffraqt.noise.NoiseModel",
          "io.diffraqt.transpile.Pass");

  private static final Set<String> FREE_SUPERCLASSES =
      Set.of("java.lang.Object", "java.lang.Record", "java.lang.Enum");

  @ArchTest
  static void theImportSawTheProject(JavaClasses all) {
    assertThat(all).hasSizeGreaterThanOrEqualTo(FEWEST_CLASSES);
  }

  @ArchTest
  static final ArchRule everyModuleUsesOnlyItselfAndApi =
      classes()
          .that(not(resideInAPackage("io.diffraqt.examples..")))
          .should(
              neverUse(
                  "another module than api",
                  (user, used) ->
                      ModuleMap.isOutside(ModuleMap.moduleOf(user), used)
                          && ModuleMap.isOutside("api", used)));

  @ArchTest
  static final ArchRule noPackageOfApiUsesOneOfAHigherLayer =
      classes()
          .that(describe("belong to api", type -> ModuleMap.moduleOf(type).equals("api")))
          .should(
              neverUse(
                  "a higher layer",
                  (user, used) -> ModuleMap.layerOf(used) > ModuleMap.layerOf(user)));

  @ArchTest
  static final ArchRule everyPackageOfApiHasALayer =
      classes()
          .that(describe("belong to api", type -> ModuleMap.moduleOf(type).equals("api")))
          .should(have(describe("a layer", type -> ModuleMap.layerOf(type) >= 0)));

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().assignedFrom(new ModuleMap.OnePerPackage()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule internalsAreUsedOnlyInTheirOwnModule =
      classes()
          .should(
              neverUse(
                  "internals of another module",
                  (user, used) ->
                      resideInAPackage("io.diffraqt..internal..").test(used)
                          && ModuleMap.isOutside(ModuleMap.moduleOf(user), used)));

  @ArchTest
  static final ArchRule guiceStaysInItsPackage =
      confined("com.google.inject..", "io.diffraqt.guice..", "io.diffraqt.examples..");

  @ArchTest
  static final ArchRule resilience4jStaysWithRunAndBudget =
      confined("io.github.resilience4j..", "io.diffraqt.run..", "io.diffraqt.budget..");

  /// It is optional, so that one class alone may need it.
  @ArchTest
  static final ArchRule micrometerStaysInOneClass =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.diffraqt.run.SubmissionMeters")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micrometer..");

  @ArchTest
  static final ArchRule okHttpStaysInOnePackage =
      confined("okhttp3..", "io.diffraqt.support.http..");

  @ArchTest
  static final ArchRule jsonIsReadWhereItArrivesAndWhereItIsStored =
      confined(
          "tools.jackson..",
          "io.diffraqt.ibm.internal..",
          "io.diffraqt.braket.internal..",
          "io.diffraqt.noisemodels..",
          "io.diffraqt.result..",
          "io.diffraqt.budget..",
          "io.diffraqt.examples..");

  @ArchTest
  static final ArchRule vectorsStayInTheKernels =
      confined("jdk.incubator.vector..", "io.diffraqt.simulator.internal.kernel..");

  @ArchTest
  static final ArchRule classesInheritFromNoOther =
      classes()
          .that(not(assignableTo(Throwable.class)))
          .and(not(assignableTo(com.google.inject.Module.class)))
          .should(have(describe("no superclass of their own", ArchitectureTest::inheritsNothing)));

  @ArchTest
  static final ArchRule publicTypesOfApiAreClosedOrOnTheList =
      classes()
          .that(describe("belong to api", type -> ModuleMap.moduleOf(type).equals("api")))
          .and(not(resideInAPackage("io.diffraqt.tck..")))
          .and()
          .arePublic()
          .should(
              be(
                  describe(
                      "final, an enum, sealed, a function or on the list of open types",
                      ArchitectureTest::isClosedOrListed)));

  @ArchTest
  static final ArchRule staticFieldsAreFinal =
      fields().that().areStatic().should().beFinal().because("state has an owner");

  @ArchTest
  static final ArchRule staticFieldsHoldNothingThatChanges =
      fields()
          .that()
          .areStatic()
          .should()
          .notHaveRawType(
              resideInAPackage("java.util.concurrent.atomic..")
                  .or(assignableTo(AbstractCollection.class))
                  .or(assignableTo(AbstractMap.class))
                  .or(assignableTo(RandomGenerator.class))
                  .or(assignableTo(StringBuilder.class)));

  @ArchTest
  static final ArchRule onlyExamplesPrint =
      noClasses()
          .that(not(resideInAPackage("io.diffraqt.examples..")))
          .should()
          .accessTargetWhere(describe("it prints", ArchitectureTest::prints));

  /// Guice modules and programs are where a clock and a random source enter, and for programs
  /// without Guice the one record that carries them. How long a compilation takes is no input of
  /// it.
  @ArchTest
  static final ArchRule clocksAndRandomSourcesArePassedIn =
      noClasses()
          .that(not(resideInAnyPackage("io.diffraqt.guice..", "io.diffraqt.examples..")))
          .and()
          .doNotHaveFullyQualifiedName("io.diffraqt.run.Surroundings")
          .and()
          .doNotHaveFullyQualifiedName("io.diffraqt.transpile.Stopwatch")
          .should()
          .accessTargetWhere(
              describe("it reads the time or makes a random source", ArchitectureTest::isAmbient));

  @ArchTest
  static void noPackageBelongsToTwoModules(JavaClasses all) {
    var homes =
        all.stream()
            .collect(
                groupingBy(
                    JavaClass::getPackageName, mapping(type -> ModuleMap.home(type), toSet())));
    assertThat(homes).allSatisfy((name, places) -> assertThat(places).as(name).hasSize(1));
  }

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(
              have(
                  describe(
                      "a package-info marked @NullMarked",
                      type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

  private static ArchRule confined(String library, String... homes) {
    return noClasses()
        .that(not(resideInAnyPackage(homes)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static boolean inheritsNothing(JavaClass type) {
    return type.getRawSuperclass()
        .map(parent -> parent.isEnum() || FREE_SUPERCLASSES.contains(parent.getFullName()))
        .orElse(true);
  }

  private static boolean isClosedOrListed(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.FINAL)
        || type.isEnum()
        || type.isAnnotation()
        || type.isAnnotatedWith(FunctionalInterface.class)
        || type.reflect().isSealed()
        || OPEN_TYPES.contains(type.getFullName());
  }

  private static boolean prints(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getFullName();
    var name = access.getTarget().getName();
    return owner.equals("java.lang.IO")
        || owner.equals("java.lang.System") && Set.of("out", "err").contains(name);
  }

  private static boolean isAmbient(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return false;
    }
    var name = target.getName();
    var unseeded = target.getRawParameterTypes().isEmpty();
    return switch (target.getOwner().getFullName()) {
      case "java.lang.System" -> Set.of("currentTimeMillis", "nanoTime").contains(name);
      case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick") && unseeded;
      case "java.lang.Math", "java.util.UUID" -> Set.of("random", "randomUUID").contains(name);
      case "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom" -> true;
      case "java.util.Random", "java.util.SplittableRandom" -> name.equals("<init>") && unseeded;
      case "java.util.random.RandomGenerator" -> Set.of("getDefault", "of").contains(name);
      case "java.util.random.RandomGeneratorFactory" -> name.equals("create") && unseeded;
      case String owner ->
          owner.startsWith("java.time.")
              && name.equals("now")
              && target.getRawParameterTypes().stream()
                  .noneMatch(type -> type.getSimpleName().equals("Clock"));
    };
  }

  private static ArchCondition<JavaClass> neverUse(
      String what, BiPredicate<JavaClass, JavaClass> forbidden) {
    return new ArchCondition<>("never use " + what) {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        user.getDirectDependenciesFromSelf().stream()
            .filter(use -> forbidden.test(user, use.getTargetClass().getBaseComponentType()))
            .map(use -> SimpleConditionEvent.violated(use, use.getDescription()))
            .forEach(events::add);
      }
    };
  }

  /// The built-in option knows only the usual name of the folder with the tests. The kit is test
  /// code in a jar.
  static final class OutsideOfTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/") && !location.contains("/io/diffraqt/tck/");
    }
  }
}
