package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.simulator.internal.evolve.Forks.Fork;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.plan.Step;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// Follows a plan through all branches that carry something: measured outcomes, drawn operators.
///
/// Where branches part, the largest goes on in place and each other one on a copy, first, by
/// another thread if one takes it; a copy carries at most half of the shots, so that of one thread
/// at most `log2(shots)` copies live at a time. Not thread-safe.
final class Walker {
  /// More leaves than this are refused when all are followed.
  static final int MOST_BRANCHES = 1 << 16;

  private final Plan plan;
  private final States states;
  private final Frame frame;
  private final Leaf leaf;
  private final Predicate<Fork> others;
  private int leaves;

  /// Takes what is at the end of a branch.
  interface Leaf {
    /// Called once per branch.
    ///
    /// @param state at the end
    /// @param bits recorded on the way
    /// @param portion that came here
    void end(Register state, Bits bits, Portion portion);
  }

  /// What an outcome does to a branch.
  private interface Effect {
    void on(Branch branch, int outcome);
  }

  /// @param frame bound to a row of a plan
  /// @param others takes a branch off this thread, or refuses it
  Walker(States states, Frame frame, Leaf leaf, Predicate<Fork> others) {
    this.plan = frame.plan();
    this.states = states;
    this.frame = frame;
    this.leaf = leaf;
    this.others = others;
  }

  /// Where all begins.
  static Fork start(Plan plan, States states, Portion portion) {
    return new Fork(states.zeros(), 0, Bits.zeros(plan.bits()), portion);
  }

  /// Follows the plan from where a branch parted, and gives its state back.
  ///
  /// @throws UnsupportedCircuitException when weights are followed and branches exceed their limit
  void walk(Fork fork) {
    new Branch(fork.state(), fork.next(), fork.bits(), fork.portion()).run();
  }

  /// A state on its way through the steps.
  private final class Branch {
    private final Register state;
    private int next;
    private Bits bits;
    private Portion portion;

    Branch(Register state, int next, Bits bits, Portion portion) {
      this.state = state;
      this.next = next;
      this.bits = bits;
      this.portion = portion;
    }

    void run() {
      var steps = plan.swept();
      while (next < steps.size() && !portion.isNothing()) {
        Team.requireNotInterrupted();
        if (portion instanceof Portion.Drawn drawn && drawn.nextStep() == next) {
          err(drawn, steps.get(next));
        } else {
          step(steps.get(next++));
        }
      }
      if (!portion.isNothing()) {
        countLeaf(portion);
        leaf.end(state, bits, portion);
      }
      states.release(state);
    }

    /// On another thread or here and now.
    private void follow() {
      if (!others.test(new Fork(state, next, bits, portion))) {
        run();
      }
    }

    private void step(Step step) {
      switch (step) {
        case Step.Unitary unitary -> state.apply(unitary, frame);
        case Step.Flip flip -> state.move(flip);
        case Step.Swap swap -> state.move(swap);
        case Step.Permute permute -> state.move(permute);
        case Step.Sweep sweep -> state.sweep(sweep, frame);
        case Step.Span span -> state.span(span, frame);
        case Step.Load load -> state.load(load, frame);
        case Step.Jump(var to) -> next = to;
        case Step.Branch(var condition, var otherwise) -> {
          if (!condition.holds(bits::value)) {
            next = otherwise;
          }
        }
        case Step.Measure measure -> measure(measure);
        case Step.Reset reset -> {
          var p = state.outcomes(reset);
          part(p, o -> true, (branch, o) -> branch.state.collapse(reset, o, p[o]));
        }
        case Step.Noise noise -> {
          var p = state.outcomes(noise);
          part(p, o -> true, (branch, o) -> branch.state.collapse(noise, o, p[o]));
        }
      }
    }

    /// Parts by the errors drawn for the next step.
    private void err(Portion.Drawn drawn, Step step) {
      var runs = drawn.runs(next);
      var largest = largest(runs.toArray(Portion[]::new), _ -> true);
      for (var k = 0; k < runs.size(); k++) {
        if (k != largest) {
          var other = new Branch(states.copy(state), next, bits, runs.get(k));
          other.err(drawn.depth(), runs.get(k), step);
          other.follow();
        }
      }
      err(drawn.depth(), runs.get(largest), step);
    }

    /// The step with the errors that its shots share, those from entry `depth` on.
    private void err(int depth, Portion.Drawn shared, Step step) {
      var entries = shared.errors().at(shared.shots()[0], depth, next);
      portion = shared;
      frame.draw(entries);
      step(step);
      frame.undraw(entries);
      next++;
    }

    private void measure(Step.Measure step) {
      var p = state.outcomes(step);
      part(
          p,
          o -> step.keep().accepts(o >> 1),
          (branch, o) -> {
            branch.state.collapse(step, o, p[o]);
            branch.bits = branch.bits.with(step.bit(), o >> 1);
          });
    }

    private void part(double[] probabilities, IntPredicate accepted, Effect effect) {
      var parts = portion.split(probabilities);
      var largest = largest(parts, accepted);
      for (var o = 0; o < parts.length; o++) {
        if (o != largest && accepted.test(o) && !parts[o].isNothing()) {
          var other = new Branch(states.copy(state), next, bits, parts[o]);
          effect.on(other, o);
          other.follow();
        }
      }
      portion = parts[largest];
      if (!portion.isNothing()) {
        effect.on(this, largest);
      }
    }
  }

  private static int largest(Portion[] parts, IntPredicate accepted) {
    var largest = -1;
    for (var o = 0; o < parts.length; o++) {
      if (accepted.test(o) && (largest < 0 || parts[o].size() > parts[largest].size())) {
        largest = o;
      }
    }
    return largest;
  }

  private void countLeaf(Portion portion) {
    if (portion instanceof Portion.Weight && leaves++ == MOST_BRANCHES) {
      throw new UnsupportedCircuitException(
          "simulator",
          List.of(
              "its mid-circuit measurements and resets make more than %d branches, too many to follow all; ask for counts instead"
                  .formatted(MOST_BRANCHES)));
    }
  }
}
