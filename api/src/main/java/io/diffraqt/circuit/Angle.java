package io.diffraqt.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Radians: a constant, or an affine function of parameters.
public sealed interface Angle {
  /// A fixed number of radians.
  ///
  /// @param radians finite
  record Constant(double radians) implements Angle {
    private static final Constant ZERO = new Constant(0);

    /// @throws IllegalArgumentException when `radians` is not finite
    public Constant {
      requireFinite(radians);
    }
  }

  /// `offset + Σ scale·parameter`, at least one term, no parameter twice.
  ///
  /// @param terms in order of first mention
  /// @param offset radians
  record Affine(List<Term> terms, double offset) implements Angle {
    /// @throws IllegalArgumentException when there is no term or a number is not finite
    public Affine {
      terms = List.copyOf(terms);
      requireFinite(offset);
      if (terms.isEmpty()) {
        throw new IllegalArgumentException("an affine angle needs at least one parameter");
      }
    }
  }

  /// `scale·parameter`.
  ///
  /// @param parameter the free number
  /// @param scale finite and not zero
  record Term(Parameter parameter, double scale) {
    /// @throws IllegalArgumentException when `scale` is not finite
    public Term {
      requireFinite(scale);
    }
  }

  /// Zero radians.
  static Angle zero() {
    return Constant.ZERO;
  }

  /// A constant angle.
  static Angle of(double radians) {
    return new Constant(radians);
  }

  /// The parameter itself.
  static Angle of(Parameter parameter) {
    return new Affine(List.of(new Term(parameter, 1)), 0);
  }

  /// Sum.
  default Angle plus(Angle other) {
    return switch (other) {
      case Constant c -> shifted(c.radians());
      case Affine a -> shifted(a.offset()).merged(a.terms());
    };
  }

  /// This minus `other`.
  default Angle minus(Angle other) {
    return plus(other.times(-1));
  }

  /// This angle plus a constant.
  default Angle plus(double radians) {
    return shifted(radians);
  }

  /// This angle times a factor.
  default Angle times(double factor) {
    return switch (this) {
      case Constant c -> new Constant(c.radians() * factor);
      case Affine a when factor == 0 -> Constant.ZERO;
      case Affine a ->
          new Affine(
              a.terms().stream().map(t -> new Term(t.parameter(), t.scale() * factor)).toList(),
              a.offset() * factor);
    };
  }

  /// The opposite angle.
  default Angle negated() {
    return times(-1);
  }

  /// Radians, given a value for each parameter.
  default double value(ToDoubleFunction<Parameter> values) {
    return switch (this) {
      case Constant c -> c.radians();
      case Affine a -> {
        var sum = a.offset();
        for (var term : a.terms()) {
          sum += term.scale() * values.applyAsDouble(term.parameter());
        }
        yield sum;
      }
    };
  }

  /// Whether no parameter occurs.
  default boolean isConstant() {
    return this instanceof Constant;
  }

  /// The terms in parameters, empty for a constant.
  default List<Term> terms() {
    return switch (this) {
      case Constant c -> List.of();
      case Affine a -> a.terms();
    };
  }

  private Angle shifted(double radians) {
    return switch (this) {
      case Constant c -> new Constant(c.radians() + radians);
      case Affine a -> new Affine(a.terms(), a.offset() + radians);
    };
  }

  private Angle merged(List<Term> more) {
    var offset = value(p -> 0);
    var merged = new ArrayList<>(terms());
    for (var term : more) {
      add(merged, term);
    }
    merged.removeIf(term -> term.scale() == 0);
    return merged.isEmpty() ? new Constant(offset) : new Affine(merged, offset);
  }

  private static void add(List<Term> terms, Term term) {
    for (var k = 0; k < terms.size(); k++) {
      if (terms.get(k).parameter().equals(term.parameter())) {
        terms.set(k, new Term(term.parameter(), terms.get(k).scale() + term.scale()));
        return;
      }
    }
    terms.add(term);
  }

  private static void requireFinite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("angle " + value + " is not a finite number of radians");
    }
  }
}
