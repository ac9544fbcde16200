package io.diffraqt.examples.diffusion.cacioppo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Request;
import io.diffraqt.examples.diffusion.ComplexVector;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.RealVector;
import io.diffraqt.examples.diffusion.StateOracle;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Surroundings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The simulator that models are trained on against the oracle of this package.
class SimulatorAgreementTest {
  private static final RandomStreams STREAMS = new RandomStreams(17);
  private static final Connection CONNECTION =
      Connection.open("simulator", Surroundings.ofThisProcess().withSeed(3));
  private static final ExactBackend SIMULATOR = CONNECTION.exactBackend().orElseThrow();
  private static final StateOracle ORACLE = StateOracle.of(9);
  private static final RealVector ANGLES = DenoisingCircuitsTest.randomAngles();
  private static final List<ComplexVector> INPUTS =
      IntStream.range(0, 3).mapToObj(k -> ChainLoss.noise(STREAMS.of("input", k))).toList();

  @AfterAll
  static void close() {
    CONNECTION.close();
  }

  @Test
  void aStepGivesTheSameBranches() {
    var simulated = StepPass.evaluate(SIMULATOR, ANGLES, INPUTS);
    var expected = StepPass.evaluate(ORACLE, ANGLES, INPUTS);
    for (var k = 0; k < INPUTS.size(); k++) {
      assertThat(simulated.get(k).acceptance())
          .isEqualTo(expected.get(k).acceptance(), within(1e-12));
      assertThat(simulated.get(k).output().fidelity(expected.get(k).output()))
          .isEqualTo(1, within(1e-12));
    }
  }

  @Test
  void aStepGivesTheSameDerivatives() {
    var cotangents = new StepPass.Cotangents(INPUTS.reversed(), 0.3);
    var simulated = StepPass.of(SIMULATOR, ANGLES, INPUTS).pullback(cotangents);
    var expected = StepPass.of(ORACLE, ANGLES, INPUTS).pullback(cotangents);
    assertThat(simulated.angles().toArray())
        .containsExactly(expected.angles().toArray(), within(1e-10));
    for (var k = 0; k < INPUTS.size(); k++) {
      var difference = simulated.inputs().get(k).combined(1, expected.inputs().get(k), -1);
      assertThat(difference.squaredNorm()).isLessThan(1e-20);
    }
  }

  /// The measured, reset and post-selected chain as one circuit, against the steps one by one.
  @Test
  void theChainAsOneCircuitHasTheProbabilitiesOfItsSteps() {
    var model = CacioppoModel.linearNoise();
    var angles = RealVector.of(STREAMS.of("angles").doubles(1500, -0.4, 0.4).toArray());
    var steps = model.sampleExactly(angles, 1, STREAMS, ORACLE);
    var program = model.samplingProgram(angles, 1, STREAMS);
    var request = Request.Exact.of(Request.Quantity.PROBABILITIES);
    var chain = SIMULATOR.evaluate(program.circuit(), program.bindings(), request).getFirst();
    assertThat(chain.acceptance()).isEqualTo(steps.acceptance().getFirst(), within(1e-12));
    var image = chain.probabilities().orElseThrow().of("image").toArray();
    var moduli = Arrays.stream(image).map(Math::sqrt).toArray();
    var brightest = Arrays.stream(moduli).max().orElseThrow();
    for (var k = 0; k < moduli.length; k++) {
      assertThat(moduli[k] / brightest).isEqualTo(steps.images().image(0)[k], within(1e-9));
    }
  }
}
