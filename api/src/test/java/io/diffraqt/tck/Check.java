package io.diffraqt.tck;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One promise of a backend and the program that tests it.
///
/// @param id stable; its number is that of the plan in `docs/conformance.md`
/// @param title a sentence in one word
/// @param theme what it is about
/// @param needs claims without which it does not apply
/// @param unless claims with which it does not apply: it tests a refusal
/// @param body throws an `AssertionError` when the promise is broken
public record Check(
    String id, String title, Theme theme, Set<Trait> needs, Set<Trait> unless, Body body) {
  /// Copies the sets.
  public Check {
    needs = Set.copyOf(needs);
    unless = Set.copyOf(unless);
  }

  /// What a check is about.
  public enum Theme {
    /// The plugin and what its target says.
    DESCRIPTOR,
    /// Gates, angles and whole programs.
    PROGRAMS,
    /// What happens in the middle of a circuit.
    DYNAMICS,
    /// Bit order, registers, batches.
    BITS,
    /// Shots, seeds, statistics.
    SAMPLING,
    /// Exact values and derivatives.
    EXACT,
    /// Keys, ids, status, cancelling.
    JOBS,
    /// Faults between client and provider.
    FAULTS,
    /// Secrets and leftovers.
    HYGIENE
  }

  /// A test of one promise.
  @FunctionalInterface
  public interface Body {
    /// @throws NotApplicable when the target leaves nothing to test
    /// @throws InterruptedException when the thread is asked to end
    void run(Bench bench) throws InterruptedException;
  }

  /// Tells that there is nothing to test, and why.
  public static final class NotApplicable extends RuntimeException {
    /// @param reason naming the claim or limit that is missing
    public NotApplicable(String reason) {
      super(reason);
    }
  }

  static Check of(Theme theme, String id, String title, Body body) {
    return new Check(id, title, theme, Set.of(), Set.of(), body);
  }

  Check needing(Trait first, Trait... rest) {
    return new Check(id, title, theme, EnumSet.of(first, rest), unless, body);
  }

  Check unless(Trait first, Trait... rest) {
    return new Check(id, title, theme, needs, EnumSet.of(first, rest), body);
  }

  /// Id and title.
  public String name() {
    return id + " " + title;
  }

  /// Why it does not apply under these claims, if it does not.
  public Optional<String> reasonNotToRun(Set<Trait> claims) {
    var missing = new TreeSet<>(needs);
    missing.removeAll(claims);
    if (!missing.isEmpty()) {
      return Optional.of("not claimed: " + missing);
    }
    var claimed = new TreeSet<>(unless);
    claimed.retainAll(claims);
    return claimed.isEmpty()
        ? Optional.empty()
        : Optional.of("claimed, so there is nothing to refuse: " + claimed);
  }
}
