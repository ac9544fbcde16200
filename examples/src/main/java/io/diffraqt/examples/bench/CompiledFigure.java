package io.diffraqt.examples.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.diffraqt.examples.bench.Figure.Seconds;
import io.diffraqt.examples.bench.programs.Program;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What one compiler made of one program.
///
/// @param of the case
/// @param circuit name of the program
/// @param n its qubits
/// @param threads that the compiler was given
/// @param precision always `double`
/// @param who compiled: `diffraqt` or a peer
/// @param seconds of one compilation
/// @param limitSeconds null: nobody knows how fast this could be
/// @param rate null
/// @param load mean number of running processes in the minute before; null where unknown
/// @param set which list the program is from
/// @param target name of the device
/// @param twoQubitGates the fewest of all seeds
/// @param depth of the result with the fewest gates
/// @param twoQubitDepth of the same
public record CompiledFigure(
    @JsonProperty("case") BenchCase of,
    String circuit,
    int n,
    int threads,
    String precision,
    String who,
    Seconds seconds,
    @Nullable Double limitSeconds,
    @Nullable Double rate,
    @Nullable Double load,
    Program.Set set,
    String target,
    int twoQubitGates,
    int depth,
    int twoQubitDepth)
    implements BenchLine {
  private static final String FORM = "%-4s %-20s %-16s %-10s %7s %7s %8s %10s %10s %5s";

  @Override
  public List<String> titles() {
    return List.of(
        "case", "circuit", "target", "who", "2q", "depth", "2q-depth", "min", "median", "load");
  }

  @Override
  public List<String> cells() {
    return List.of(
        of.name(),
        circuit,
        target,
        who,
        String.valueOf(twoQubitGates),
        String.valueOf(depth),
        String.valueOf(twoQubitDepth),
        Figure.time(seconds.min()),
        Figure.time(seconds.median()),
        load == null ? "" : String.format(Locale.ROOT, "%.1f", load));
  }

  @Override
  public String form() {
    return FORM;
  }
}
