package io.diffraqt.examples.bench;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.examples.bench.Workload.PeerTask;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes the work of case D: gradients, products with Hessians, and metrics.
///
/// @param workloads for their limits
/// @param engines what does it
record GradientWorkloads(Workloads workloads, Engines engines) {
  private static final int BATCH = 10_000;

  /// Batches of gradients are for models that are trained.
  private static final int LARGEST_OF_BATCH = 8;

  /// Forward, back with two states, and one product of both for each merged matrix.
  private static final int PASSES_OF_A_GRADIENT = 4;

  /// One for the values, and those of a gradient on states that carry their derivative with them.
  private static final int PASSES_OF_A_HESSIAN = 1 + 3 * PASSES_OF_A_GRADIENT;

  /// Forward with its derivative, then back.
  private static final int PASSES_OF_A_PRODUCT = 6;

  List<Workload> of(int qubits) {
    return qubits <= LARGEST_OF_BATCH
        ? List.of(gradient(qubits, 1), gradient(qubits, BATCH), hessian(qubits), metric(qubits))
        : List.of(gradient(qubits, 1), hessian(qubits));
  }

  private static Circuit trainable(int qubits) {
    return Circuits.trainableLayers(qubits, qubits <= 8 ? 10 : qubits <= 16 ? 6 : 4);
  }

  /// The Hessian of `Σ Z` times a vector, the values themselves included.
  private Workload hessian(int qubits) {
    var circuit = trainable(qubits);
    var rows = Workloads.rows(circuit, 1);
    var request = Request.Exact.expectations(List.of(Workloads.sumOfZ(qubits)));
    var weights = List.of(Cotangent.ofExpectations(1));
    return curvature(
        "hea-hessian",
        circuit,
        PASSES_OF_A_HESSIAN,
        () -> second(circuit, rows, request).hessianTimes(weights, rows));
  }

  /// All entries of the Fubini-Study metric, by one product with it for each angle.
  private Workload metric(int qubits) {
    var circuit = trainable(qubits);
    var rows = Workloads.rows(circuit, 1);
    var request = Request.Exact.of(Request.Quantity.STATE);
    return curvature(
        "hea-metric",
        circuit,
        circuit.columns().width() * PASSES_OF_A_PRODUCT,
        () -> second(circuit, rows, request).metrics());
  }

  private ExactBackend.Curvature second(Circuit circuit, Bindings rows, Request.Exact request) {
    return engines.exact().forward(circuit, rows, request).curvature().orElseThrow();
  }

  private Workload curvature(String name, Circuit circuit, int passes, Supplier<Object> run) {
    var limit = workloads.pure(circuit, passes);
    var qubits = circuit.qubits();
    return new Workload(BenchCase.D, name, qubits, 1, limit, run, Optional.empty());
  }

  private Workload gradient(int qubits, int count) {
    var circuit = trainable(qubits);
    var rows = Workloads.rows(circuit, count);
    var request = Request.Exact.expectations(List.of(Workloads.sumOfZ(qubits)));
    var weights = Collections.nCopies(count, Cotangent.ofExpectations(1));
    return new Workload(
        BenchCase.D,
        count == 1 ? "hea-gradient" : "hea-gradients",
        qubits,
        count,
        workloads.pure(circuit, count * PASSES_OF_A_GRADIENT),
        () -> engines.exact().forward(circuit, rows, request).pullback(weights),
        Optional.of(new PeerTask.Gradients(circuit.bound(rows, 0), count)));
  }
}
