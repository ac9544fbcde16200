package io.diffraqt.run;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Measure;
import io.diffraqt.circuit.Keep;
import io.diffraqt.error.CircuitException;
import io.diffraqt.result.Counts;
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

  /// @throws CircuitException when a deciding bit is written again later, or only under a
  ///   condition, so that the counts, which hold its final value, cannot tell which shots to drop
  static PostSelection of(Circuit program) {
    var kept = program.flattened().filter(PostSelection::decides).map(Measure.class::cast).toList();
    if (kept.isEmpty()) {
      return new PostSelection(program, kept);
    }
    requireNoneUnderACondition(program);
    requireLastWrites(program);
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

  private static void requireNoneUnderACondition(Circuit program) {
    var conditionals =
        program.instructions().stream().filter(i -> i instanceof Instruction.Conditional).toList();
    program
        .withInstructions(conditionals)
        .flattened()
        .filter(PostSelection::decides)
        .map(Measure.class::cast)
        .findFirst()
        .ifPresent(measure -> {
          throw undecided(
              measure,
              "is written under a condition, so its final value does not tell whether it was"
                  + " measured at all");
        });
  }

  /// Writes before the measurement do not matter: a bit keeps its last value.
  private static void requireLastWrites(Circuit program) {
    var all = program.instructions();
    for (var place = 0; place < all.size(); place++) {
      if (all.get(place) instanceof Measure measure && decides(measure)) {
        var later = program.withInstructions(all.subList(place + 1, all.size()));
        if (later.flattened().anyMatch(i -> i instanceof Measure m && m.bit() == measure.bit())) {
          throw undecided(
              measure, "is written again later, so its final value is that of another measurement");
        }
      }
    }
  }

  private static CircuitException undecided(Measure measure, String reason) {
    return new CircuitException(
        "post-selection on bit %d, which %s; give this measurement a bit of its own"
            .formatted(measure.bit(), reason));
  }

  private static Instruction keepingBoth(Instruction instruction) {
    return decides(instruction) && instruction instanceof Measure(var qubit, var bit, _)
        ? new Measure(qubit, bit, Keep.BOTH)
        : instruction;
  }
}
