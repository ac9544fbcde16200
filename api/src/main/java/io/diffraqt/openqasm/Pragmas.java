package io.diffraqt.openqasm;

import java.util.Locale;

/// What pragmas mean: Braket's box marker changes nothing, its matrices are gates, its other
/// pragmas do what a circuit cannot hold, and those of others are theirs.
final class Pragmas {
  private Pragmas() {}

  /// Whether this is Braket's pragma that applies a matrix.
  static boolean isUnitary(String text) {
    return text.matches("(?i)braket\\s+unitary\\b.*");
  }

  /// @throws io.diffraqt.error.CircuitException when dropping the pragma would change the meaning
  static void check(Site site, String text) {
    var words = text.toLowerCase(Locale.ROOT).split("[\\s(]+", 3);
    if (words.length < 2 || !words[0].equals("braket") || words[1].equals("verbatim")) {
      return;
    }
    switch (words[1]) {
      case "result" ->
          throw site.error(
              "a result pragma asks for values and is no part of a circuit; ask for them when the"
                  + " circuit is run");
      case "noise" ->
          throw site.error(
              "a noise pragma is no part of a circuit; give the noise to the simulator");
      default -> throw site.error("the pragma 'braket " + words[1] + "' is not known");
    }
  }
}
