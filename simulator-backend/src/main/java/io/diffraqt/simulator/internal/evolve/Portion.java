package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.sample.Multinomial;
import io.diffraqt.simulator.internal.sample.Seeds;

/// How much of a run follows one branch.
public sealed interface Portion {
  /// Branches of less weight are dropped; all of them together stay below rounding errors.
  double NEGLIGIBLE = 1e-15;

  /// One portion per outcome.
  ///
  /// @param probabilities at least 0, of sum 1
  Portion[] split(double[] probabilities);

  /// Whether nothing follows.
  boolean isNothing();

  /// A size by which branches are compared.
  double size();

  /// A probability: all outcomes are followed.
  ///
  /// @param value in 0..1
  record Weight(double value) implements Portion {
    @Override
    public Portion[] split(double[] probabilities) {
      var parts = new Portion[probabilities.length];
      for (var k = 0; k < parts.length; k++) {
        parts[k] = new Weight(value * probabilities[k]);
      }
      return parts;
    }

    @Override
    public boolean isNothing() {
      return value < NEGLIGIBLE;
    }

    @Override
    public double size() {
      return value;
    }
  }

  /// A number of shots: outcomes are drawn, shots that agree stay together.
  ///
  /// @param count 0 or more
  /// @param seed of the draws on this branch alone, so that no order of work can change them
  record Shots(long count, long seed) implements Portion {
    @Override
    public Portion[] split(double[] probabilities) {
      var counts = Multinomial.draw(Seeds.generator(seed), count, probabilities);
      var parts = new Portion[probabilities.length];
      for (var k = 0; k < parts.length; k++) {
        parts[k] = new Shots(counts[k], Seeds.child(seed, k));
      }
      return parts;
    }

    @Override
    public boolean isNothing() {
      return count == 0;
    }

    @Override
    public double size() {
      return count;
    }
  }
}
