package io.diffraqt.noisemodels;

import io.diffraqt.circuit.Instruction.Delay;
import io.diffraqt.circuit.Instruction.DelayUnit;
import io.diffraqt.error.CircuitException;
import io.diffraqt.noise.NoiseModel.Placed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// How qubits relax while time passes, in a cold bath.
///
/// @param byQubit of named qubits
/// @param elsewhere of every other qubit; empty where those keep their state
/// @param sampleSeconds length of one `dt`; empty where the device has no clock
public record Waits(
    Map<Integer, Times> byQubit, Optional<Times> elsewhere, OptionalDouble sampleSeconds) {
  /// Copies the map.
  public Waits {
    byQubit = Map.copyOf(byQubit);
  }

  /// The two relaxation times of a qubit in seconds; infinite where it does not relax.
  ///
  /// @param t1 of populations
  /// @param t2 of coherences; cut to `2·t1` where it exceeds that
  public record Times(double t1, double t2) {
    /// @throws IllegalArgumentException when a time is not above 0
    public Times {
      Check.positive("T1", t1);
      Check.positive("T2", t2);
    }

    ThermalRelaxation during(double seconds) {
      return ThermalRelaxation.capped(seconds, t1, t2);
    }
  }

  /// Nothing happens.
  public static Waits none() {
    return new Waits(Map.of(), Optional.empty(), OptionalDouble.empty());
  }

  /// The same times for every qubit, on a device without a clock.
  public static Waits everywhere(Times times) {
    return new Waits(Map.of(), Optional.of(times), OptionalDouble.empty());
  }

  /// These times with a clock whose `dt` lasts so many seconds.
  public Waits withSample(double seconds) {
    return new Waits(
        byQubit, elsewhere, OptionalDouble.of(Check.positive("length of dt", seconds)));
  }

  /// The relaxation of one qubit during so many seconds; empty where it keeps its state.
  public Optional<Placed> of(int qubit, double seconds) {
    return times(qubit)
        .map(times -> times.during(seconds))
        .filter(relaxation -> !relaxation.isIdentity())
        .map(relaxation -> new Placed(relaxation.channel(), List.of(qubit)));
  }

  /// The relaxation of each qubit of a delay.
  ///
  /// @throws CircuitException when a qubit relaxes, and the delay counts in `dt` without a length
  public List<Placed> during(Delay delay) {
    return delay.qubits().stream()
        .filter(qubit -> times(qubit).isPresent())
        .flatMap(qubit -> of(qubit, seconds(delay)).stream())
        .toList();
  }

  /// The length of a delay.
  ///
  /// @throws CircuitException when it counts in `dt` and that has no length here
  public double seconds(Delay delay) {
    Objects.requireNonNull(delay);
    if (delay.unit() == DelayUnit.SECOND || delay.duration() == 0) {
      return delay.duration();
    }
    return delay.duration()
        * sampleSeconds.orElseThrow(() ->
            new CircuitException(
                "delay of %s dt on qubits %s: the noise model gives no length of dt; write the"
                        .formatted(delay.duration(), delay.qubits())
                    + " delay in s, ms, us or ns"));
  }

  private Optional<Times> times(int qubit) {
    return Optional.ofNullable(byQubit.get(qubit)).or(() -> elsewhere);
  }
}
