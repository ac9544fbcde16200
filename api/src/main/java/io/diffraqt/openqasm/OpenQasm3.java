package io.diffraqt.openqasm;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardGate;
import java.util.List;
import java.util.Map;

/// Reads OpenQASM 3, and 2, into circuits, and writes circuits as OpenQASM 3.
///
/// Definitions are inlined, loops unrolled and classical values computed while reading. What needs
/// a computer beside the running device (arithmetic on measured bits, loops that end on them,
/// `extern`), pulses (`cal`, `defcal`) and what only a device's scheduler settles (`stretch`,
/// `durationof`) is refused with line, column and the source line, never dropped.
///
/// `U(θ, φ, λ)`, `u2` and `u3` have a real first matrix entry, as in Qiskit and Braket.
public final class OpenQasm3 {
  /// Which of the languages called OpenQASM 3 is written.
  public enum Dialect {
    /// The language as specified, with `stdgates.inc`; states to prepare, outcomes to keep and
    /// names that had to change are noted in annotations, and are read back from them.
    STANDARD(GateNames.STANDARD),
    /// What IBM's service reads: `stdgates.inc`, and a definition of each gate beyond it.
    ///
    /// A measurement that keeps one outcome is written as a plain one behind the comment
    /// `// @diffraqt.keep 0` or `1`, which is read back: the device measures in any case, and
    /// whoever reads the counts drops the other shots. Names that had to change are noted in the
    /// same way.
    IBM(GateNames.STANDARD),
    /// What Amazon Braket reads: no include, its own gate names, and a verbatim box around the
    /// gates of a circuit on physical qubits. Comments as for [#IBM].
    BRAKET(GateNames.BRAKET);

    private final GateNames gates;

    Dialect(GateNames gates) {
      this.gates = gates;
    }

    /// The name under which a program in this dialect declares a parameter: its own, with an
    /// underscore added where that is a gate's name or a word of the language.
    public String nameOf(Parameter parameter) {
      return Spelling.of(parameter.name(), this);
    }

    /// The name under which a program in this dialect declares a classical register.
    public String nameOfRegister(String register) {
      return Spelling.of(register, this);
    }

    Map<StandardGate, String> gateNames() {
      return gates.names();
    }

    String definition(StandardGate gate) {
      return gates.definitions().getOrDefault(gate, "");
    }

    boolean isTaken(String name) {
      return Vocabulary.KEYWORDS.contains(name) || gates.taken().contains(name);
    }
  }

  private OpenQasm3() {}

  /// The circuit that a program denotes; messages call it `program`.
  ///
  /// @throws io.diffraqt.error.CircuitException when the text is no program, denotes none that a
  ///   circuit can hold, asks for values, or for more than the reader's limits
  public static Circuit read(String text) {
    return read(text, "program");
  }

  /// The circuit that a program denotes.
  ///
  /// @param name what messages call the text, such as its file name
  /// @throws io.diffraqt.error.CircuitException as [#read(String)] does
  public static Circuit read(String text, String name) {
    return read(text, name, Map.of());
  }

  /// The circuit that a program denotes for given values of inputs. Inputs of type `float` and
  /// `angle` without a value become parameters; those of other types must have one, since loops,
  /// sizes and branches depend on them.
  ///
  /// @param name what messages call the text, such as its file name
  /// @param inputs by name as the program writes it, each as a literal of its type: `3`, `true`,
  ///   `0110` (the last character is bit 0), `0.25`
  /// @throws io.diffraqt.error.CircuitException as [#read(String)] does, and when a value does not
  ///   fit its input, or there is no such input
  public static Circuit read(String text, String name, Map<String, String> inputs) {
    return new Reader(new Source(name, text), new InputValues(inputs)).circuit();
  }

  /// The circuit that a program denotes, and the values that its result pragmas ask for.
  ///
  /// @param name what messages call the text, such as its file name
  /// @param inputs as [#read(String, String, Map)] takes them
  /// @throws io.diffraqt.error.CircuitException as that does
  public static QasmProgram readProgram(String text, String name, Map<String, String> inputs) {
    return new Reader(new Source(name, text), new InputValues(inputs)).program();
  }

  /// The program in the standard dialect.
  public static String write(Circuit circuit) {
    return write(circuit, Dialect.STANDARD);
  }

  /// The program in a dialect; reading it gives a circuit with the same meaning, every number being
  /// the identical double.
  ///
  /// @throws io.diffraqt.error.CircuitException when the dialect has no form for an instruction
  public static String write(Circuit circuit, Dialect dialect) {
    return write(QasmProgram.of(circuit, List.of()), dialect);
  }

  /// The program in a dialect, with pragmas for the values that it asks for; reading it with
  /// [#readProgram] gives them back.
  ///
  /// @throws io.diffraqt.error.CircuitException when the dialect has no form for an instruction, or
  ///   for a result
  public static String write(QasmProgram program, Dialect dialect) {
    return new Writer(program, dialect).text();
  }
}
