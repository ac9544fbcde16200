package io.diffraqt.simulator.internal.plan;

import java.util.List;

/// The mixtures of Pauli words in a plan for pure states, which can be drawn before anything is
/// simulated. Immutable.
///
/// A drawn word is carried forward through Clifford gates, which only change it to another word, up
/// to where it has to act: a *landing*, one Pauli in front of a factor of a step. What reaches the
/// end only flips outcomes. An entry is the rank of a landing in the order in which steps run,
/// times 4, plus a letter: 1 for Z, 2 for X, 3 for Y.
public final class Errors {
  private final List<Site> sites;
  private final int[] landings;
  private final int[] steps;
  private final List<Step.Unitary> units;

  /// One place where an error may happen.
  ///
  /// @param probabilities of each word; the first one that does nothing is drawn where no error is
  /// @param entries of each word, rising
  /// @param flips of each word: the qubits whose outcome at the end it flips
  @SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the module, not compared.
  public record Site(double[] probabilities, int[][] entries, int[] flips) {
    /// Whether a word changes nothing.
    public boolean isIdle(int word) {
      return entries[word].length == 0 && flips[word] == 0;
    }
  }

  /// @param landings by rank, and so the lists after it
  Errors(List<Site> sites, int[] landings, int[] steps, List<Step.Unitary> units) {
    this.sites = List.copyOf(sites);
    this.landings = landings;
    this.steps = steps;
    this.units = List.copyOf(units);
  }

  /// In the order of the circuit.
  public List<Site> sites() {
    return sites;
  }

  /// The index among the swept steps of a plan at which an entry acts.
  public int step(int entry) {
    return steps[entry >> 2];
  }

  /// The step, perhaps inside a sweep, whose matrix an entry changes.
  public Step.Unitary unit(int entry) {
    return units.get(entry >> 2);
  }

  /// The landing of an entry, as factors name it.
  int landing(int entry) {
    return landings[entry >> 2];
  }

  /// Number of landings.
  int landings() {
    return steps.length;
  }
}
