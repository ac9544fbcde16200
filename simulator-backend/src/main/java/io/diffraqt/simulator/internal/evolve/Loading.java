package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.error.CircuitException;
import io.diffraqt.simulator.internal.kernel.Amplitudes;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Step;
import java.util.Arrays;

/// Amplitudes of a prepared state, and their product with a register whose qubits are in state 0.
public final class Loading {
  private Loading() {}

  /// Normalised amplitudes of a source in a bound frame, and the norm they had.
  ///
  /// @param amplitudes of unit norm
  /// @param norm before
  public record Loaded(Parts amplitudes, double norm) {}

  /// Reads and normalises amplitudes.
  ///
  /// @throws CircuitException when their norm is zero or not finite, naming slot and row
  public static Loaded read(Step.Load step, Frame frame) {
    return switch (step.source()) {
      case Step.Source.Fixed(var re, var im) -> new Loaded(new Parts(re, im), 1);
      case Step.Source.Slot slot -> slot(slot, step.offsets().length, frame);
    };
  }

  private static Loaded slot(Step.Source.Slot slot, int size, Frame frame) {
    var re = Arrays.copyOfRange(frame.values(), slot.column(), slot.column() + size);
    var im = Arrays.copyOfRange(frame.values(), slot.column() + size, slot.column() + 2 * size);
    var norm = norm(re, im);
    if (!(norm > 0) || !Double.isFinite(norm)) {
      throw new CircuitException(
          "slot %s, row %d: the %d amplitudes have norm %s; a state needs a finite norm above zero"
              .formatted(slot.name(), frame.row(), size, norm));
    }
    for (var k = 0; k < size; k++) {
      re[k] /= norm;
      im[k] /= norm;
    }
    return new Loaded(new Parts(re, im), norm);
  }

  private static double norm(double[] re, double[] im) {
    var sum = 0.0;
    for (var k = 0; k < re.length; k++) {
      sum += re[k] * re[k] + im[k] * im[k];
    }
    return Math.sqrt(sum);
  }

  /// `psi[r + offsets[k]] = amplitudes[k] · psi[r]` for each index `r` with zeros at the qubits.
  ///
  /// @param sign 1, or −1 for the conjugates of the amplitudes
  public static void spread(Amplitudes<?> psi, int[] offsets, Parts amplitudes, int sign) {
    var mask = offsets[offsets.length - 1];
    for (var r = 0; r < psi.size(); r = (r | mask) + 1 & ~mask) {
      var re = psi.re(r);
      var im = psi.im(r);
      if (re != 0 || im != 0) {
        one(psi, r, offsets, amplitudes, sign);
      }
      if ((r | mask) == psi.size() - 1) {
        return;
      }
    }
  }

  private static void one(Amplitudes<?> psi, int r, int[] offsets, Parts amplitudes, int sign) {
    var re = psi.re(r);
    var im = psi.im(r);
    for (var k = 0; k < offsets.length; k++) {
      var x = amplitudes.re()[k];
      var y = sign * amplitudes.im()[k];
      psi.put(r + offsets[k], x * re - y * im, x * im + y * re);
    }
  }
}
