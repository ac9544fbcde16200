package io.diffraqt.run;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Measure;
import io.diffraqt.circuit.Keep;
import io.diffraqt.error.CircuitException;
import io.diffraqt.result.Counts;
import java.util.ArrayList;
import java.util.List;

/// Takes post-selection out of a program and applies it to the counts instead.
///
/// A device measures in any case, so the program it gets keeps every outcome; shots whose bits were
/// not to be kept are dropped afterwards.
///
/// @param circuit the program without post-selection
/// @param kept measurements whose bit decides
record PostSelection(Circuit circuit, List<Measure> kept) {
  PostSelection {
    kept = List.copyOf(kept);
  }

  /// @throws CircuitException when a deciding bit is written again or only under a condition, so
  ///   that the counts cannot tell which shots to drop
  static PostSelection of(Circuit program) {
    var kept = program.flattened().filter(PostSelection::decides).map(Measure.class::cast).toList();
    if (kept.isEmpty()) {
      return new PostSelection(program, kept);
    }
    kept.forEach(measure -> requireTellsAll(program, measure));
    var all = program.instructions().stream().map(PostSelection::keepingBoth).toList();
    return new PostSelection(program.withInstructions(all), kept);
  }

  /// The counts without the shots to drop.
  Counts apply(Counts counts) {
    return kept.isEmpty() ? counts : counts.keeping(this::accepts);
  }

  private boolean accepts(String bits) {
    return kept.stream()
        .allMatch(m -> m.keep().accepts(bits.charAt(bits.length() - 1 - m.bit()) - '0'));
  }

  private static boolean decides(Instruction instruction) {
    return instruction instanceof Measure measure && measure.keep() != Keep.BOTH;
  }

  private static void requireTellsAll(Circuit program, Measure measure) {
    var writes = new ArrayList<Instruction>();
    program
        .flattened()
        .filter(i -> i instanceof Measure other && other.bit() == measure.bit())
        .forEach(writes::add);
    if (writes.size() > 1 || !program.instructions().contains(measure)) {
      throw new CircuitException(
          "post-selection on bit %d, which is written %s; give this measurement a bit of its own"
              .formatted(
                  measure.bit(), writes.size() > 1 ? "more than once" : "under a condition"));
    }
  }

  private static Instruction keepingBoth(Instruction instruction) {
    return decides(instruction) && instruction instanceof Measure(var qubit, var bit, _)
        ? new Measure(qubit, bit, Keep.BOTH)
        : instruction;
  }
}
