package io.diffraqt.openqasm;

import java.util.Locale;
import java.util.Set;

/// What pragmas mean: Braket's box marker changes nothing, its matrices are gates, its noise is a
/// channel, its results are values asked for, and those of others are theirs.
final class Pragmas {
  private static final Set<String> READ = Set.of("unitary", "noise", "result");

  private Pragmas() {}

  /// The second word of a pragma of Braket's that means something, else nothing.
  static String word(String text) {
    var words = words(text);
    return isBraket(words) && READ.contains(words[1]) ? words[1] : "";
  }

  /// Whether it marks the box after it.
  static boolean isVerbatim(String text) {
    var words = words(text);
    return isBraket(words) && words[1].equals("verbatim");
  }

  /// @throws io.diffraqt.error.CircuitException when a pragma of Braket's is none that is known
  static void check(Site site, String text) {
    var words = words(text);
    if (isBraket(words) && !words[1].equals("verbatim")) {
      throw site.error(
          "the pragma 'braket %s' is not known; there are verbatim, unitary, noise and result"
              .formatted(words[1]));
    }
  }

  private static boolean isBraket(String[] words) {
    return words.length > 1 && words[0].equals("braket");
  }

  private static String[] words(String text) {
    return text.toLowerCase(Locale.ROOT).split("[\\s(]+", 3);
  }
}
