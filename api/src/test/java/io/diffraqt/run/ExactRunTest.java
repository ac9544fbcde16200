package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.DensityMatrix;
import io.diffraqt.result.StateVector;
import io.diffraqt.transpile.CompiledCircuit;
import io.diffraqt.transpile.Layout;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class ExactRunTest {
  private static final Circuit PROGRAM =
      Circuit.onQubits(3).ry(0.7, 0).rx(1.1, 1).cx(0, 1).ry(-0.3, 2).cx(1, 2).build();

  private static ExactRun run() {
    return Connection.to("test", TinySimulator.of(3, 1), Surroundings.ofThisProcess().withSeed(7))
        .exactRun();
  }

  /// The program on device qubits 4, 1, 3 of six, in that order.
  private static ExactProgram moved() {
    var places = List.of(4, 1, 3);
    var onDevice = PROGRAM.onQubits(6, true, places::get);
    var layout = new Layout(places);
    return new ExactProgram(
        PROGRAM,
        new CompiledCircuit(
            onDevice,
            layout,
            layout,
            List.of(),
            CompiledCircuit.Figures.NONE,
            UnaryOperator.identity()));
  }

  private static Outcome.Evaluated with(Optional<StateVector> state, Optional<DensityMatrix> rho) {
    return new Outcome.Evaluated(Optional.empty(), List.of(), state, rho, 1);
  }

  private static DensityMatrix pure(StateVector state) {
    return new DensityMatrix(
        state.qubits(),
        ComplexMatrix.fill(
            state.size(),
            state.size(),
            (r, c) -> state.amplitude(r).times(state.amplitude(c).conjugate())));
  }

  @Test
  void aStateComesBackOnTheQubitsOfTheProgram() {
    var device = TinySimulator.stateVector(moved().compiled().circuit());
    var home = moved().homeward(with(Optional.of(device), Optional.empty())).state().orElseThrow();
    assertThat(home).isEqualTo(TinySimulator.stateVector(PROGRAM));
  }

  @Test
  void aDensityMatrixComesBackWithTheOtherQubitsTracedOut() {
    var device = pure(TinySimulator.stateVector(moved().compiled().circuit()));
    var home = moved().homeward(with(Optional.empty(), Optional.of(device)));
    assertThat(home.densityMatrix().orElseThrow().fidelity(TinySimulator.stateVector(PROGRAM)))
        .isCloseTo(1, within(1e-12));
    assertThat(home.densityMatrix().orElseThrow().qubits()).containsExactly(0, 1, 2);
  }

  @Test
  void aQubitThatTheStateLeavesOutIsZero() {
    var compact = StateVector.of(List.of(1, 4), new double[] {0, 0.6, 0.8, 0}, new double[4]);
    var home = moved().homeward(with(Optional.of(compact), Optional.empty())).state().orElseThrow();
    assertThat(home.qubits()).containsExactly(0, 1, 2);
    assertThat(home.re(0b010)).isEqualTo(0.6);
    assertThat(home.re(0b001)).isEqualTo(0.8);
  }

  @Test
  void aStateThatLeavesTheProgramIsRefused() {
    var elsewhere = StateVector.of(List.of(1, 5), new double[] {0, 0, 1, 0}, new double[4]);
    assertThatThrownBy(() -> moved().homeward(with(Optional.of(elsewhere), Optional.empty())))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("ask for a density matrix");
  }

  @Test
  void observablesGoOutThroughTheFinalLayout() {
    var matrix = ComplexMatrix.real(2, 2, 1, 0, 0, -1);
    var out =
        moved()
            .outward(
                Request.Exact.expectations(
                    List.of(PauliSum.parse("XYZ"), new HermitianObservable(matrix, List.of(2)))));
    assertThat(out.observables())
        .containsExactly(PauliSum.parse("ZXIYI"), new HermitianObservable(matrix, List.of(3)));
  }

  @Test
  void aProgramWithoutMeasurementGivesProbabilitiesOfItsQubits() {
    var request =
        new Request.Exact(
            Set.of(Quantity.PROBABILITIES, Quantity.STATE),
            List.of(PauliSum.parse("ZZI")),
            OptionalLong.empty());
    var row = run().evaluate(PROGRAM, Bindings.none(), request).rows().getFirst();
    var probabilities = row.probabilities().orElseThrow();
    assertThat(probabilities.registers().getFirst().name()).isEqualTo("measured");
    for (var k = 0; k < 8; k++) {
      assertThat(probabilities.probability(k))
          .isCloseTo(row.state().orElseThrow().probability(k), within(1e-12));
    }
    assertThat(row.expectations()).hasSize(1);
  }

  @Test
  void aPhysicalProgramIsReportedOverTheQubitsItUses() {
    var circuit = Circuit.onDeviceQubits(3).x(2).id(0).build();
    var request =
        new Request.Exact(
            Set.of(Quantity.PROBABILITIES, Quantity.STATE), List.of(), OptionalLong.empty());
    var row = run().evaluate(circuit, Bindings.none(), request).rows().getFirst();
    assertThat(row.probabilities().orElseThrow().toArray()).containsExactly(0, 0, 1, 0);
    assertThat(row.state().orElseThrow().qubits()).containsExactly(0, 2);
  }

  @Test
  void anObservableBeyondTheProgramIsRefused() {
    var request = Request.Exact.expectations(List.of(PauliSum.parse("ZIIII")));
    assertThatThrownBy(() -> run().evaluate(PROGRAM, Bindings.none(), request))
        .hasMessage("an observable acts on qubit 4, and the circuit has 3 (0 to 2)");
  }
}
