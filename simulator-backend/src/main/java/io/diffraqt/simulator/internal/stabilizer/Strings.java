package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/// A sum of Pauli strings on the places of a register, and its square.
final class Strings {
  /// So many strings are evaluated at a time.
  private static final int AT_ONCE = 1 << 12;

  private final List<Weighted> terms = new ArrayList<>();

  /// @param weight factor
  /// @param factors by place
  private record Weighted(double weight, SortedMap<Integer, Pauli> factors) {}

  /// Mean and mean square of a sum.
  ///
  /// @param mean `⟨O⟩`
  /// @param square `⟨O²⟩`
  record Moments(double mean, double square) {}

  /// Gives the values of strings.
  interface Values extends Function<List<? extends Map<Integer, Pauli>>, double[]> {}

  /// @param place of a qubit in the register
  Strings(PauliSum sum, IntUnaryOperator place) {
    for (var term : sum.terms()) {
      var factors = new TreeMap<Integer, Pauli>();
      term.string().factors().forEach((q, pauli) -> factors.put(place.applyAsInt(q), pauli));
      terms.add(new Weighted(term.coefficient(), factors));
    }
  }

  /// Both moments. The square has a string for each pair of terms that commute; others cancel.
  Moments moments(Values values) {
    var mean = new Total(values);
    var square = new Total(values);
    for (var k = 0; k < terms.size(); k++) {
      var one = terms.get(k);
      mean.add(one);
      square.add(new Weighted(one.weight * one.weight, new TreeMap<>()));
      for (var j = 0; j < k; j++) {
        var product = product(one, terms.get(j));
        if (product.weight != 0) {
          square.add(product);
        }
      }
    }
    return new Moments(mean.sum(), square.sum());
  }

  /// Twice the product of two terms, of weight 0 where they anticommute.
  private static Weighted product(Weighted one, Weighted other) {
    var factors = new TreeMap<>(one.factors);
    var turns = 0;
    for (var factor : other.factors.entrySet()) {
      var here = factors.get(factor.getKey());
      if (here == null) {
        factors.put(factor.getKey(), factor.getValue());
      } else if (here == factor.getValue()) {
        factors.remove(factor.getKey());
      } else {
        turns += third(here, factor.getValue()) == after(factor.getValue()) ? 1 : 3;
        factors.put(factor.getKey(), third(here, factor.getValue()));
      }
    }
    var sign = turns % 2 == 1 ? 0 : turns % 4 == 0 ? 1 : -1;
    return new Weighted(2 * sign * one.weight * other.weight, factors);
  }

  /// The one that is neither of two.
  private static Pauli third(Pauli one, Pauli other) {
    return after(one) == other ? after(other) : after(one);
  }

  /// The next one in the circle: `P · after(P) = i · third`, and the other way round −i.
  private static Pauli after(Pauli pauli) {
    return switch (pauli) {
      case X -> Pauli.Y;
      case Y -> Pauli.Z;
      case Z -> Pauli.X;
    };
  }

  /// Adds up weighted values, some thousand strings at a time.
  private static final class Total {
    private final Values values;
    private final List<Weighted> open = new ArrayList<>();
    private double sum;

    Total(Values values) {
      this.values = values;
    }

    void add(Weighted next) {
      open.add(next);
      if (open.size() == AT_ONCE) {
        settle();
      }
    }

    double sum() {
      settle();
      return sum;
    }

    private void settle() {
      var found = values.apply(open.stream().map(Weighted::factors).toList());
      for (var k = 0; k < found.length; k++) {
        sum += open.get(k).weight * found[k];
      }
      open.clear();
    }
  }
}
