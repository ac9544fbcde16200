package io.diffraqt.examples.bench;

import io.diffraqt.target.Target;
import java.util.List;
import java.util.Optional;

/// What is to be measured and how long.
///
/// @param cases in order
/// @param sizes numbers of qubits; empty for those usual in each case
/// @param threads of each contender, at least 1
/// @param precision of the arithmetic, where a contender has it
/// @param seconds that each figure may take twice over: to warm up, and to be measured
/// @param seeds of which each compiler's best result counts
/// @param targets that compilers compile for
/// @param program that takes the place of the circuits of the cases
/// @param peers who is measured beside us
/// @param python the interpreter that has the peers
public record BenchSettings(
    List<BenchCase> cases,
    List<Integer> sizes,
    int threads,
    Precision precision,
    double seconds,
    int seeds,
    List<Target> targets,
    Optional<NamedProgram> program,
    List<Peer> peers,
    String python) {
  private static final double MOST_SECONDS = 3600;

  /// A program of the user's.
  ///
  /// @param name what figures call it
  /// @param text OpenQASM 3
  public record NamedProgram(String name, String text) {}

  /// Copies the lists.
  ///
  /// @throws IllegalArgumentException when a number is outside of its range, or a program is given
  ///   to a case that takes none
  public BenchSettings {
    cases = List.copyOf(cases);
    sizes = List.copyOf(sizes);
    peers = List.copyOf(peers);
    targets = List.copyOf(targets);
    var most = cases.stream().mapToInt(BenchCase::mostQubits).min().orElse(0);
    sizes.forEach(n -> require(n >= 2 && n <= most, "--n " + n + "; 2 to " + most));
    require(seeds >= 1, "--seeds " + seeds + "; at least 1");
    require(threads >= 1, "--threads " + threads + "; at least 1");
    require(
        seconds > 0 && seconds <= MOST_SECONDS,
        "--seconds " + seconds + "; more than 0, at most " + MOST_SECONDS);
    if (precision == Precision.SINGLE) {
      cases.forEach(one ->
          require(
              one.takesSingle(),
              "case %s has no single precision; --precision single goes with cases A, B, C, F and G"
                  .formatted(one)));
    }
    if (program.isPresent()) {
      cases.forEach(one ->
          require(
              one.takesPrograms(),
              "case " + one + " takes no program; --program goes with cases A, H and I"));
      require(sizes.isEmpty(), "--n and --program exclude each other");
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /// The sizes at which a case is measured.
  List<Integer> sizesOf(BenchCase one) {
    return sizes.isEmpty() ? one.usualSizes() : sizes;
  }
}
