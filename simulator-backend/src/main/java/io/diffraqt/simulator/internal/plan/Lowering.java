package io.diffraqt.simulator.internal.plan;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.plan.Factor.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns gates into factors, moves and small matrices.
///
/// Every gate with an angle becomes turns about X, Y, Z, ZZ, and phases, whose derivatives are
/// simple; every controlled gate becomes its base under index-bit controls.
final class Lowering {
  private static final double[] HALF_TURN = {-1, 0};

  private final Steps steps;
  private final Angles.Builder angles;

  Lowering(Steps steps, Angles.Builder angles) {
    this.steps = steps;
    this.angles = angles;
  }

  /// A gate on places of the register.
  ///
  /// @param place index of its instruction
  void gate(Gate gate, List<Angle> a, int[] on, Controls controls, int place) {
    new OneGate(controls, place).lower(gate, a, on);
  }

  private final class OneGate {
    private final Controls controls;
    private final int place;

    OneGate(Controls controls, int place) {
      this.controls = controls;
      this.place = place;
    }

    void lower(Gate gate, List<Angle> a, int[] on) {
      switch (gate) {
        case StandardGate row -> row(row, a, on);
        case UnitaryGate(_, var matrix) -> matrix(matrix, on);
        case ControlledGate(var base, var values) -> {
          var more = controls;
          for (var k = 0; k < values.size(); k++) {
            more = more.and(on[k], values.get(k));
          }
          new OneGate(more, place).lower(base, a, tail(on, values.size()));
        }
      }
    }

    private void row(StandardGate gate, List<Angle> a, int[] on) {
      switch (gate) {
        case ID -> {}
        case X -> flip(on[0]);
        case Z -> phase(on[0], new Factor.Constant(HALF_TURN));
        case Y, H, S, SDG, T, TDG, SX, SXDG -> one(on[0], matrixOf(gate));
        case RX -> one(on[0], turn(Axis.X, a.get(0)));
        case RY -> one(on[0], turn(Axis.Y, a.get(0)));
        case RZ -> one(on[0], turn(Axis.Z, a.get(0)));
        case P -> phase(on[0], turn(Axis.GLOBAL, a.get(0)));
        case R ->
            one(
                on[0],
                turn(Axis.PHASE, a.get(1).negated()),
                turn(Axis.X, a.get(0)),
                turn(Axis.PHASE, a.get(1)));
        case U -> one(on[0], euler(a));
        case GPHASE -> write(new int[0], List.of(turn(Axis.GLOBAL, a.get(0))));
        case CX, CCX -> controlled(StandardGate.X, gate, a, on);
        case CY -> controlled(StandardGate.Y, gate, a, on);
        case CZ, CCZ -> controlled(StandardGate.Z, gate, a, on);
        case CH -> controlled(StandardGate.H, gate, a, on);
        case CSX -> controlled(StandardGate.SX, gate, a, on);
        case CP -> controlled(StandardGate.P, gate, a, on);
        case CRX -> controlled(StandardGate.RX, gate, a, on);
        case CRY -> controlled(StandardGate.RY, gate, a, on);
        case CRZ -> controlled(StandardGate.RZ, gate, a, on);
        case CSWAP -> controlled(StandardGate.SWAP, gate, a, on);
        case CU -> {
          var under = new OneGate(controls.and(on[0], true), place);
          under.row(StandardGate.GPHASE, a.subList(3, 4), new int[0]);
          under.row(StandardGate.U, a.subList(0, 3), tail(on, 1));
        }
        case SWAP -> swap(on[0], on[1]);
        case RZZ -> write(on, List.of(turn(Axis.ZZ, a.get(0))));
        case ISWAP, ECR -> matrix(gate.matrix(), on);
        case RXX, RYY, RZX ->
            gate.decomposition(a, boxed(on))
                .forEach(g -> lower(g.gate(), g.angles(), ints(g.qubits())));
      }
    }

    private void controlled(StandardGate base, StandardGate gate, List<Angle> a, int[] on) {
      var count = gate.qubits() - base.qubits();
      var more = controls;
      for (var k = 0; k < count; k++) {
        more = more.and(on[k], true);
      }
      new OneGate(more, place).row(base, a, tail(on, count));
    }

    private Factor[] euler(List<Angle> a) {
      return new Factor[] {
        turn(Axis.PHASE, a.get(2)), turn(Axis.Y, a.get(0)), turn(Axis.PHASE, a.get(1))
      };
    }

    private void one(int qubit, Factor... factors) {
      if (controls.isEmpty()) {
        for (var factor : factors) {
          steps.chain(qubit, factor, place);
        }
      } else {
        write(new int[] {qubit}, List.of(factors));
      }
    }

    private void flip(int qubit) {
      if (controls.isEmpty()) {
        one(qubit, matrixOf(StandardGate.X));
      } else {
        steps.move(new Step.Flip(controls, qubit), controls.mask() | 1 << qubit);
      }
    }

    private void swap(int first, int second) {
      var touched = controls.mask() | 1 << first | 1 << second;
      steps.move(new Step.Swap(controls, first, second), touched);
    }

    /// A factor on the part where `qubit` is 1: on its own a chain factor, under controls a phase
    /// on the amplitudes with all those bits.
    private void phase(int qubit, Factor factor) {
      if (controls.isEmpty()) {
        one(
            qubit,
            switch (factor) {
              case Factor.Constant(var f) ->
                  new Factor.Constant(new double[] {1, 0, 0, 0, 0, 0, f[0], f[1]});
              case Factor.Turn(_, var angle) -> asPhase(angle);
              case Factor.Site _ -> throw new IllegalStateException("a gate is no landing");
            });
      } else {
        steps.unitary(new int[0], controls.and(qubit, true), List.of(factor), place);
      }
    }

    private Factor asPhase(int angle) {
      return new Factor.Turn(Axis.PHASE, angle);
    }

    private void matrix(ComplexMatrix matrix, int[] on) {
      if (on.length == 1) {
        one(on[0], new Factor.Constant(Flat.of(matrix, 1)));
      } else {
        var flat = matrix.isDiagonal(0) ? Flat.diagonal(matrix) : Flat.of(matrix, 1);
        write(on, List.of(new Factor.Constant(flat)));
      }
    }

    private void write(int[] targets, List<Factor> factors) {
      steps.unitary(targets, controls, factors, place);
    }
  }

  private Factor turn(Axis axis, Angle angle) {
    return angle.isConstant() ? fixed(axis, angle.value(p -> 0)) : open(axis, angle);
  }

  private Factor open(Axis axis, Angle angle) {
    return new Factor.Turn(axis, angles.add(angle, axis));
  }

  /// A turn by a known angle as a matrix of the shape that its step stores.
  private static Factor fixed(Axis axis, double angle) {
    var c = Math.cos(axis.scale() * angle);
    var s = Math.sin(axis.scale() * angle);
    return new Factor.Constant(
        switch (axis) {
          case X, Y, Z, PHASE -> {
            var m = new double[] {1, 0, 0, 0, 0, 0, 1, 0};
            Turns.onMatrix(axis, c, s, m, 0);
            yield m;
          }
          case GLOBAL -> new double[] {c, s};
          case ZZ -> new double[] {c, -s, c, s, c, s, c, -s};
        });
  }

  private static Factor matrixOf(StandardGate gate) {
    return new Factor.Constant(Flat.of(gate.matrix(), 1));
  }

  private static int[] tail(int[] on, int from) {
    return Arrays.copyOfRange(on, from, on.length);
  }

  private static List<Integer> boxed(int[] on) {
    var list = new ArrayList<Integer>();
    for (var qubit : on) {
      list.add(qubit);
    }
    return list;
  }

  static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(q -> q).toArray();
  }
}
