package io.diffraqt.examples.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.diffraqt.examples.bench.programs.Program;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// All figures of one list beside those of one peer, as ours divided by the peer's.
///
/// @param of the case
/// @param set which list
/// @param who the peer
/// @param programs how many pairs of a program and a device
/// @param twoQubitGates geometric mean of the ratios
/// @param depth geometric mean of the ratios
/// @param twoQubitDepth geometric mean of the ratios
/// @param seconds geometric mean of the ratios of medians
/// @param worst the pairs with the largest ratios of two-qubit gates, at most five
public record CompiledSummary(
    @JsonProperty("case") BenchCase of,
    Program.Set set,
    String who,
    int programs,
    double twoQubitGates,
    double depth,
    double twoQubitDepth,
    double seconds,
    List<Worst> worst)
    implements BenchLine {
  private static final int SHOWN = 5;

  /// A program on a device.
  ///
  /// @param ratio of two-qubit gates, ours by the peer's
  public record Worst(String circuit, String target, double ratio) {}

  /// Our figure and a peer's of the same program on the same device.
  record Match(CompiledFigure ours, CompiledFigure theirs) {
    private double ratio(ToDoubleFunction<CompiledFigure> of) {
      var below = of.applyAsDouble(theirs);
      // Both may need no gate at all.
      return below == 0 ? 1 + of.applyAsDouble(ours) : of.applyAsDouble(ours) / below;
    }
  }

  /// @param matches at least one, of one list and one peer
  static CompiledSummary of(List<Match> matches) {
    var first = matches.getFirst().theirs();
    return new CompiledSummary(
        first.of(),
        first.set(),
        first.who(),
        matches.size(),
        mean(matches, CompiledFigure::twoQubitGates),
        mean(matches, CompiledFigure::depth),
        mean(matches, CompiledFigure::twoQubitDepth),
        mean(matches, f -> f.seconds().median()),
        worst(matches));
  }

  private static double mean(List<Match> matches, ToDoubleFunction<CompiledFigure> of) {
    return Math.exp(matches.stream().mapToDouble(m -> Math.log(m.ratio(of))).average().orElse(0));
  }

  private static List<Worst> worst(List<Match> matches) {
    return matches.stream()
        .map(m ->
            new Worst(
                m.ours().circuit(), m.ours().target(), m.ratio(CompiledFigure::twoQubitGates)))
        .sorted(Comparator.comparingDouble(Worst::ratio).reversed())
        .limit(SHOWN)
        .toList();
  }

  @Override
  public List<String> titles() {
    return List.of();
  }

  @Override
  public List<String> cells() {
    return List.of(text());
  }

  @Override
  public String form() {
    return "%s";
  }

  private String text() {
    return String.format(
        Locale.ROOT,
        "%s, diffraqt / %s, geometric means of %d: two-qubit gates %.3f, depth %.3f, two-qubit"
            + " depth %.3f, seconds %.3f; most gates: %s",
        set.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        who,
        programs,
        twoQubitGates,
        depth,
        twoQubitDepth,
        seconds,
        String.join(", ", worst.stream().map(CompiledSummary::text).toList()));
  }

  private static String text(Worst one) {
    return String.format(Locale.ROOT, "%s on %s %.3f", one.circuit, one.target, one.ratio);
  }
}
