package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.plan.Aim.Form;
import io.diffraqt.simulator.internal.sample.Draw;
import io.diffraqt.simulator.internal.sample.Multinomial;
import io.diffraqt.simulator.internal.sample.Seeds;
import java.util.ArrayList;
import java.util.List;

/// How much of a run follows one branch.
public sealed interface Portion {
  /// Branches of less weight are dropped; all of them together stay below rounding errors.
  static double negligible(Form form) {
    return form == Form.SINGLE ? 1e-11 : 1e-15;
  }

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
  /// @param negligible what is less is nothing
  record Weight(double value, double negligible) implements Portion {
    @Override
    public Portion[] split(double[] probabilities) {
      var parts = new Portion[probabilities.length];
      for (var k = 0; k < parts.length; k++) {
        parts[k] = new Weight(value * probabilities[k], negligible);
      }
      return parts;
    }

    @Override
    public boolean isNothing() {
      return value < negligible;
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

  /// Shots with the errors that were drawn for them; each goes its own way where outcomes are
  /// drawn.
  ///
  /// @param errors of all shots
  /// @param shots in the order of [DrawnErrors#sorted], equal up to entry `depth`
  /// @param depth how many entries of each have acted
  /// @param seed of the draws on this branch alone
  @SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the module, not compared.
  record Drawn(DrawnErrors errors, int[] shots, int depth, long seed) implements Portion {
    @Override
    public Portion[] split(double[] probabilities) {
      var random = Seeds.generator(seed);
      var outcomes = new int[shots.length];
      var counts = new int[probabilities.length];
      for (var k = 0; k < shots.length; k++) {
        outcomes[k] = Draw.one(random, probabilities);
        counts[outcomes[k]]++;
      }
      var parts = new Portion[probabilities.length];
      for (var o = 0; o < parts.length; o++) {
        parts[o] = new Drawn(errors, chosen(outcomes, o, counts[o]), depth, Seeds.child(seed, o));
      }
      return parts;
    }

    private int[] chosen(int[] outcomes, int outcome, int count) {
      var chosen = new int[count];
      var next = 0;
      for (var k = 0; next < count; k++) {
        if (outcomes[k] == outcome) {
          chosen[next++] = shots[k];
        }
      }
      return chosen;
    }

    /// The step at which the next error of any of them acts.
    int nextStep() {
      return shots.length == 0 ? Integer.MAX_VALUE : errors.step(shots[0], depth);
    }

    /// Portions by what acts at a step, those without anything last.
    List<Drawn> runs(int step) {
      var runs = new ArrayList<Drawn>();
      for (var run : errors.runs(shots, depth, step)) {
        var acts = errors.at(run[0], depth, step).length;
        runs.add(new Drawn(errors, run, depth + acts, Seeds.child(seed, 4L + run[0])));
      }
      return runs;
    }

    @Override
    public boolean isNothing() {
      return shots.length == 0;
    }

    @Override
    public double size() {
      return shots.length;
    }
  }
}
