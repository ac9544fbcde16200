package io.diffraqt.examples.diffusion.cacioppo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.examples.diffusion.ComplexVector;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.RealVector;
import io.diffraqt.examples.diffusion.StateOracle;
import io.diffraqt.result.StateVector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenoisingCircuitsTest {
  private static final StateOracle ORACLE = StateOracle.of(9);
  private static final RandomStreams STREAMS = new RandomStreams(11);

  @Test
  void aStepHasTheAnglesAndEntanglersOfTheSource() {
    var step = DenoisingCircuits.step(3);
    assertThat(step.parameters()).hasSize(3 * (2 * 8 + 2 * 9 + 2 * 8));
    assertThat(step.multiQubitGates()).isEqualTo(2 * 7 + 2 * 8 + 2 * 7);
    assertThat(step.registers()).extracting(r -> r.name()).containsExactly("image", "kept");
  }

  @Test
  void theChainHasTheAnglesOfAllStepsLatestFirst() {
    var chain = DenoisingCircuits.chain(10);
    assertThat(chain.parameters()).hasSize(1500);
    assertThat(chain.parameters().getFirst().name()).isEqualTo("t10_0");
    assertThat(chain.parameters().getLast().name()).isEqualTo("t1_149");
    assertThat(chain.bits()).isEqualTo(18);
    assertThat(chain.count(i -> i instanceof Instruction.Reset)).isEqualTo(9);
  }

  @Test
  void zeroAnglesLeaveThePictureAsItIs() {
    var picture = ChainLoss.noise(STREAMS.of("picture"));
    var kept = StepPass.evaluate(ORACLE, RealVector.of(new double[150]), List.of(picture));
    assertThat(kept.getFirst().acceptance()).isEqualTo(1, within(1e-12));
    assertThat(kept.getFirst().output().fidelity(picture)).isEqualTo(1, within(1e-12));
  }

  /// The sources' inverse chain starts at (0, 1), most significant qubit 0: a flip of the most
  /// significant qubit between the two chains runs down to the least significant.
  @Test
  void theInverseChainRunsFromTheMostSignificantQubitDown() {
    var output = outputOfBasisState(0, flipOf(7, 1));
    assertThat(output.fidelity(basis(0b1111_1111))).isEqualTo(1, within(1e-12));
  }

  @Test
  void aFlipOfTheLeastSignificantQubitStaysThere() {
    var output = outputOfBasisState(0, flipOf(0, 1));
    assertThat(output.fidelity(basis(1))).isEqualTo(1, within(1e-12));
  }

  /// `rz(π/2) ry(π/2) rz(0)` in the source's order `RZ(ω) RY(θ) RZ(φ)`, `φ` first in time.
  @Test
  void eachQubitTurnsAboutZThenYThenZ() {
    var angles = new double[150];
    angles[0] = Math.PI / 2;
    angles[1] = Math.PI / 2;
    var plus = ComplexVector.ofReal(with(with(new double[256], 0, 1), 1, 1)).unit();
    var output = StepPass.evaluate(ORACLE, RealVector.of(angles), List.of(plus)).getFirst();
    // RZ(π/2)|+⟩ points along y, which RY leaves alone: both basis states stay equally likely.
    assertThat(output.output().fidelity(basis(0))).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void theUnmeasuredStepGivesTheBranchThatTheMeasuredOneKeeps() {
    var angles = randomAngles();
    var picture = ChainLoss.noise(STREAMS.of("picture"));
    var kept = StepPass.evaluate(ORACLE, angles, List.of(picture)).getFirst();
    var step = DenoisingCircuits.step(4);
    var measured =
        ORACLE
            .evaluate(step, bindings(angles, picture), Request.Exact.of(Request.Quantity.STATE))
            .getFirst();
    assertThat(kept.acceptance()).isBetween(0.01, 0.99);
    assertThat(measured.acceptance()).isEqualTo(kept.acceptance(), within(1e-12));
    assertThat(lowerHalf(measured.state().orElseThrow()).fidelity(kept.output()))
        .isEqualTo(1, within(1e-12));
  }

  @Test
  void onlyRotationsAndControlledFlipsAreUsed() {
    var gates =
        DenoisingCircuits.chain(2)
            .flattened()
            .filter(Instruction.Apply.class::isInstance)
            .map(i -> ((Instruction.Apply) i).gate());
    assertThat(gates).containsOnly(StandardGate.RZ, StandardGate.RY, StandardGate.CX);
  }

  static RealVector randomAngles() {
    var random = STREAMS.of("angles");
    var angles = new double[150];
    for (var k = 0; k < angles.length; k++) {
      angles[k] = 0.7 * random.nextGaussian();
    }
    return RealVector.of(angles);
  }

  private static double[] flipOf(int qubit, int layer) {
    return with(new double[150], 3 * (8 * layer + qubit) + 1, Math.PI);
  }

  private static ComplexVector outputOfBasisState(int index, double[] angles) {
    return StepPass.evaluate(ORACLE, RealVector.of(angles), List.of(basis(index)))
        .getFirst()
        .output();
  }

  private static ComplexVector basis(int index) {
    return ComplexVector.ofReal(with(new double[256], index, 1));
  }

  private static double[] with(double[] values, int index, double value) {
    values[index] = value;
    return values;
  }

  private static Bindings bindings(RealVector angles, ComplexVector picture) {
    var columns = DenoisingCircuits.step(4).columns();
    var values = Arrays.copyOf(angles.toArray(), columns.width());
    picture.copyTo(values, 150, 150 + 256);
    return Bindings.of(columns, 1, values);
  }

  private static ComplexVector lowerHalf(StateVector state) {
    var re = new double[256];
    var im = new double[256];
    for (var k = 0; k < 256; k++) {
      re[k] = state.re(k);
      im[k] = state.im(k);
    }
    return ComplexVector.of(re, im);
  }
}
