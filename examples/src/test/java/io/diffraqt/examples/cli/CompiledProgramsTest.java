package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.transpile.Transpiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Compiled programs give the outcomes of their sources on the simulator.
class CompiledProgramsTest {
  private static final List<String> DEVICES =
      List.of("fake_manila", "fake_torino", "fake_sherbrooke");

  @TempDir private Path folder;

  @Test
  void outcomesStayAsLikelyAsTheyWere() throws IOException {
    var programs = DevicePrograms.on(5);
    programs.keySet().removeAll(List.of("slot", "symbols"));
    var k = 0;
    for (var entry : programs.entrySet()) {
      var device = Targets.named(DEVICES.get(k % 3));
      var level = k / 3 % 4;
      k++;
      var compiled = Transpiler.to(device).withLevel(level).compile(entry.getValue()).circuit();
      assertThat(device.violations(compiled)).isEmpty();
      var what = "%s at level %d for %s".formatted(entry.getKey(), level, device.name());
      assertClose(what, probabilities(entry.getValue()), probabilities(compiled));
    }
    assertThat(k).isGreaterThan(30);
  }

  @Test
  void aHundredQubitsCompiledForTheDeviceAreStillOneChain() throws IOException {
    var device = Targets.named("fake_torino");
    for (var level = 0; level <= 3; level++) {
      var compiled =
          Transpiler.to(device).withLevel(level).compile(DevicePrograms.chain(100)).circuit();
      var counts = run(compiled, "--shots", "200").at("/results/0/registers").iterator().next();
      assertThat(counts.get("counts").propertyNames())
          .containsExactlyInAnyOrder("0".repeat(100), "1".repeat(100));
    }
  }

  private JsonNode probabilities(Circuit circuit) throws IOException {
    return run(circuit, "--exact").at("/results/0/probabilities");
  }

  private JsonNode run(Circuit circuit, String... how) throws IOException {
    var file = Files.writeString(folder.resolve("program.qasm"), OpenQasm3.write(circuit));
    var line = "run %s %s --seed 1 --json -q".formatted(file, String.join(" ", how));
    var call = Call.ofLine(line);
    assertThat(call.err()).isEmpty();
    return call.json();
  }

  private static void assertClose(String what, JsonNode before, JsonNode after) {
    assertThat(after.propertyNames()).as(what).isEqualTo(before.propertyNames());
    for (var register : before.propertyNames()) {
      assertThat(after.get(register).size()).isEqualTo(before.get(register).size());
      for (var k = 0; k < before.get(register).size(); k++) {
        assertThat(after.get(register).get(k).asDouble())
            .as(what)
            .isCloseTo(before.get(register).get(k).asDouble(), within(1e-9));
      }
    }
  }
}
