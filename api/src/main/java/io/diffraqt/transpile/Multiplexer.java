package io.diffraqt.transpile;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Rotations of one qubit by an angle for each value of some controls, from single rotations and
/// `cx` in Gray-code order: `2^k` of each for `k ≥ 1` controls.
///
/// Source: Möttönen et al. (2004), Phys. Rev. Lett. 93, 130502, equation 3.
final class Multiplexer {
  private Multiplexer() {}

  /// The angles of the single rotations from those of the controlled ones.
  ///
  /// @param angles entry `j` for control value `j`; length `2^k`
  static double[] transformed(double[] angles) {
    var walsh = angles.clone();
    for (var half = 1; half < walsh.length; half *= 2) {
      for (var j = 0; j < walsh.length; j++) {
        if ((j & half) == 0) {
          var sum = walsh[j] + walsh[j | half];
          walsh[j | half] = walsh[j] - walsh[j | half];
          walsh[j] = sum;
        }
      }
    }
    var out = new double[walsh.length];
    for (var i = 0; i < out.length; i++) {
      out[i] = walsh[i ^ i >> 1] / out.length;
    }
    return out;
  }

  /// The gates, in time order, a `cx` last.
  ///
  /// @param rotation `ry` or `rz`
  /// @param angles those of [#transformed]
  /// @param controls least significant first
  static List<Apply> gates(
      StandardGate rotation, List<Angle> angles, List<Integer> controls, int target) {
    var out = new ArrayList<Apply>();
    for (var i = 0; i < angles.size(); i++) {
      out.add(new Apply(rotation, List.of(angles.get(i)), List.of(target)));
      if (!controls.isEmpty()) {
        var bit = Math.min(Integer.numberOfTrailingZeros(i + 1), controls.size() - 1);
        out.add(new Apply(StandardGate.CX, List.of(), List.of(controls.get(bit), target)));
      }
    }
    return out;
  }

  /// The same operator with a `cx` first, so that it cancels against the last of another one.
  static List<Apply> mirrored(
      StandardGate rotation, List<Angle> angles, List<Integer> controls, int target) {
    var out = gates(rotation, angles, controls, target);
    Collections.reverse(out);
    return out;
  }

  /// The gates for constant angles.
  static List<Apply> gates(
      StandardGate rotation, double[] angles, List<Integer> controls, int target) {
    return gates(rotation, constants(transformed(angles)), controls, target);
  }

  static List<Angle> constants(double[] angles) {
    return Arrays.stream(angles).mapToObj(Angle::of).toList();
  }
}
