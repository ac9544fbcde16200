package io.diffraqt.observable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A real-weighted sum of Pauli strings, equal strings merged, in order of first mention. Immutable
/// and thread-safe.
public final class PauliSum implements Observable {
  private final List<Term> terms;

  private PauliSum(List<Term> terms) {
    this.terms = List.copyOf(terms);
  }

  /// A weighted string.
  ///
  /// @param coefficient finite
  /// @param string the product of Paulis
  public record Term(double coefficient, PauliString string) {
    /// @throws IllegalArgumentException when the coefficient is not finite
    public Term {
      if (!Double.isFinite(coefficient)) {
        throw new IllegalArgumentException("coefficient " + coefficient + " of " + string);
      }
    }
  }

  /// The sum of the terms.
  public static PauliSum of(List<Term> terms) {
    var merged = new LinkedHashMap<PauliString, Double>();
    terms.forEach(t -> merged.merge(t.string(), t.coefficient(), Double::sum));
    return new PauliSum(
        merged.entrySet().stream().map(e -> new Term(e.getValue(), e.getKey())).toList());
  }

  /// A single string with coefficient 1.
  public static PauliSum of(PauliString string) {
    return of(List.of(new Term(1, string)));
  }

  /// Strings with coefficients, in the order of the map.
  public static PauliSum of(Map<PauliString, Double> coefficients) {
    return of(
        coefficients.entrySet().stream().map(e -> new Term(e.getValue(), e.getKey())).toList());
  }

  /// Reads `[COEFFICIENT*]PAULIS` joined by `+` or `-`; spaces are ignored; the rightmost letter is
  /// qubit 0: `-0.5*XXI + 1.2e-3*ZIZ`.
  ///
  /// @throws IllegalArgumentException naming the place and what was expected there
  public static PauliSum parse(String text) {
    return new PauliParser(text).sum();
  }

  /// The terms, at least none, strings distinct.
  public List<Term> terms() {
    return terms;
  }

  /// The coefficient of a string; 0 where it does not occur.
  public double coefficient(PauliString string) {
    return terms.stream()
        .filter(t -> t.string().equals(string))
        .mapToDouble(Term::coefficient)
        .sum();
  }

  /// This plus another sum.
  public PauliSum plus(PauliSum other) {
    var all = new ArrayList<>(terms);
    all.addAll(other.terms);
    return of(all);
  }

  /// This times a real factor.
  public PauliSum times(double factor) {
    return of(terms.stream().map(t -> new Term(factor * t.coefficient(), t.string())).toList());
  }

  @Override
  public int span() {
    return terms.stream().mapToInt(t -> t.string().span()).max().orElse(0);
  }

  /// Whether only Z and identity occur.
  public boolean isDiagonal() {
    return terms.stream()
        .allMatch(t -> t.string().factors().values().stream().allMatch(Pauli.Z::equals));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PauliSum that && terms.equals(that.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var term : terms) {
      text.append(text.isEmpty() ? "" : " + ")
          .append(term.coefficient())
          .append('*')
          .append(term.string().letters(Math.max(1, span())));
    }
    return text.isEmpty() ? "0" : text.toString();
  }
}
