package io.diffraqt.noisemodels;

import io.diffraqt.circuit.StandardGate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gate names of vendors that differ from those of the gate table.
final class GateNames {
  /// Old one-qubit gates of IBM. `u2` has no figures of its own here: it is a `u` at half angle,
  /// whose figures are those of `u3`.
  private static final Map<String, StandardGate> IBM =
      Map.of(
          "u1", StandardGate.P,
          "u3", StandardGate.U);

  private static final Set<String> IBM_WITHOUT_ROW =
      Set.of(
          "u2",
          "measure",
          "measure_2",
          "reset",
          "reset_2",
          "delay",
          "barrier",
          "if_else",
          "for_loop",
          "switch_case",
          "while_loop",
          "store");

  /// `gpi(φ)` and `gpi2(φ)` are `r` at π and π/2, `ms` with equal phases is `rxx`.
  private static final Map<String, StandardGate> BRAKET =
      Map.ofEntries(
          Map.entry("i", StandardGate.ID),
          Map.entry("si", StandardGate.SDG),
          Map.entry("ti", StandardGate.TDG),
          Map.entry("v", StandardGate.SX),
          Map.entry("vi", StandardGate.SXDG),
          Map.entry("phaseshift", StandardGate.P),
          Map.entry("prx", StandardGate.R),
          Map.entry("gpi", StandardGate.R),
          Map.entry("gpi2", StandardGate.R),
          Map.entry("cnot", StandardGate.CX),
          Map.entry("cphaseshift", StandardGate.CP),
          Map.entry("cphase", StandardGate.CP),
          Map.entry("xx", StandardGate.RXX),
          Map.entry("ms", StandardGate.RXX),
          Map.entry("yy", StandardGate.RYY),
          Map.entry("zz", StandardGate.RZZ),
          Map.entry("ccnot", StandardGate.CCX));

  /// Native names of Braket devices with no row: two-qubit gates of other axes, and measurement
  /// that feeds a gate.
  private static final Set<String> BRAKET_WITHOUT_ROW =
      Set.of(
          "xy", "pswap", "cphaseshift00", "cphaseshift01", "cphaseshift10", "measure_ff", "cc_prx");

  private GateNames() {}

  /// The row for a name in IBM's files; empty for what is no gate or has no row.
  ///
  /// @throws NoiseException when the name is unknown
  static Optional<StandardGate> ibm(JsonPlace place) {
    return find(place, place.text(), IBM, IBM_WITHOUT_ROW);
  }

  /// The row for a name in a Braket document; empty where there is none.
  ///
  /// @throws NoiseException when the name is unknown
  static Optional<StandardGate> braket(JsonPlace place) {
    return find(place, place.text().toLowerCase(Locale.ROOT), BRAKET, BRAKET_WITHOUT_ROW);
  }

  /// The row of an OpenQASM name.
  ///
  /// @throws NoiseException when the name is unknown
  static StandardGate ours(JsonPlace place, String name) {
    return StandardGate.named(name).orElseThrow(() -> unknown(place, name));
  }

  private static Optional<StandardGate> find(
      JsonPlace place, String name, Map<String, StandardGate> names, Set<String> withoutRow) {
    var row = Optional.ofNullable(names.get(name)).or(() -> StandardGate.named(name));
    if (row.isEmpty() && !withoutRow.contains(name)) {
      throw unknown(place, name);
    }
    return row;
  }

  private static NoiseException unknown(JsonPlace place, String name) {
    return place.wrong(
        "unknown gate '" + name + "'; must be a gate of OpenQASM 3 or of the vendor");
  }
}
