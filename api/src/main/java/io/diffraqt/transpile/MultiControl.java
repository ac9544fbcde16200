package io.diffraqt.transpile;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import java.util.ArrayList;
import java.util.List;

/// Gates under any number of controls by gates of the table, without ancilla qubits; angles may be
/// symbolic.
///
/// Source: Barenco et al. (1995), Phys. Rev. A 52, 3457: lemmas 7.2 and 7.3 for `x` with borrowed
/// qubits, 7.5 for phases, and the A-B-C form of section 5 for rotations. `O(k²)` gates for `k`
/// controls.
final class MultiControl {
  private final List<Apply> out = new ArrayList<>();

  private MultiControl() {}

  /// The gates of a controlled gate, in time order.
  static List<Apply> of(ControlledGate gate, List<Angle> angles, List<Integer> on) {
    var work = new MultiControl();
    var count = gate.controls().size();
    var negative = new ArrayList<Integer>();
    for (var k = 0; k < count; k++) {
      if (!gate.controls().get(k)) {
        negative.add(on.get(k));
      }
    }
    negative.forEach(work::x);
    work.positive(
        on.subList(0, count), new Apply(gate.base(), angles, on.subList(count, on.size())));
    negative.forEach(work::x);
    return work.out;
  }

  private void positive(List<Integer> controls, Apply base) {
    switch (base.gate()) {
      case StandardGate row -> row(controls, row, base);
      case ControlledGate inner -> {
        for (var step : of(inner, base.angles(), base.qubits())) {
          positive(controls, step);
        }
      }
      case UnitaryGate(_, var matrix) when matrix.rows() == 2 -> euler(controls, base);
      case UnitaryGate(_, var matrix) when matrix.rows() == 1 ->
          phase(controls, GlobalPhase.of(base));
      case UnitaryGate _ -> {
        for (var step : SmallGates.of(base)) {
          positive(controls, step);
        }
      }
    }
  }

  private void row(List<Integer> controls, StandardGate row, Apply base) {
    var target = base.qubits();
    switch (row) {
      case GPHASE -> phase(controls, base.angles().getFirst());
      case ID -> {}
      case X -> mcx(controls, target.getFirst(), List.of());
      case CX -> mcx(joined(controls, target.getFirst()), target.getLast(), List.of());
      case CCX -> mcx(joined(controls, target.get(0), target.get(1)), target.get(2), List.of());
      case P -> phase(joined(controls, target.getFirst()), base.angles().getFirst());
      case CP ->
          phase(joined(controls, target.getFirst(), target.getLast()), base.angles().getFirst());
      case Z, S, SDG, T, TDG ->
          phase(joined(controls, target.getFirst()), Angle.of(row.matrix().at(1, 1).arg()));
      case RX, RY, RZ, R, U, Y, H, SX, SXDG -> rotation(controls, base);
      case SWAP -> {
        cx(target.get(1), target.get(0));
        mcx(joined(controls, target.get(0)), target.get(1), List.of());
        cx(target.get(1), target.get(0));
      }
      default -> {
        for (var step : row.decomposition(base.angles(), target)) {
          positive(controls, step);
        }
      }
    }
  }

  private void rotation(List<Integer> controls, Apply base) {
    var chain = new EulerChain().add(base);
    var theta = chain.ys().isEmpty() ? Angle.zero() : chain.ys().getFirst();
    var phi = chain.ys().isEmpty() ? Angle.zero() : chain.zs().get(1);
    abc(controls, base.qubits().getFirst(), new Angle[] {theta, phi, chain.zs().getFirst()});
    phase(controls, chain.phase());
  }

  private void euler(List<Integer> controls, Apply base) {
    var euler = Euler.of(base.gate().matrix());
    var angles =
        new Angle[] {Angle.of(euler.theta()), Angle.of(euler.phi()), Angle.of(euler.lambda())};
    abc(controls, base.qubits().getFirst(), angles);
    phase(controls, Angle.of(euler.phase()));
  }

  /// `Rz(φ)·Ry(θ)·Rz(λ)` as `A·X·B·X·C` with `A·B·C = 1`.
  private void abc(List<Integer> controls, int target, Angle[] a) {
    var theta = a[0];
    var phi = a[1];
    var lambda = a[2];
    turn(StandardGate.RZ, lambda.minus(phi).times(.5), target);
    mcx(controls, target, List.of());
    turn(StandardGate.RZ, phi.plus(lambda).times(-.5), target);
    turn(StandardGate.RY, theta.times(-.5), target);
    mcx(controls, target, List.of());
    turn(StandardGate.RY, theta.times(.5), target);
    turn(StandardGate.RZ, phi, target);
  }

  /// A phase where all of `qubits` are 1.
  private void phase(List<Integer> qubits, Angle angle) {
    if (EulerChain.isZero(angle)) {
      return;
    }
    var target = qubits.getLast();
    var controls = qubits.subList(0, qubits.size() - 1);
    if (controls.isEmpty()) {
      turn(StandardGate.P, angle, target);
      return;
    }
    var last = controls.getLast();
    var rest = controls.subList(0, controls.size() - 1);
    if (rest.isEmpty()) {
      cp(angle, last, target);
      return;
    }
    cp(angle.times(.5), last, target);
    mcx(rest, last, List.of(target));
    cp(angle.times(-.5), last, target);
    mcx(rest, last, List.of(target));
    phase(joined(rest, target), angle.times(.5));
  }

  /// `x` on `target` where all controls are 1; `borrowed` qubits are returned as they were.
  private void mcx(List<Integer> controls, int target, List<Integer> borrowed) {
    var count = controls.size();
    if (count <= 2) {
      var gates = List.of(StandardGate.X, StandardGate.CX, StandardGate.CCX);
      out.add(new Apply(gates.get(count), List.of(), joined(controls, target)));
    } else if (borrowed.size() >= count - 2) {
      chain(controls, target, borrowed);
    } else if (!borrowed.isEmpty()) {
      split(controls, target, borrowed.getFirst());
    } else {
      h(target);
      phase(joined(controls, target), Angle.of(Math.PI));
      h(target);
    }
  }

  private void chain(List<Integer> controls, int target, List<Integer> borrowed) {
    var m = controls.size();
    slope(controls, target, borrowed, m);
    slope(controls, target, borrowed, m - 1);
  }

  /// Down from control `top` to the first two and up again.
  private void slope(List<Integer> controls, int target, List<Integer> borrowed, int top) {
    for (var i = top; i >= 3; i--) {
      link(controls, target, borrowed, i);
    }
    ccx(controls.get(0), controls.get(1), borrowed.get(0));
    for (var i = 3; i <= top; i++) {
      link(controls, target, borrowed, i);
    }
  }

  private void link(List<Integer> controls, int target, List<Integer> borrowed, int i) {
    var to = i == controls.size() ? target : borrowed.get(i - 2);
    ccx(controls.get(i - 1), borrowed.get(i - 3), to);
  }

  private void split(List<Integer> controls, int target, int middle) {
    var cut = (controls.size() + 2) / 2;
    var first = controls.subList(0, cut);
    var second = joined(controls.subList(cut, controls.size()), middle);
    var lent = joined(controls.subList(cut, controls.size()), target);
    for (var round = 0; round < 2; round++) {
      mcx(first, middle, lent);
      mcx(second, target, first);
    }
  }

  private void turn(StandardGate gate, Angle angle, int qubit) {
    if (!EulerChain.isZero(angle)) {
      out.add(new Apply(gate, List.of(angle), List.of(qubit)));
    }
  }

  private void cp(Angle angle, int control, int target) {
    out.add(new Apply(StandardGate.CP, List.of(angle), List.of(control, target)));
  }

  private void cx(int control, int target) {
    out.add(new Apply(StandardGate.CX, List.of(), List.of(control, target)));
  }

  private void ccx(int first, int second, int target) {
    out.add(new Apply(StandardGate.CCX, List.of(), List.of(first, second, target)));
  }

  private void x(int qubit) {
    out.add(new Apply(StandardGate.X, List.of(), List.of(qubit)));
  }

  private void h(int qubit) {
    out.add(new Apply(StandardGate.H, List.of(), List.of(qubit)));
  }

  private static List<Integer> joined(List<Integer> list, Integer... more) {
    var all = new ArrayList<>(list);
    all.addAll(List.of(more));
    return all;
  }
}
