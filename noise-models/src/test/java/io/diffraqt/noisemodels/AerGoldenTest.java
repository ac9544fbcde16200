package io.diffraqt.noisemodels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.diffraqt.backend.NamedNoise;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.noisemodels.device.RecordedDevices;
import io.diffraqt.openqasm.OpenQasm3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Density matrices and outcome probabilities that Qiskit Aer 0.18 gives for the same programs.
class AerGoldenTest {
  private static final double TOLERANCE = 1e-6;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// Those stored here also reset, wait and use the identity gate.
  @TestFactory
  Stream<DynamicTest> storedProgramsGiveWhatAerGives() throws IOException {
    return programs(Path.of("src", "test", "resources", "golden", "aer"), this::recorded);
  }

  @TestFactory
  Stream<DynamicTest> sharedProgramsGiveWhatAerGives() throws IOException {
    var shared = Shared.folder();
    var noisy = shared.resolve("golden").resolve("noisy");
    assumeTrue(Files.isDirectory(noisy), () -> "SKIPPED: no reference results at " + noisy);
    var devices = shared.resolve("golden").resolve("devices");
    return Stream.concat(
        programs(noisy, this::recorded),
        programs(
            noisy,
            name ->
                NoiseFiles.read(
                    devices.resolve(name), Reading.defaults().withProfile(Profile.AER))));
  }

  private NamedNoise recorded(String device) {
    return new RecordedDevices().find(device, Map.of("profile", "aer")).orElseThrow();
  }

  private interface Source {
    NamedNoise of(String device);
  }

  private static Stream<DynamicTest> programs(Path folder, Source source) throws IOException {
    List<Path> results;
    try (var files = Files.list(folder)) {
      results = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(results).isNotEmpty();
    return results.stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f, source)));
  }

  private static void check(Path result, Source source) throws IOException {
    var expected = MAPPER.readTree(Files.readAllBytes(result));
    var noise = source.of(expected.get("device").stringValue());
    var name = result.getFileName().toString().replace(".json", ".qasm");
    var device = noise.device().orElseThrow();
    var circuit = OpenQasm3.read(Files.readString(result.resolveSibling(name)));
    var used = expected.get("physical_qubits").values().stream().map(JsonNode::intValue).toList();

    assertThat(circuit.usedQubits()).isEqualTo(used);
    assertThat(device.violations(circuit)).isEmpty();
    var rho = DensityOracle.run(circuit, noise.model());
    assertThat(rho.distance(matrix(expected.get("density_matrix"), rho.rows())))
        .isLessThan(TOLERANCE);
    var seen = DensityOracle.measured(rho, used, noise.model());
    for (var k = 0; k < seen.length; k++) {
      var probability = expected.get("measured_probabilities").get(k).doubleValue();
      assertThat(seen[k]).isCloseTo(probability, within(TOLERANCE));
    }
  }

  /// Row-major, entries as [re, im] pairs.
  private static ComplexMatrix matrix(JsonNode entries, int size) {
    assertThat(entries.size()).isEqualTo(size * size);
    return ComplexMatrix.fill(
        size,
        size,
        (r, c) ->
            new Complex(
                entries.get(r * size + c).get(0).doubleValue(),
                entries.get(r * size + c).get(1).doubleValue()));
  }
}
