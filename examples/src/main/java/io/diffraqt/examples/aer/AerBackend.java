package io.diffraqt.examples.aer;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.CircuitException;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.random.RandomGenerator;

/// Programs as OpenQASM 3, counts back. Thread-safe: one program runs at a time.
final class AerBackend {
  /// A state of 2^24 amplitudes takes 256 MiB, which any machine has.
  private static final int MOST_QUBITS = 24;

  private static final Limits LIMITS =
      new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, true, true, false);

  private final AerProcess process;
  private final RandomGenerator random;

  private AerBackend(AerProcess process, RandomGenerator random) {
    this.process = process;
    this.random = random;
  }

  /// Closing it ends the process.
  static Backend on(AerProcess process, RandomGenerator random) {
    var target = Target.unrestricted("aer", MOST_QUBITS).withLimits(LIMITS);
    return Backend.closing(
        Backend.local(target, new AerBackend(process, random)::run), process::close);
  }

  private Outcome run(Circuit circuit, Request request) {
    return switch (request) {
      case Request.Samples samples -> new Outcome.Sampled(counts(circuit, samples));
      case Request.Exact _ -> throw new RefusedException("aer gives counts, not exact values");
    };
  }

  private Counts counts(Circuit circuit, Request.Samples samples) {
    var seed = samples.seed().orElseGet(() -> drawn());
    return Counts.of(circuit.registers(), process.counts(program(circuit), samples.shots(), seed));
  }

  private synchronized long drawn() {
    return random.nextLong();
  }

  private static String program(Circuit circuit) {
    try {
      return OpenQasm3.write(NestedConditions.of(circuit), Dialect.IBM);
    } catch (CircuitException e) {
      throw new UnsupportedCircuitException("aer", List.of(String.valueOf(e.getMessage())));
    }
  }
}
