package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.simulator.internal.kernel.Amplitudes;
import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.kernel.Loops;
import io.diffraqt.simulator.internal.plan.Flat;
import io.diffraqt.simulator.internal.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// An observable on the places of a register: a real diagonal, Pauli strings beside it, and at most
/// one dense matrix. Immutable.
public final class Operator {
  private final double[] diagonal;
  private final List<Flips> flips;
  private final double[] dense;
  private final int[] targets;

  /// A Pauli string that flips something: amplitude `i` goes to `i ^ x` times `±re` or `±im·i`.
  private record Flips(int x, int z, double re, double im) {}

  private Operator(double[] diagonal, List<Flips> flips, double[] dense, int[] targets) {
    this.diagonal = diagonal;
    this.flips = List.copyOf(flips);
    this.dense = dense;
    this.targets = targets;
  }

  /// The observable for the register of a plan.
  ///
  /// @throws IllegalArgumentException when it names a qubit that the circuit does not have
  public static Operator of(Observable observable, Plan plan) {
    return switch (observable) {
      case PauliSum sum -> of(sum, plan);
      case HermitianObservable(var matrix, var qubits) ->
          new Operator(
              new double[0],
              List.of(),
              Flat.of(matrix, 1),
              qubits.stream().mapToInt(q -> place(q, plan)).toArray());
    };
  }

  private static Operator of(PauliSum sum, Plan plan) {
    var signs = new HashMap<Integer, Double>();
    var flips = new ArrayList<Flips>();
    for (var term : sum.terms()) {
      var x = mask(term.string(), plan, Pauli.X) | mask(term.string(), plan, Pauli.Y);
      var z = mask(term.string(), plan, Pauli.Z) | mask(term.string(), plan, Pauli.Y);
      if (x == 0) {
        signs.merge(z, term.coefficient(), Double::sum);
      } else {
        flips.add(flips(x, z, term));
      }
    }
    var diagonal = signs.isEmpty() ? new double[0] : Signs.diagonal(plan.qubits(), signs);
    return new Operator(diagonal, flips, new double[0], new int[0]);
  }

  /// A string equals `i^y` times its X part times its Z part.
  private static Flips flips(int x, int z, PauliSum.Term term) {
    var c = term.coefficient();
    return switch (term.string().yCount() & 3) {
      case 0 -> new Flips(x, z, c, 0);
      case 1 -> new Flips(x, z, 0, c);
      case 2 -> new Flips(x, z, -c, 0);
      default -> new Flips(x, z, 0, -c);
    };
  }

  private static int mask(PauliString string, Plan plan, Pauli pauli) {
    var mask = 0;
    for (var factor : string.factors().entrySet()) {
      mask |= factor.getValue() == pauli ? 1 << place(factor.getKey(), plan) : 0;
    }
    return mask;
  }

  private static int place(int qubit, Plan plan) {
    var place = plan.labels().indexOf(qubit);
    if (place < 0) {
      throw new IllegalArgumentException(
          "the observable acts on qubit %d, and the circuit has %s"
              .formatted(qubit, plan.labels()));
    }
    return place;
  }

  /// Whether only its diagonal is not zero.
  public boolean isDiagonal() {
    return flips.isEmpty() && targets.length == 0;
  }

  /// Entry `index` of the diagonal of a diagonal operator.
  double diagonal(int index) {
    return diagonal.length == 0 ? 0 : diagonal[index];
  }

  /// `out += factor · O · in`, on the low index bits when the vectors are longer.
  public <A extends Amplitudes<A>> void addTo(Loops<A> kernels, A in, double factor, A out) {
    addDiagonal(in, factor, out);
    for (var flip : flips) {
      addFlips(flip, in, factor, out);
    }
    if (targets.length > 0) {
      var image = in.copy();
      kernels.dense(image, Controls.NONE, targets, dense, 0);
      for (var k = 0; k < in.size(); k++) {
        out.put(k, out.re(k) + factor * image.re(k), out.im(k) + factor * image.im(k));
      }
    }
  }

  private void addDiagonal(Amplitudes<?> in, double factor, Amplitudes<?> out) {
    for (var block = 0; diagonal.length > 0 && block < in.size(); block += diagonal.length) {
      for (var k = 0; k < diagonal.length; k++) {
        var d = factor * diagonal[k];
        var i = block + k;
        out.put(i, out.re(i) + d * in.re(i), out.im(i) + d * in.im(i));
      }
    }
  }

  private static void addFlips(Flips flip, Amplitudes<?> in, double factor, Amplitudes<?> out) {
    var a = factor * flip.re();
    var b = factor * flip.im();
    for (var k = 0; k < in.size(); k++) {
      var sign = 1 - 2 * (Integer.bitCount(k & flip.z()) & 1);
      var re = sign * in.re(k);
      var im = sign * in.im(k);
      var to = k ^ flip.x();
      out.put(to, out.re(to) + a * re - b * im, out.im(to) + a * im + b * re);
    }
  }
}
