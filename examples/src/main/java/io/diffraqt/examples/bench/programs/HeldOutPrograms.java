package io.diffraqt.examples.bench.programs;

import io.diffraqt.circuit.Circuit;
import java.util.ArrayList;
import java.util.List;

/// Programs of other families, sizes and seeds. Rules of the compiler are not to be fitted to them.
final class HeldOutPrograms {
  private final List<Program> programs = new ArrayList<>();

  private HeldOutPrograms() {}

  static List<Program> all() {
    var list = new HeldOutPrograms();
    list.addTextbook();
    list.addArithmetic();
    list.addPhysics();
    list.addLayered();
    return List.copyOf(list.programs);
  }

  private void addTextbook() {
    add("qft11", Algorithms.fourier(11));
    add("qft24", Algorithms.fourier(24));
    add("w20", Algorithms.w(20));
    add("w64", Algorithms.w(64));
    add("ghz-star20", Algorithms.ghzStar(20));
    add("bv33", Algorithms.hiddenString(33, 8));
    add("phase-estimation12", Algorithms.phaseEstimation(12));
    add("hidden-shift20", Algorithms.hiddenShift(20, 4));
    add("hidden-shift64", Algorithms.hiddenShift(64, 4));
    add("swap-test13", Algorithms.swapTest(13));
    add("swap-test41", Algorithms.swapTest(41));
    add("search8", Algorithms.search(5, 2));
  }

  private void addArithmetic() {
    add("ripple-adder34", Algorithms.rippleAdder(16));
    add("phase-adder14", Algorithms.phaseAdder(7));
    add("multiplier12", Algorithms.multiplier(3));
  }

  private void addPhysics() {
    add("qaoa-regular20", Physics.qaoa(Graph.regular(20, 3, 91), 1));
    add("qaoa-regular44", Physics.qaoa(Graph.regular(44, 3, 92), 3));
    add("qaoa-random14", Physics.qaoa(Graph.random(14, 0.4, 93), 2));
    add("qaoa-complete12", Physics.qaoa(Graph.complete(12), 1));
    add("qaoa-ring74", Physics.qaoa(Graph.ring(74), 1));
    add("ising-random24", Physics.ising(Graph.random(24, 0.15, 94), 4));
    add("heisenberg-ring18", Physics.heisenberg(Graph.ring(18), 3));
    add("heisenberg-grid36", Physics.heisenberg(Graph.grid(6, 6), 2));
    add("pauli-exponentials8", Physics.pauliExponentials(8, 30, 95));
    add("volume5", Physics.volume(5, 5, 96));
    add("volume12", Physics.volume(12, 12, 96));
    add("volume24", Physics.volume(24, 8, 96));
    add("brickwork40", Physics.brickwork(40, 10, 97));
    add("instantaneous15", Physics.instantaneous(15, 80, 98));
  }

  private void addLayered() {
    add("vqe-full8", Layered.entangled(Graph.complete(8), 3, 81));
    add("vqe-full16", Layered.entangled(Graph.complete(16), 2, 82));
    add("vqe-circular26", Layered.entangled(Graph.ring(26), 4, 83));
    add("tree32", Layered.tree(32, 84));
    add("clifford-t20", Layered.cliffordT(20, 600, 85));
    add("mixed7", Layered.mixed(7, 150, 86));
    add("mixed40", Layered.mixed(40, 500, 87));
  }

  private void add(String name, Circuit circuit) {
    programs.add(new Program(Program.Set.HELD_OUT, name, circuit));
  }
}
