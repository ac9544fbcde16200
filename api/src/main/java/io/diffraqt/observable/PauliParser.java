package io.diffraqt.observable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a weighted sum of Pauli strings.
final class PauliParser {
  private static final Pattern TERM =
      Pattern.compile(
          "\\G\\s*([+-])?\\s*(?:([0-9.]+(?:[eE][+-]?[0-9]+)?)\\s*\\*)?\\s*([IXYZ]+)\\s*");

  private final String text;

  PauliParser(String text) {
    this.text = text;
  }

  PauliSum sum() {
    var terms = new ArrayList<PauliSum.Term>();
    var matcher = TERM.matcher(text);
    var at = 0;
    while (at < text.length() && matcher.find(at)) {
      if (!terms.isEmpty() && matcher.group(1) == null) {
        throw expected("+ or -", at);
      }
      terms.add(term(matcher.group(1), matcher.group(2), matcher.group(3), at));
      at = matcher.end();
    }
    if (at < text.length() || terms.isEmpty()) {
      throw expected("[COEFFICIENT*]PAULIS with letters I, X, Y, Z", at);
    }
    return PauliSum.of(requireOneLength(terms));
  }

  private PauliSum.Term term(
      @Nullable String sign, @Nullable String number, String letters, int at) {
    var value = number == null ? 1 : parse(number, at);
    lengths.add(letters.length());
    return new PauliSum.Term("-".equals(sign) ? -value : value, PauliString.parse(letters));
  }

  private final List<Integer> lengths = new ArrayList<>();

  private List<PauliSum.Term> requireOneLength(List<PauliSum.Term> terms) {
    if (lengths.stream().distinct().count() > 1) {
      throw new IllegalArgumentException(
          "observable '%s': strings of %s letters; all need one letter per qubit"
              .formatted(text, lengths.stream().distinct().toList()));
    }
    return terms;
  }

  private double parse(String number, int at) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw expected("a decimal number instead of " + number, at);
    }
  }

  private IllegalArgumentException expected(String what, int at) {
    return new IllegalArgumentException(
        "observable '%s': at character %d expected %s".formatted(text, at + 1, what));
  }
}
