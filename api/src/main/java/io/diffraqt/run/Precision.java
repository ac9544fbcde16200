package io.diffraqt.run;

/// How exactly a result is wanted, in place of a number of shots.
///
/// It is met in rounds: a first one that is needed in any case, then more where the variance is,
/// until the wanted precision is met or the [Rounds] or a budget end it. Each round is a submission
/// under a key of its own.
public sealed interface Precision {
  /// What may be spent on it.
  Rounds rounds();

  /// The standard error of each expectation value.
  ///
  /// It is judged by a variance that counts four more shots per circuit, two at each extreme of
  /// what the circuit can measure. A value that looks certain after few shots is so not taken for
  /// certain, and with the worst-case number of shots the target is always met. What is known of
  /// the intervals and of the bias that stopping leaves is measured in `docs/reliability.md`.
  ///
  /// @param most above 0
  /// @param rounds what may be spent
  record StandardError(double most, Rounds rounds) implements Precision {
    /// @throws IllegalArgumentException when `most` is not above 0
    public StandardError {
      if (!(most > 0) || Double.isInfinite(most)) {
        throw new IllegalArgumentException(
            "a standard error of " + most + "; it must be above 0, such as 0.01");
      }
    }

    /// Within the usual rounds.
    public static StandardError of(double most) {
      return new StandardError(most, Rounds.defaults());
    }
  }

  /// The total variation between the measured frequencies of each row and the distribution that the
  /// backend draws from.
  ///
  /// The smaller of two bounds is used, one known beforehand and one from what was seen; see
  /// [io.diffraqt.result.SamplingError]. Both hold for every distribution, and hold for all looks
  /// at the data together: look `k` may fail with probability `(1 − confidence)/(k(k+1))`. They say
  /// nothing of how far the backend is from the ideal program.
  ///
  /// @param most above 0, below 1
  /// @param confidence that the bound holds for a row, such as 0.95
  /// @param rounds what may be spent
  record TotalVariation(double most, double confidence, Rounds rounds) implements Precision {
    /// @throws IllegalArgumentException when a number is out of range
    public TotalVariation {
      if (!(most > 0 && most < 1) || !(confidence > 0 && confidence < 1)) {
        throw new IllegalArgumentException(
            "a total variation of %s with confidence %s; both must be between 0 and 1"
                .formatted(most, confidence));
      }
    }

    /// With confidence 0.95, within the usual rounds.
    public static TotalVariation of(double most) {
      return new TotalVariation(most, 0.95, Rounds.defaults());
    }
  }
}
