package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line beside results that other programs computed. They are not part of the project;
/// without them this is skipped.
class ReferenceProgramsTest {
  private static final double ROUNDING = 1e-10;
  private static final double CALIBRATION = 1e-6;

  private static final Path GOLDEN =
      Optional.ofNullable(System.getProperty("diffraqt.shared"))
          .or(() -> Optional.ofNullable(System.getenv("DIFFRAQT_SHARED")))
          .map(Path::of)
          .orElse(Path.of("..", "..", "shared"))
          .resolve("golden");

  @Test
  void theReferenceIsThere() {
    assumeTrue(
        Files.isDirectory(GOLDEN),
        "SKIPPED: no reference results in " + GOLDEN.toAbsolutePath().normalize());
    assertThat(GOLDEN.resolve("exact")).isNotEmptyDirectory();
  }

  @TestFactory
  Stream<DynamicTest> exactProgramsHaveTheirStatesAndProbabilities() {
    return cases(
        "exact",
        (program, expected) -> {
          var row = run(program, "--exact", "--state");
          requireClose(row.get("state"), expected.get("state"), ROUNDING);
          requireClose(
              row.get("probabilities").values().iterator().next(),
              expected.get("probabilities"),
              ROUNDING);
        });
  }

  @TestFactory
  Stream<DynamicTest> observablesHaveTheirExpectationsAndVariances() {
    return cases(
        "estimate",
        (program, expected) -> {
          var sum = new StringBuilder();
          for (var k = 0; k < expected.get("paulis").size(); k++) {
            sum.append(k == 0 ? "" : " + ")
                .append(expected.at("/coefficients/" + k).asDouble())
                .append('*')
                .append(expected.at("/paulis/" + k).asString());
          }
          var text = sum.toString().replace("+ -", "- ");
          var value = run(program, "--exact", "--observable", text).at("/expectations/0");
          requireClose(value.get("value"), expected.get("expectation"), ROUNDING);
          requireClose(value.get("variance"), expected.get("variance"), ROUNDING);
        });
  }

  @TestFactory
  Stream<DynamicTest> noisyProgramsHaveTheirDensitiesAndReadOut() {
    return cases(
        "noisy",
        (program, expected) -> {
          var device = GOLDEN.resolve("devices").resolve(expected.get("device").asString());
          var backend = "simulator?noise=" + device + "&profile=aer";
          var row = run(program, "--exact", "--state", "--backend", backend);
          requireClose(row.get("densityMatrix"), expected.get("density_matrix"), CALIBRATION);
          requireClose(
              row.get("probabilities").values().iterator().next(),
              expected.get("measured_probabilities"),
              CALIBRATION);
        });
  }

  @FunctionalInterface
  private interface Check {
    void on(Path program, JsonNode expected);
  }

  private static Stream<DynamicTest> cases(String folder, Check check) {
    if (!Files.isDirectory(GOLDEN.resolve(folder))) {
      return Stream.of();
    }
    try (var files = Files.list(GOLDEN.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".qasm")).sorted().toList().stream()
          .map(program ->
              DynamicTest.dynamicTest(
                  program.getFileName().toString(), () -> check.on(program, expected(program))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode expected(Path program) throws IOException {
    var name = program.getFileName().toString().replace(".qasm", ".json");
    return JsonMapper.shared().readTree(Files.readString(program.resolveSibling(name)));
  }

  private static JsonNode run(Path program, String... options) {
    var arguments =
        Stream.concat(Stream.of("run", program.toString(), "--json", "-q"), Stream.of(options));
    var call = Call.of(arguments.toArray(String[]::new));
    assertThat(call.err()).isEmpty();
    return call.json().at("/results/0");
  }

  private static void requireClose(JsonNode actual, JsonNode expected, double tolerance) {
    if (!expected.isArray()) {
      assertThat(actual.asDouble()).isCloseTo(expected.asDouble(), within(tolerance));
      return;
    }
    var flat = numbers(actual);
    var wanted = numbers(expected);
    assertThat(flat).hasSameSizeAs(wanted);
    for (var k = 0; k < wanted.length; k++) {
      assertThat(flat[k]).as("entry " + k).isCloseTo(wanted[k], within(tolerance));
    }
  }

  private static double[] numbers(JsonNode node) {
    return node.isNumber()
        ? new double[] {node.asDouble()}
        : node.values().stream().flatMapToDouble(v -> Arrays.stream(numbers(v))).toArray();
  }
}
