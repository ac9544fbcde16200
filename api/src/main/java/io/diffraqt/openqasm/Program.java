package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.CircuitException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What has been read so far: qubits, bits, parameters and instructions. Not thread-safe.
final class Program {
  private final Source source;
  private final CircuitBits bits = new CircuitBits();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Symbol.Variable> outputs = new ArrayList<>();
  private final List<ResultRequest> results = new ArrayList<>();
  private final List<Site> places = new ArrayList<>();
  private List<Instruction> instructions = new ArrayList<>();
  private int qubits;
  private boolean physical;
  private int conditionals;
  private long size;
  private long steps;
  private double phase;

  Program(Source source) {
    this.source = source;
  }

  Source source() {
    return source;
  }

  CircuitBits bits() {
    return bits;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /// The bit variables of the program's own scope.
  List<Symbol.Variable> outputs() {
    return outputs;
  }

  List<Instruction> instructions() {
    return instructions;
  }

  int qubits() {
    return qubits;
  }

  boolean isPhysical() {
    return physical;
  }

  /// Number of branches on measured bits around what is read now.
  int conditionals() {
    return conditionals;
  }

  /// Whether what is read now runs only where measured bits say so.
  boolean isConditional() {
    return conditionals > 0;
  }

  /// Adds a register and gives its qubits.
  Symbol.Qubits addQubits(Site site, long count, boolean scalar) {
    if (physical) {
      throw mixed(site);
    }
    if (count < 1 || count > Limits.QUBITS - qubits) {
      throw site.error(
          "a register of %d qubits beside %d others; the limit is 1 to %d in all"
              .formatted(count, qubits, Limits.QUBITS));
    }
    var first = qubits;
    qubits += (int) count;
    var indices = IntStream.range(first, qubits).boxed().toList();
    return new Symbol.Qubits(indices, scalar);
  }

  /// A qubit of a device.
  Symbol.Qubits hardwareQubit(Site site, int index) {
    if (qubits > 0 && !physical) {
      throw mixed(site);
    }
    physical = true;
    qubits = Math.max(qubits, index + 1);
    return new Symbol.Qubits(List.of(index), true);
  }

  private static CircuitException mixed(Site site) {
    return site.error(
        "the program uses both declared and physical qubits; use physical ones for a compiled"
            + " program and declared ones for all others");
  }

  /// Appends an instruction.
  void add(int at, Instruction instruction) {
    size += 1 + instruction.qubits().size();
    if (size > Limits.SIZE) {
      throw tooLarge(at);
    }
    instructions.add(instruction);
  }

  /// Notes a value that is asked for.
  void ask(Site place, ResultRequest result) {
    step(place.at());
    results.add(result);
    places.add(place);
  }

  /// A circuit made of all this, with what is asked for.
  QasmProgram with(Circuit circuit) {
    return QasmProgram.read(circuit, results, places);
  }

  /// Appends a gate on few operands, with less ado.
  void addGate(int at, Apply gate) {
    size += 3;
    if (size > Limits.SIZE) {
      throw tooLarge(at);
    }
    instructions.add(gate);
  }

  private CircuitException tooLarge(int at) {
    return source.error(
        at,
        "the program grows beyond the limit of %d instructions and operands"
            .formatted(Limits.SIZE));
  }

  /// Counts one step of reading.
  void step(int at) {
    steps(at, 1);
  }

  /// Counts steps of reading.
  void steps(int at, long count) {
    steps += count;
    if (steps > Limits.STEPS) {
      throw source.error(
          at,
          "reading takes more than the limit of %d steps; a loop or call here runs too often"
              .formatted(Limits.STEPS));
    }
  }

  /// Multiplies the whole program by `e^{i·radians}`.
  void addPhase(double radians) {
    phase += radians;
  }

  /// Appends the phase that definitions of known gates left over, if any.
  void finishPhase(int at) {
    var rest = Math.IEEEremainder(phase, 2 * Math.PI);
    if (Math.abs(rest) > 1e-12) {
      add(at, new Apply(StandardGate.GPHASE, List.of(Angle.of(rest)), List.of()));
    }
  }

  /// What `body` appends, instead of appending it.
  List<Instruction> branch(Runnable body) {
    var outside = instructions;
    instructions = new ArrayList<>();
    conditionals++;
    body.run();
    conditionals--;
    var inside = instructions;
    instructions = outside;
    return inside;
  }
}
