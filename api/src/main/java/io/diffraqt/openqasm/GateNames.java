package io.diffraqt.openqasm;

import static io.diffraqt.circuit.StandardGate.CCZ;
import static io.diffraqt.circuit.StandardGate.CH;
import static io.diffraqt.circuit.StandardGate.CRX;
import static io.diffraqt.circuit.StandardGate.CRY;
import static io.diffraqt.circuit.StandardGate.CRZ;
import static io.diffraqt.circuit.StandardGate.CSX;
import static io.diffraqt.circuit.StandardGate.CU;
import static io.diffraqt.circuit.StandardGate.ECR;
import static io.diffraqt.circuit.StandardGate.ISWAP;
import static io.diffraqt.circuit.StandardGate.R;
import static io.diffraqt.circuit.StandardGate.RXX;
import static io.diffraqt.circuit.StandardGate.RYY;
import static io.diffraqt.circuit.StandardGate.RZX;
import static io.diffraqt.circuit.StandardGate.RZZ;
import static io.diffraqt.circuit.StandardGate.SXDG;

import io.diffraqt.circuit.StandardGate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The gate table in a dialect.
///
/// Parameters of definitions are called `p0`, `p1` and so on because Qiskit's importer, which IBM
/// uses, binds them in the order of their names, not in that of the definition.
///
/// @param names of every row
/// @param definitions of the rows that the dialect's library lacks; exact, global phase included
/// @param taken names that the library gives to gates
record GateNames(
    Map<StandardGate, String> names, Map<StandardGate, String> definitions, Set<String> taken) {
  /// What Braket has no other way to write: it refuses `negctrl @ gphase`.
  static final String NEGATED_PHASE = "negphase";

  private static final List<String> ALIASES =
      List.of("CX", "phase", "cphase", "u1", "u2", "u3", "u");

  private static final List<String> BRAKET_ONLY =
      List.of(
          "xy",
          "pswap",
          "gpi",
          "gpi2",
          "ms",
          "cphaseshift00",
          "cphaseshift01",
          "cphaseshift10",
          "unitary",
          NEGATED_PHASE);

  /// The language with `stdgates.inc`.
  static final GateNames STANDARD = of(ownNames(), standardDefinitions(), ALIASES);

  /// Braket's.
  static final GateNames BRAKET = of(braketNames(), braketDefinitions(), BRAKET_ONLY);

  private static GateNames of(
      Map<StandardGate, String> names, Map<StandardGate, String> definitions, List<String> more) {
    var taken = new HashSet<>(names.values());
    taken.addAll(more);
    return new GateNames(names, definitions, taken);
  }

  private static Map<StandardGate, String> ownNames() {
    var names = new EnumMap<StandardGate, String>(StandardGate.class);
    for (var gate : StandardGate.values()) {
      names.put(gate, gate.gateName());
    }
    names.put(StandardGate.U, "U");
    return names;
  }

  private static Map<StandardGate, String> braketNames() {
    var names = ownNames();
    names.putAll(Vocabulary.BRAKET_NAMES);
    return names;
  }

  private static Map<StandardGate, String> standardDefinitions() {
    var bodies = new EnumMap<StandardGate, String>(StandardGate.class);
    bodies.put(SXDG, "gate sxdg a { inv @ sx a; }");
    bodies.put(R, "gate r(p0, p1) a { U(p0, p1 - pi/2, pi/2 - p1) a; }");
    bodies.put(CSX, "gate csx a, b { ctrl @ sx a, b; }");
    bodies.put(CCZ, "gate ccz a, b, c { h c; ccx a, b, c; h c; }");
    bodies.put(ISWAP, "gate iswap a, b { s a; s b; h a; cx a, b; cx b, a; h b; }");
    bodies.put(ECR, "gate ecr a, b { gphase(-pi/4); s a; sx b; cx a, b; x a; }");
    bodies.put(RZZ, "gate rzz(p0) a, b { cx a, b; rz(p0) b; cx a, b; }");
    bodies.put(RXX, "gate rxx(p0) a, b { h a; h b; cx a, b; rz(p0) b; cx a, b; h a; h b; }");
    bodies.put(
        RYY,
        "gate ryy(p0) a, b { rx(pi/2) a; rx(pi/2) b; cx a, b; rz(p0) b; cx a, b;"
            + " rx(-pi/2) a; rx(-pi/2) b; }");
    bodies.put(RZX, "gate rzx(p0) a, b { h b; cx a, b; rz(p0) b; cx a, b; h b; }");
    return bodies;
  }

  private static Map<StandardGate, String> braketDefinitions() {
    var bodies = new EnumMap<StandardGate, String>(StandardGate.class);
    bodies.put(CH, "gate ch a, b { s b; h b; t b; cnot a, b; ti b; h b; si b; }");
    bodies.put(
        CRX, "gate crx(p0) a, b { h b; rz(p0/2) b; cnot a, b; rz(-p0/2) b; cnot a, b; h b; }");
    bodies.put(CRY, "gate cry(p0) a, b { ry(p0/2) b; cnot a, b; ry(-p0/2) b; cnot a, b; }");
    bodies.put(CRZ, "gate crz(p0) a, b { rz(p0/2) b; cnot a, b; rz(-p0/2) b; cnot a, b; }");
    bodies.put(
        CU,
        "gate cu(p0, p1, p2, p3) a, b { phaseshift(p3 + p2/2 + p1/2) a; phaseshift(p2/2 - p1/2) b;"
            + " cnot a, b; U(-p0/2, 0, -p1/2 - p2/2) b; cnot a, b; U(p0/2, p1, 0) b; }");
    bodies.put(RZX, "gate rzx(p0) a, b { h b; zz(p0) a, b; h b; }");
    bodies.put(CCZ, "gate ccz a, b, c { h c; ccnot a, b, c; h c; }");
    return bodies;
  }
}
