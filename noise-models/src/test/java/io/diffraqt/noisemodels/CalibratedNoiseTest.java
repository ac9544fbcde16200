package io.diffraqt.noisemodels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.DelayUnit;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.noisemodels.Reading.Idle;
import io.diffraqt.target.CouplingMap.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratedNoiseTest {
  private static final double EXACT = 1e-12;
  private static final Reading AER = Reading.defaults().withProfile(Profile.AER);

  private final NoiseModel noise = CalibratedNoise.of(Samples.small(), Reading.defaults());

  @Test
  void aGateHasTheAverageErrorThatTheDeviceReports() {
    assertThat(1 - averageFidelity(gate(StandardGate.SX, 0))).isCloseTo(3e-4, within(EXACT));
    assertThat(1 - averageFidelity(gate(StandardGate.CZ, 0, 1))).isCloseTo(.005, within(EXACT));
  }

  @Test
  void depolarizingOnAllOperandsComesBeforeTheirRelaxation() {
    var placed = noise.after(gate(StandardGate.CZ, 1, 0));

    assertThat(placed.stream().map(NoiseModel.Placed::qubits))
        .containsExactly(List.of(1, 0), List.of(0));
  }

  @Test
  void relaxationThatExplainsMoreThanTheErrorStandsAlone() {
    var worn = Samples.small();
    var slow = new Waits.Times(1e-6, 1e-6);
    var first = worn.qubits().getFirst();
    var qubits =
        List.of(
            new DeviceRecord.Qubit(slow, first.readout(), .03, 0, 0),
            worn.qubits().get(1),
            worn.qubits().get(2));
    var device =
        new DeviceRecord("worn", "", worn.takenAt(), qubits, worn.gates(), worn.abilities());

    var placed = CalibratedNoise.of(device, Reading.defaults()).after(gate(StandardGate.SX, 0));

    assertThat(placed).hasSize(1);
    assertThat(placed.getFirst().channel())
        .isEqualTo(ThermalRelaxation.capped(40 * 1e-9, 1e-6, 1e-6).channel());
  }

  @Test
  void virtualRotationsAreFree() {
    assertThat(noise.after(Circuit.onQubits(1).rz(.3, 0).build().instructions().getFirst()))
        .isEmpty();
  }

  @Test
  void gatesThatTheDeviceDoesNotHaveAreFree() {
    var matrix = new UnitaryGate("sx", StandardGate.SX.matrix());

    assertThat(noise.after(gate(StandardGate.H, 0))).isEmpty();
    assertThat(noise.after(gate(StandardGate.CZ, 0, 2))).isEmpty();
    assertThat(noise.after(gate(StandardGate.SX, 17))).isEmpty();
    assertThat(noise.after(new Instruction.Apply(matrix, List.of(), List.of(0)))).isEmpty();
  }

  @Test
  void aGateOutOfUseDestroysTheState() {
    var rho = DensityOracle.run(Circuit.onQubits(3).cz(1, 2).build(), noise);

    assertThat(rho.re(0, 0)).isLessThan(.3);
  }

  @Test
  void t2BeyondTwiceT1IsCut() {
    var wait = new Instruction.Delay(10e-6, Instruction.DelayUnit.SECOND, List.of(0));

    assertThat(noise.after(wait).getFirst().channel())
        .isEqualTo(new ThermalRelaxation(10e-6, 100 * 1e-6, 200 * 1e-6, 0).channel());
  }

  @Test
  void aQubitWithoutTimesDoesNotRelax() {
    var wait = new Instruction.Delay(1, Instruction.DelayUnit.SECOND, List.of(1));

    assertThat(noise.after(wait)).isEmpty();
  }

  @Test
  void delaysInDtUseTheClockOfTheDevice() {
    var inDt = new Instruction.Delay(2000, Instruction.DelayUnit.DT, List.of(2));

    assertThat(noise.after(inDt).getFirst().channel())
        .isEqualTo(ThermalRelaxation.capped(2000 * (.5 * 1e-9), 50e-6, 40e-6).channel());
  }

  @Test
  void aResetRelaxesForItsLengthAndAMeasurementOnlyErrs() {
    var relaxed = ThermalRelaxation.capped(1500 * 1e-9, 50e-6, 40e-6).channel();

    var reset = noise.after(new Instruction.Reset(2)).getFirst().channel();
    assertThat(reset.superoperator().distance(relaxed.superoperator())).isLessThan(EXACT);
    assertThat(noise.after(Circuit.onQubits(1).measure(0, 0).build().instructions().getFirst()))
        .isEmpty();
  }

  @Test
  void theDeviceProfileReadsBothReadoutErrorsAndAerOne() {
    var aer = CalibratedNoise.of(Samples.small(), AER);

    assertThat(noise.readout(0)).contains(new ReadoutError(.02, .04));
    assertThat(aer.readout(0)).contains(ReadoutError.symmetric(.03));
    assertThat(noise.readout(1)).contains(ReadoutError.symmetric(.01));
    assertThat(aer.readout(2)).contains(ReadoutError.symmetric(.04));
    assertThat(noise.readout(3)).isEmpty();
  }

  @Test
  void theDescriptionNamesDeviceDateProfileAndIdle() {
    assertThat(noise.description())
        .isEqualTo(
            "ibm_small, calibration of 2025-03-01T11:00:00Z, profile device, waiting qubits keep"
                + " their state");
    assertThat(CalibratedNoise.of(Samples.small(), AER.withIdle(Idle.RELAXES)).description())
        .isEqualTo(
            "ibm_small, calibration of 2025-03-01T11:00:00Z, profile aer, waiting qubits relax");
  }

  @Test
  void onlyIdleNoiseChangesTheCircuit() {
    var circuit = Circuit.onDeviceQubits(3).sx(0).sx(1).x(1).cz(0, 1).x(2).cz(1, 2).build();
    var idle = CalibratedNoise.of(Samples.small(), Reading.defaults().withIdle(Idle.RELAXES));

    assertThat(noise.timed(circuit)).isEqualTo(circuit);
    assertThat(idle.timed(circuit).count(Instruction.Delay.class::isInstance)).isZero();
    var waiting = Circuit.onDeviceQubits(3).sx(0).sx(0).x(1).cz(0, 1).x(0).cz(0, 1).build();
    // An x of 40 ns on a clock of 0.5 ns.
    assertThat(idle.timed(waiting).instructions().get(5))
        .isEqualTo(new Instruction.Delay(80, DelayUnit.DT, List.of(1)));
  }

  @Test
  void theTargetRunsTheBasisOnCouplersThatWork() {
    var target = Samples.small().target(Profile.DEVICE);

    assertThat(target.gates().gates())
        .containsExactlyInAnyOrder(
            StandardGate.CZ, StandardGate.ID, StandardGate.RZ, StandardGate.SX, StandardGate.X);
    assertThat(target.coupling().pairs()).containsExactlyInAnyOrder(new Pair(0, 1), new Pair(1, 0));
    assertThat(target.limits().maxShots()).isEqualTo(4000);
    assertThat(target.limits().maxCircuits()).isEqualTo(10);
    assertThat(target.limits().conditions()).isTrue();
    assertThat(target.tariff().isFree()).isTrue();
    var calibration = target.calibration().orElseThrow();
    assertThat(calibration.sampleSeconds().orElseThrow()).isCloseTo(.5e-9, within(1e-20));
    assertThat(calibration.qubits().get(2).readoutSeconds()).isCloseTo(1e-6, within(1e-15));
    assertThat(calibration.error(StandardGate.CZ, List.of(2, 1))).hasValue(1);
  }

  @Test
  void theTargetOfTheAerProfileKeepsCouplersOutOfUse() {
    assertThat(Samples.small().target(Profile.AER).coupling().pairs()).hasSize(4);
  }

  @Test
  void aCalibrationOfALiveDeviceMakesTheSameNoise() {
    var live = CalibratedNoise.of(Samples.small().calibration(Profile.DEVICE), Idle.FREE);

    assertThat(live.after(gate(StandardGate.CZ, 0, 1)))
        .isEqualTo(noise.after(gate(StandardGate.CZ, 0, 1)));
    assertThat(live.readout(0)).isEqualTo(noise.readout(0));
    var reset = new Instruction.Reset(2);
    assertThat(live.after(reset)).isNotEmpty().isEqualTo(noise.after(reset));
    assertThat(live.description()).startsWith("IBM properties of ibm_small, calibration of 2025");
  }

  private double averageFidelity(Instruction instruction) {
    var operands = instruction.qubits();
    var identity = KrausChannel.of(ComplexMatrix.identity(1 << operands.size()));
    return noise.after(instruction).stream()
        .map(placed -> onAll(placed, operands))
        .reduce(identity, KrausChannel::then)
        .averageFidelity();
  }

  private static KrausChannel onAll(NoiseModel.Placed placed, List<Integer> operands) {
    if (placed.qubits().equals(operands)) {
      return placed.channel();
    }
    var one = KrausChannel.of(ComplexMatrix.identity(2));
    return placed.qubits().getFirst().equals(operands.getFirst())
        ? placed.channel().tensor(one)
        : one.tensor(placed.channel());
  }

  private static Instruction gate(StandardGate gate, Integer... operands) {
    return new Instruction.Apply(gate, List.of(), List.of(operands));
  }
}
