package io.diffraqt.examples.diffusion.cacioppo;

import static io.diffraqt.examples.diffusion.cacioppo.DenoisingCircuits.ANGLES_PER_STEP;
import static io.diffraqt.examples.diffusion.cacioppo.DenoisingCircuits.INPUT;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.examples.diffusion.ComplexVector;
import io.diffraqt.examples.diffusion.RealVector;
import io.diffraqt.result.StateVector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A batch of pictures through one denoising step on an exact backend, and back for derivatives.
final class StepPass {
  private static final List<Parameter> ANGLES =
      IntStream.range(0, ANGLES_PER_STEP).mapToObj(k -> Parameter.of("a_" + k)).toList();
  private static final Circuit CIRCUIT = DenoisingCircuits.differentiable(ANGLES);
  private static final Request.Exact STATE = Request.Exact.of(Request.Quantity.STATE);

  private final ExactBackend.Forward forward;
  private final List<Kept> kept;

  /// The branch in which the ancilla is 0.
  ///
  /// @param output of unit norm, 256 amplitudes
  /// @param acceptance its probability
  record Kept(ComplexVector output, double acceptance) {}

  /// What a loss says about the kept branches of a batch.
  ///
  /// @param outputs derivatives with respect to the real and imaginary parts of each output
  /// @param logAcceptance derivative with respect to the logarithm of each acceptance
  record Cotangents(List<ComplexVector> outputs, double logAcceptance) {}

  /// Derivatives of the loss.
  ///
  /// @param angles summed over the batch
  /// @param inputs per picture, along the unit sphere
  record Derivatives(RealVector angles, List<ComplexVector> inputs) {}

  private StepPass(ExactBackend.Forward forward) {
    this.forward = forward;
    this.kept = forward.outcomes().stream().map(o -> kept(o.state().orElseThrow())).toList();
  }

  /// Evaluates the step and keeps what its derivatives need.
  ///
  /// @param inputs of unit norm
  static StepPass of(ExactBackend backend, RealVector angles, List<ComplexVector> inputs) {
    return new StepPass(backend.forward(CIRCUIT, bindings(angles, inputs), STATE));
  }

  /// Evaluates the step only.
  static List<Kept> evaluate(ExactBackend backend, RealVector angles, List<ComplexVector> inputs) {
    return backend.evaluate(CIRCUIT, bindings(angles, inputs), STATE).stream()
        .map(o -> kept(o.state().orElseThrow()))
        .toList();
  }

  /// One branch per input.
  List<Kept> kept() {
    return kept;
  }

  List<ComplexVector> outputs() {
    return kept.stream().map(Kept::output).toList();
  }

  Derivatives pullback(Cotangents cotangents) {
    var states = new ArrayList<ExactBackend.Cotangent>();
    for (var row = 0; row < kept.size(); row++) {
      states.add(stateCotangent(kept.get(row), cotangents, row));
    }
    return derivatives(forward.pullback(states));
  }

  /// With `y` the unnormalised branch, `o = y/|y|`: `dL/dy = (c − Re⟨o|c⟩ o)/|y| + 2λ o/|y|`, where
  /// `λ` is the derivative with respect to `ln |y|²`.
  private static ExactBackend.Cotangent stateCotangent(Kept kept, Cotangents cotangents, int row) {
    var output = kept.output();
    var given = cotangents.outputs().get(row);
    var norm = Math.sqrt(kept.acceptance());
    var along = 2 * cotangents.logAcceptance() - output.realOverlap(given);
    var branch = given.combined(1 / norm, output, along / norm);
    var re = new double[2 * INPUT.size()];
    var im = new double[2 * INPUT.size()];
    for (var k = 0; k < INPUT.size(); k++) {
      re[k] = branch.re(k);
      im[k] = branch.im(k);
    }
    return ExactBackend.Cotangent.ofState(re, im);
  }

  private static Derivatives derivatives(Bindings table) {
    var angles = new double[ANGLES_PER_STEP];
    var inputs = new ArrayList<ComplexVector>();
    for (var row = 0; row < table.rows(); row++) {
      for (var k = 0; k < ANGLES_PER_STEP; k++) {
        angles[k] += table.value(row, k);
      }
      inputs.add(amplitudes(table, row));
    }
    return new Derivatives(RealVector.of(angles), List.copyOf(inputs));
  }

  private static ComplexVector amplitudes(Bindings table, int row) {
    var size = INPUT.size();
    var re = new double[size];
    var im = new double[size];
    table.copyRow(row, ANGLES_PER_STEP, re, 0, size);
    table.copyRow(row, ANGLES_PER_STEP + size, im, 0, size);
    return ComplexVector.of(re, im);
  }

  private static Bindings bindings(RealVector angles, List<ComplexVector> inputs) {
    var columns = CIRCUIT.columns();
    var values = new double[inputs.size() * columns.width()];
    for (var row = 0; row < inputs.size(); row++) {
      var at = row * columns.width();
      System.arraycopy(angles.toArray(), 0, values, at, ANGLES_PER_STEP);
      var amplitudesAt = at + ANGLES_PER_STEP;
      inputs.get(row).copyTo(values, amplitudesAt, amplitudesAt + INPUT.size());
    }
    return Bindings.of(columns, inputs.size(), values);
  }

  private static Kept kept(StateVector state) {
    var re = new double[INPUT.size()];
    var im = new double[INPUT.size()];
    for (var k = 0; k < re.length; k++) {
      re[k] = state.re(k);
      im[k] = state.im(k);
    }
    var branch = ComplexVector.of(re, im);
    return new Kept(branch.unit(), branch.squaredNorm());
  }
}
