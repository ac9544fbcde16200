package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.noisemodels.TargetFile;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import io.diffraqt.target.Target;
import io.diffraqt.transpile.Schedule;
import io.diffraqt.transpile.Transpiler;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the compiler makes for IBM's devices is what IBM's client calls ready for the device.
class IbmAcceptanceTest {
  @TempDir private Path folder;

  @Test
  void everyDeviceTakesWhatIsCompiledForItAtEveryLevel() throws Exception {
    try (var rig = IbmRig.started()) {
      assertThat(rig.devices()).hasSizeGreaterThan(1);
      for (var name : rig.devices()) {
        requireAccepted(rig, name);
      }
    }
  }

  /// Without compiling nothing is taken, so that being taken means something.
  private void requireAccepted(IbmRig rig, String name) throws Exception {
    var device = TargetFile.read(rig.description(name, folder));
    assertThat(rig.submit(name, List.of(pub(DevicePrograms.chain(3)))).statusCode()).isEqualTo(400);
    for (var level = 0; level <= 3; level++) {
      var plain = Transpiler.to(device).withLevel(level).withSeed(level).withTrials(2);
      requireAccepted(rig, device, plain, name + ", level " + level);
    }
    var most = Transpiler.to(device).withLevel(3).withTrials(2).withApproximation();
    for (var schedule : Schedule.values()) {
      requireAccepted(rig, device, most.withSchedule(schedule), name + ", " + schedule);
    }
  }

  private static void requireAccepted(IbmRig rig, Target device, Transpiler transpiler, String what)
      throws Exception {
    var programs = DevicePrograms.on(device.qubits());
    var pubs =
        programs.values().stream()
            .map(program -> pub(transpiler.compile(program).circuit()))
            .toList();
    var answer = rig.submit(device.name(), pubs);
    assertThat(answer.statusCode())
        .as("%s, programs %s: %s", what, programs.keySet(), answer.body())
        .isEqualTo(200);
  }

  private static Object pub(Circuit circuit) {
    var values = new LinkedHashMap<String, Object>();
    circuit.parameters().forEach(p -> values.put(Dialect.IBM.nameOf(p), 0.3));
    return List.of(OpenQasm3.write(circuit, Dialect.IBM), values, 100);
  }
}
