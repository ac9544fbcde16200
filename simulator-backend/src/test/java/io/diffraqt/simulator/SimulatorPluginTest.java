package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.NoiseSource;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Columns;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.CircuitException;
import io.diffraqt.error.UnknownBackendException;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SimulatorPluginTest {
  private static final Target DEVICE =
      new Target(
          "tiny",
          60,
          GateSet.of(StandardGate.RZ, StandardGate.SX, StandardGate.X, StandardGate.CX),
          CouplingMap.line(60),
          new Limits(100, 1, false, false, false),
          Tariff.FREE,
          Optional.empty());

  /// Knows one device, and hears which settings it is given.
  private static final class OneDevice implements NoiseSource {
    private Map<String, String> heard = Map.of();

    @Override
    public List<String> names() {
      return List.of("tiny");
    }

    @Override
    public Optional<NamedNoise> find(String name, Map<String, String> settings) {
      heard = settings;
      return name.equals("tiny")
          ? Optional.of(new NamedNoise(new TestNoise(), Optional.of(DEVICE)))
          : Optional.empty();
    }
  }

  private static ExactBackend open(Map<String, String> settings, NoiseSource... sources) {
    return (ExactBackend) new SimulatorPlugin().open(context(Optional.empty(), settings, sources));
  }

  private static BackendContext context(
      Optional<String> device, Map<String, String> settings, NoiseSource... sources) {
    return new BackendContext(
        device, settings, Map.of(), Clock.systemUTC(), new SplittableRandom(1), List.of(sources));
  }

  private static void assertRefused(Map<String, String> settings, String message) {
    assertThatThrownBy(() -> open(settings, new OneDevice()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  @Test
  void anUnknownSettingIsRefusedWithNearNames() {
    assertRefused(
        Map.of("thread", "2"),
        "the simulator has no setting thread (did you mean threads?); it has noise, profile, idle,"
            + " method, precision, threads, kernels, prepare");
  }

  @Test
  void wrongValuesAreRefusedWithWhatIsExpected() {
    assertRefused(Map.of("threads", "0"), "threads=0; expected: a whole number, at least 1");
    assertRefused(Map.of("threads", "two"), "threads=two; expected: a whole number, at least 1");
    assertRefused(
        Map.of("kernels", "simd"),
        "kernels=simd; expected: scalar or vector, or fastest, the default");
    assertRefused(Map.of("precision", "half"), "precision=half; expected: double or single");
    assertRefused(
        Map.of("precision", "single", "method", "density"),
        "precision=single is for pure states, and method=density has none; leave one of them out");
    assertRefused(
        Map.of("precision", "single", "method", "stabilizer"),
        "precision=single is for pure states, and method=stabilizer has none; leave one of them"
            + " out");
    assertRefused(
        Map.of("method", "exact"), "method=exact; expected: density, trajectories or stabilizer");
    assertRefused(Map.of("prepare", "x"), "prepare=x; expected: gates or ideal");
    assertRefused(
        Map.of("idle", "true"), "idle says how noise is read, and there is none; add noise=NAME");
  }

  @Test
  void anUnknownNoiseIsRefusedWithNearNames() {
    assertThatThrownBy(() -> open(Map.of("noise", "tiny_"), new OneDevice()))
        .isInstanceOf(UnknownBackendException.class)
        .hasMessage(
            "no noise is called 'tiny_', and there is no such file (did you mean tiny?); known:"
                + " tiny");
  }

  @Test
  void aDeviceNameIsToldHowNoiseIsNamed() {
    assertThatThrownBy(
            () -> new SimulatorPlugin().open(context(Optional.of("fake_torino"), Map.of())))
        .isInstanceOf(UnknownBackendException.class)
        .hasMessage(
            "the simulator has no device 'fake_torino'; its noise is named by"
                + " simulator?noise=fake_torino");
  }

  @Test
  void noiseHearsItsOwnSettingsOnly() {
    var source = new OneDevice();
    open(Map.of("noise", "tiny", "profile", "aer", "threads", "1"), source).close();
    assertThat(source.heard).isEqualTo(Map.of("profile", "aer"));
  }

  @Test
  void aNoisyDeviceRefusesWhatItDoesNotRun() {
    var simulator = open(Map.of("noise", "tiny"), new OneDevice());
    assertThat(simulator.target().name()).isEqualTo("simulator?noise=tiny");
    assertThat(simulator.target().limits().midCircuit()).isTrue();
    var circuit = Circuit.onDeviceQubits(60).cx(3, 7).h(3).build();
    assertThatThrownBy(() ->
            simulator.evaluate(circuit, Bindings.none(), Request.Exact.of(Quantity.PROBABILITIES)))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining("which simulator?noise=tiny does not join")
        .hasMessageContaining("compile it with Transpiler.to(target)");
  }

  @Test
  void preparedStatesNeedGatesOnADeviceUnlessTheyAreIdeal() {
    var circuit =
        Circuit.onDeviceQubits(60).prepare(Amplitudes.real(.6, .8), 40).measure(40, 0).build();
    var request = Request.Exact.of(Quantity.PROBABILITIES);
    var gates = open(Map.of("noise", "tiny"), new OneDevice());
    assertThatThrownBy(() -> gates.evaluate(circuit, Bindings.none(), request))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining("prepares a state on qubits [40], which takes gates");
    var ideal = open(Map.of("noise", "tiny", "prepare", "ideal"), new OneDevice());
    var p = ideal.evaluate(circuit, Bindings.none(), request).getFirst().probabilities();
    // Read-out: 0.1 of the ones, 0.02 of the zeros.
    assertThat(p.orElseThrow().probability(1))
        .isCloseTo(.64 * .9 + .36 * .02, Assertions.within(1e-12));
  }

  @Test
  void aPhysicalCircuitIsSimulatedOnTheQubitsItUses() {
    var simulator = open(Map.of("noise", "tiny"), new OneDevice());
    var circuit = Circuit.onDeviceQubits(60).x(51).cx(51, 52).build();
    var outcome =
        simulator
            .evaluate(circuit, Bindings.none(), Request.Exact.of(Quantity.DENSITY_MATRIX))
            .getFirst();
    assertThat(outcome.densityMatrix().orElseThrow().qubits()).containsExactly(51, 52);
  }

  @Test
  void noStateIsGivenUnderNoise() {
    var simulator = Simulator.noisy(new TestNoise());
    var circuit = Circuit.onQubits(1).x(0).build();
    assertThatThrownBy(
            () -> simulator.evaluate(circuit, Bindings.none(), Request.Exact.of(Quantity.STATE)))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining("ask for the density matrix instead");
  }

  @Test
  void trajectoriesGiveNoExactValues() {
    var simulator = open(Map.of("noise", "tiny", "method", "trajectories"), new OneDevice());
    var circuit = Circuit.onDeviceQubits(60).x(0).measure(0, 0).build();
    assertThatThrownBy(() ->
            simulator.evaluate(circuit, Bindings.none(), Request.Exact.of(Quantity.PROBABILITIES)))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining("method=trajectories draws shots and gives no exact values");
  }

  @Test
  void tooManyQubitsAreRefusedWithBytesNeededAndAvailable() {
    var circuit = Circuit.onQubits(36).h(35).build();
    assertThatThrownBy(() ->
            Simulator.exact().evaluate(circuit, Bindings.none(), Request.Exact.of(Quantity.STATE)))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageMatching(
            "simulator cannot run this circuit: a state of 36 qubits takes 1,099,511,627,776 bytes"
                + " \\(1024.0 GiB\\), and [0-9,]+ bytes \\([0-9.]+ GiB\\) are available; this heap"
                + " holds at most [0-9]+ qubits, use fewer; a tableau would hold a Clifford circuit of that"
                + " size, but it gives no state vector and no density matrix");
  }

  @Test
  void aSlotOfZerosIsRefusedByNameAndRow() {
    var slot = new Amplitudes.Slot("image", 1);
    var circuit = Circuit.onQubits(1).prepare(slot, 0).build();
    var columns = Columns.of(List.of(), List.of(slot));
    var bindings = Bindings.of(columns, 2, new double[] {1, 0, 0, 0, 0, 0, 0, 0});
    assertThatThrownBy(
            () -> Simulator.exact().evaluate(circuit, bindings, Request.Exact.of(Quantity.STATE)))
        .isInstanceOf(CircuitException.class)
        .hasMessage(
            "slot image, row 1: the 2 amplitudes have norm 0.0; a state needs a finite norm above"
                + " zero");
  }
}
