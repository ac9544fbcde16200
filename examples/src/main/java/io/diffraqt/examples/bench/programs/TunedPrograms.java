package io.diffraqt.examples.bench.programs;

import io.diffraqt.circuit.Circuit;
import java.util.ArrayList;
import java.util.List;

/// The programs that were looked at while the compiler was made.
final class TunedPrograms {
  private final List<Program> programs = new ArrayList<>();

  private TunedPrograms() {}

  static List<Program> all() {
    var list = new TunedPrograms();
    list.addTextbook();
    list.addPhysics();
    list.addLayered();
    return List.copyOf(list.programs);
  }

  private void addTextbook() {
    add("qft8", Algorithms.fourier(8));
    add("qft16", Algorithms.fourier(16));
    add("qft32", Algorithms.fourier(32));
    add("ghz5", Algorithms.ghz(5));
    add("ghz20", Algorithms.ghz(20));
    add("ghz100", Algorithms.ghz(100));
    add("bv16", Algorithms.hiddenString(16, 1));
    add("bv60", Algorithms.hiddenString(60, 1));
    add("ripple-adder18", Algorithms.rippleAdder(8));
  }

  private void addPhysics() {
    add("qaoa-ring50", Physics.qaoa(Graph.ring(50), 2));
    add("qaoa-ring100", Physics.qaoa(Graph.ring(100), 2));
    for (var n : List.of(16, 30, 60)) {
      add("qaoa-regular" + n, Physics.qaoa(Graph.regular(n, 3, 5), 2));
    }
    add("heisenberg-line20", Physics.heisenberg(Graph.line(20), 4));
    add("heisenberg-line100", Physics.heisenberg(Graph.line(100), 2));
    add("ising-grid20", Physics.ising(Graph.grid(4, 5), 3));
    add("volume8", Physics.volume(8, 8, 7));
    add("volume16", Physics.volume(16, 16, 7));
  }

  private void addLayered() {
    add("hea20", Layered.hardwareEfficient(20, 10, 1));
    add("hea-full10", Layered.entangled(Graph.complete(10), 4, 3));
    add("diffusion9", Layered.diffusion(1));
    add("clifford-t12", Layered.cliffordT(12, 400, 3));
    add("mixed12", Layered.mixed(12, 300, 3));
  }

  private void add(String name, Circuit circuit) {
    programs.add(new Program(Program.Set.TUNED, name, circuit));
  }
}
