package io.diffraqt.openqasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads every program of the reference results and of the benchmark, where they are at hand.
class SharedProgramsTest {
  @ParameterizedTest
  @ValueSource(strings = {"golden/exact", "golden/estimate", "golden/noisy", "bench/circuits"})
  void everyProgramIsReadAndReadsBackAsItself(String part) throws IOException {
    var folder = shared().resolve(part);
    assumeTrue(Files.isDirectory(folder), () -> "SKIPPED: there is no " + folder);
    var programs = programs(folder);
    assertFalse(programs.isEmpty());
    for (var program : programs) {
      var circuit = OpenQasm3.read(Files.readString(program), program.toString());
      assertEquals(circuit, OpenQasm3.read(OpenQasm3.write(circuit)), program.toString());
    }
  }

  private static List<Path> programs(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".qasm")).sorted().toList();
    }
  }

  private static Path shared() {
    var named =
        System.getProperty("diffraqt.shared", System.getenv().getOrDefault("DIFFRAQT_SHARED", ""));
    return named.isEmpty() ? Path.of("..", "..", "shared").normalize() : Path.of(named);
  }
}
