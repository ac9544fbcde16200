package io.diffraqt.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
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
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// The shape of the project as rules: who may use whom, which library lives where, and what a class
/// may look like. It stands in this module since only this one sees all the others.
@AnalyzeClasses(packages = "io.diffraqt", importOptions = ArchitectureTest.OutsideOfTests.class)
@ArchTag("architecture")
class ArchitectureTest {
  /// Raised as the project grows, so that an import which finds too little does not pass in
  /// silence.
  private static final int FEWEST_CLASSES = 15;

  /// The packages of `api`, lowest first; each may use those before it.
  private static final List<String> LAYERS =
      Stream.of(
              "error",
              "linalg",
              "circuit",
              "observable",
              "result",
              "noise",
              "target",
              "openqasm",
              "transpile",
              "backend",
              "support.http",
              "budget",
              "run",
              "mitigation",
              "gradient",
              "compare",
              "guice",
              "tck")
          .map("io.diffraqt."::concat)
          .toList();

  private static final Map<String, String> ROOTS_OF_MODULES =
      Map.of(
          "io.diffraqt.simulator", "simulator-backend",
          "io.diffraqt.ibm", "ibm-backend",
          "io.diffraqt.braket", "braket-backend",
          "io.diffraqt.noisemodels", "noise-models",
          "io.diffraqt.examples", "examples");

  /// What users and plugins may implement, and the root of the exceptions.
  private static final Set<String> OPEN_TYPES =
      Set.of(
          "io.diffraqt.backend.Backend",
          "io.diffraqt.backend.BackendPlugin",
          "io.diffraqt.backend.ExactBackend",
          "io.diffraqt.budget.ShotLedger",
          "io.diffraqt.error.QuantumException",
          "io.diffraqt.noise.NoiseModel",
          "io.diffraqt.noise.NoiseSource",
          "io.diffraqt.transpile.Pass");

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
                  (user, used) -> !isIn(moduleOf(user), used) && !isIn("api", used)));

  @ArchTest
  static final ArchRule noPackageOfApiUsesOneOfAHigherLayer =
      classes()
          .that(describe("belong to api", type -> isIn("api", type)))
          .should(neverUse("a higher layer", (user, used) -> layerOf(used) > layerOf(user)));

  @ArchTest
  static final ArchRule everyPackageOfApiHasALayer =
      classes()
          .that(describe("belong to api", type -> isIn("api", type)))
          .should(have(describe("a layer", type -> layerOf(type) >= 0)));

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().assignedFrom(new OnePerPackage()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule internalsAreUsedOnlyInTheirOwnModule =
      classes()
          .should(
              neverUse(
                  "internals of another module",
                  (user, used) ->
                      resideInAPackage("io.diffraqt..internal..").test(used)
                          && !isIn(moduleOf(user), used)));

  @ArchTest
  static final ArchRule guiceStaysInItsPackage =
      confined("com.google.inject..", "io.diffraqt.guice..", "io.diffraqt.examples..");

  @ArchTest
  static final ArchRule resilience4jStaysWithRunAndBudget =
      confined("io.github.resilience4j..", "io.diffraqt.run..", "io.diffraqt.budget..");

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
          .that(describe("belong to api", type -> isIn("api", type)))
          .and(not(resideInAPackage("io.diffraqt.tck..")))
          .and()
          .arePublic()
          .should(
              have(
                  describe(
                      "final, enum, sealed or on the list of open types",
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
                  .or(assignableTo(java.util.AbstractCollection.class))
                  .or(assignableTo(java.util.AbstractMap.class))
                  .or(assignableTo(java.util.random.RandomGenerator.class))
                  .or(assignableTo(StringBuilder.class)));

  @ArchTest
  static final ArchRule onlyExamplesPrint =
      noClasses()
          .that(not(resideInAPackage("io.diffraqt.examples..")))
          .should()
          .accessTargetWhere(describe("it prints", ArchitectureTest::prints));

  /// Guice modules and programs are where a clock and a random source enter.
  @ArchTest
  static final ArchRule clocksAndRandomSourcesArePassedIn =
      noClasses()
          .that(not(resideInAnyPackage("io.diffraqt.guice..", "io.diffraqt.examples..")))
          .should()
          .accessTargetWhere(
              describe("it reads the time or makes a random source", ArchitectureTest::isAmbient));

  @ArchTest
  static void noPackageBelongsToTwoModules(JavaClasses all) {
    var homes =
        all.stream()
            .collect(groupingBy(JavaClass::getPackageName, mapping(type -> home(type), toSet())));
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

  private static String moduleOf(JavaClass type) {
    return ROOTS_OF_MODULES.entrySet().stream()
        .filter(root -> resideInAPackage(root.getKey() + "..").test(type))
        .map(Map.Entry::getValue)
        .findAny()
        .orElse("api");
  }

  /// False for what is not ours at all.
  private static boolean isIn(String module, JavaClass type) {
    return !resideInAPackage("io.diffraqt..").test(type) || moduleOf(type).equals(module);
  }

  /// The place in the order of layers; -1 outside of them.
  private static int layerOf(JavaClass type) {
    return LAYERS.indexOf(
        LAYERS.stream()
            .filter(layer -> resideInAPackage(layer + "..").test(type))
            .findAny()
            .orElse(""));
  }

  private static ArchRule confined(String library, String... homes) {
    return noClasses()
        .that(not(resideInAnyPackage(homes)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static boolean inheritsNothing(JavaClass type) {
    return type.getRawSuperclass()
        .map(parent -> parent.isEnum() || parent.getPackageName().equals("java.lang"))
        .orElse(true);
  }

  private static boolean isClosedOrListed(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.FINAL)
        || type.isEnum()
        || type.isAnnotation()
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

  /// The folder or jar that holds a class.
  private static String home(JavaClass type) {
    var file = type.getName().replace('.', '/') + ".class";
    return type.getSource().orElseThrow().getUri().toString().replace(file, "");
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

  /// A vendor's plugin hands its settings to its internals, so these two packages count as one.
  private static final class OnePerPackage implements SliceAssignment {
    private static final DescribedPredicate<JavaClass> VENDORS =
        resideInAnyPackage("io.diffraqt.ibm..", "io.diffraqt.braket..");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(VENDORS.test(type) ? moduleOf(type) : type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }

  /// The built-in option knows only the usual name of the folder with the tests.
  static final class OutsideOfTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }
}
