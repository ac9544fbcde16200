package io.diffraqt.examples;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which module a class belongs to, and how high its package stands in `api`.
final class ModuleMap {
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

  private ModuleMap() {}

  /// The module of a class which is ours.
  static String moduleOf(JavaClass type) {
    return ROOTS_OF_MODULES.entrySet().stream()
        .filter(root -> resideInAPackage(root.getKey() + "..").test(type))
        .map(Map.Entry::getValue)
        .findAny()
        .orElse("api");
  }

  /// Whether a class is ours and belongs to another module than the one named.
  static boolean isOutside(String module, JavaClass type) {
    return resideInAPackage("io.diffraqt..").test(type) && !moduleOf(type).equals(module);
  }

  /// The place in the order of layers; -1 outside of them.
  static int layerOf(JavaClass type) {
    return LAYERS.indexOf(
        LAYERS.stream()
            .filter(layer -> resideInAPackage(layer + "..").test(type))
            .findAny()
            .orElse(""));
  }

  /// The folder or jar that holds a class.
  static String home(JavaClass type) {
    var file = type.getName().replace('.', '/') + ".class";
    return type.getSource().orElseThrow().getUri().toString().replace(file, "");
  }

  /// A vendor's plugin hands its settings to its internals, so these two packages count as one.
  static final class OnePerPackage implements SliceAssignment {
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
}
