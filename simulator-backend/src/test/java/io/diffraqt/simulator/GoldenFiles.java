package io.diffraqt.simulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.openqasm.OpenQasm3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Reference results of other simulators, kept outside the project; tests skip where they are not.
final class GoldenFiles {
  private GoldenFiles() {}

  /// A program and what others computed for it.
  record Golden(String name, Circuit circuit, JsonNode expected) {}

  static Path folder() {
    var given =
        Optional.ofNullable(System.getProperty("diffraqt.shared"))
            .or(() -> Optional.ofNullable(System.getenv("DIFFRAQT_SHARED")));
    var root =
        given
            .map(Path::of)
            .or(() ->
                Stream.of("../../shared", "../shared", "../../../shared")
                    .map(Path::of)
                    .filter(p -> Files.isDirectory(p.resolve("golden")))
                    .findFirst())
            .orElse(Path.of("../shared"));
    return root.resolve("golden");
  }

  static List<Golden> all(String kind) {
    var folder = folder().resolve(kind);
    assumeTrue(
        Files.isDirectory(folder),
        "no reference results at " + folder + "; set DIFFRAQT_SHARED to check against them");
    try (var files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".qasm"))
          .sorted()
          .map(GoldenFiles::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Golden read(Path program) {
    try {
      var name = program.getFileName().toString().replace(".qasm", "");
      var json = Files.readString(program.resolveSibling(name + ".json"));
      return new Golden(
          name, OpenQasm3.read(Files.readString(program)), new ObjectMapper().readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
