package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.plan.Aim.Form;
import io.diffraqt.simulator.internal.plan.Channel;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.plan.Step;
import java.util.Arrays;

/// How states part on their way through a plan, told before anything runs.
///
/// @param partings the most steps at which one state can become several
/// @param measured how many of them are measurements and resets
/// @param erring the chance that a shot has any error
/// @param head how many of the steps come before the first one that parts anything, in 0..1
public record Branching(int partings, int measured, double erring, double head) {
  /// Of a plan whose states have a form.
  public static Branching of(Plan plan, Form form) {
    var steps = plan.swept();
    var partings = 0;
    var measured = 0;
    var clean = 1.0;
    var first = steps.size();
    for (var k = 0; k < steps.size(); k++) {
      if (parts(steps.get(k), form)) {
        partings++;
        measured += steps.get(k) instanceof Step.Noise ? 0 : 1;
        clean *= steps.get(k) instanceof Step.Noise noise ? likeliest(noise.channel()) : 1;
        first = Math.min(first, k);
      }
    }
    for (var site : plan.errors().sites()) {
      for (var word = 0; word < site.probabilities().length; word++) {
        for (var entry : site.entries()[word]) {
          first = Math.min(first, plan.errors().step(entry));
        }
        clean *= site.entries()[word].length > 0 ? 1 - site.probabilities()[word] : 1;
      }
    }
    var landings = plan.errors().sites().isEmpty() ? 0 : steps.size();
    var head = first / Math.max(1.0, steps.size());
    return new Branching(partings + landings, measured, 1 - clean, head);
  }

  /// The chance of the operator that acts most often, on a state of which nothing is known.
  private static double likeliest(Channel channel) {
    var largest = 0.0;
    for (var k = 0; k < channel.size(); k++) {
      var operator = channel.operator(k);
      var size = Math.sqrt(operator.length / 2.0);
      var squares = Arrays.stream(operator).map(x -> x * x).sum();
      var chance = channel.isMixture() ? channel.probabilities()[k] : squares / size;
      largest = Math.max(largest, chance);
    }
    return Math.min(1, largest);
  }

  private static boolean parts(Step step, Form form) {
    return switch (step) {
      case Step.Measure _ -> true;
      case Step.Reset _ -> form.isPure();
      case Step.Noise noise -> form.isPure() && noise.channel().size() > 1;
      case Step.Unitary _,
          Step.Flip _,
          Step.Swap _,
          Step.Permute _,
          Step.Sweep _,
          Step.Span _,
          Step.Load _,
          Step.Branch _,
          Step.Jump _ ->
          false;
    };
  }

  /// About how many branches shots end on, at most.
  public double branches(long shots) {
    return Math.min((double) shots, (1 + shots * erring) * Math.pow(2, measured));
  }

  /// The most states that one thread holds at a time, each branch at most half of what it parts
  /// from.
  public int states(long shots) {
    var halvings = 63 - Long.numberOfLeadingZeros(Math.max(1, shots));
    return 1 + Math.min(partings, halvings);
  }

  /// The same where all outcomes are followed by their weights: after so many halvings nothing that
  /// counts is left.
  public int statesOfAll() {
    return states((long) (1 / Portion.negligible(Form.PURE)));
  }
}
