package io.diffraqt.examples.diffusion;

/// The optimiser Adam, with weight decay added to the gradient. Not thread-safe.
///
/// Source: Kingma and Ba 2015, algorithm 1; β₁ = 0.9, β₂ = 0.999, ε = 1e−8.
public final class Adam {
  private static final double FIRST_DECAY = 0.9;
  private static final double SECOND_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[] first;
  private final double[] second;
  private long steps;

  private Adam(double[] first, double[] second, long steps) {
    this.first = first;
    this.second = second;
    this.steps = steps;
  }

  /// Running means of gradient and squared gradient after some steps.
  public record State(RealVector first, RealVector second, long steps) {}

  /// At rest.
  public static Adam fresh(int parameters) {
    return new Adam(new double[parameters], new double[parameters], 0);
  }

  /// As it was when [#state] was taken.
  public static Adam resumed(State state) {
    return new Adam(state.first().toArray(), state.second().toArray(), state.steps());
  }

  public State state() {
    return new State(RealVector.of(first), RealVector.of(second), steps);
  }

  /// Moves the parameters one step down the gradient, in place.
  public void step(double[] parameters, RealVector gradient, double rate, double weightDecay) {
    steps++;
    var firstBias = 1 - Math.pow(FIRST_DECAY, (double) steps);
    var secondBias = 1 - Math.pow(SECOND_DECAY, (double) steps);
    for (var k = 0; k < parameters.length; k++) {
      var slope = gradient.value(k) + weightDecay * parameters[k];
      first[k] = FIRST_DECAY * first[k] + (1 - FIRST_DECAY) * slope;
      second[k] = SECOND_DECAY * second[k] + (1 - SECOND_DECAY) * slope * slope;
      var length = Math.sqrt(second[k] / secondBias) + EPSILON;
      parameters[k] -= rate * (first[k] / firstBias) / length;
    }
  }
}
