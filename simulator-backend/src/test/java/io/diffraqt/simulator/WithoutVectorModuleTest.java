package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.simulator.internal.kernel.KernelChoice;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Starts a second Java without the module of the Vector API.
class WithoutVectorModuleTest {
  /// What the second Java runs.
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      var circuit = Circuit.onQubits(5).h(0).cx(0, 4).build();
      var request = Request.Exact.of(Quantity.STATE);
      var outcome = Simulator.exact().evaluate(circuit, Bindings.none(), request).getFirst();
      System.out.println("p=" + Math.round(100 * outcome.state().orElseThrow().probability(17)));
      var single = StateVectorTest.state(simulator(), circuit);
      System.out.println("single=" + Math.round(100 * single.probability(17)));
      try {
        KernelChoice.VECTOR.kernels();
      } catch (RefusedException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static ExactBackend simulator() {
    return StateVectorTest.simulator(Map.of("precision", "single", "kernels", "scalar"));
  }

  /// Tests, simulator and circuits, wherever this Java found them.
  private static String classPath() {
    return Stream.of(Program.class, Simulator.class, Circuit.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void scalarKernelsRunAndOneLineNamesTheFlag() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(java, "-Xmx256m", "-cp", classPath(), Program.class.getName())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output)
        .contains("p=50")
        .contains("single=50")
        .contains("kernels=vector needs the Vector API; start java with --add-modules");
    assertThat(output.lines().filter(l -> l.contains("simulating with scalar kernels")))
        .hasSize(1)
        .allMatch(l -> l.contains("--add-modules jdk.incubator.vector"));
  }
}
