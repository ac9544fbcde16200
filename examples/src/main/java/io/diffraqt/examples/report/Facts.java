package io.diffraqt.examples.report;

import java.util.ArrayList;
import java.util.List;

/// Names with values, for instance where a result comes from.
public record Facts(String caption, List<Fact> facts) implements Block {
  public Facts {
    facts = List.copyOf(facts);
  }

  /// Names and values in turn.
  ///
  /// @throws IllegalArgumentException if a name has no value
  public static Facts of(String caption, String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "'%s' has no value in '%s'; give names and values in turn"
              .formatted(namesAndValues[namesAndValues.length - 1], caption));
    }
    var facts = new ArrayList<Fact>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      facts.add(new Fact(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Facts(caption, facts);
  }

  public record Fact(String name, String value) {}
}
