package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A provider that counts what it sells; the n-th submission can be refused, or its job fail. It
/// outlives the connections of a test, as a provider does.
final class Shop implements Backend {
  private final Backend simulator;
  private final Map<Integer, RuntimeException> refusals = new HashMap<>();
  private final Set<Integer> failures = new HashSet<>();
  private final Set<JobId> failed = new HashSet<>();
  private int asked;
  private int sold;

  Shop(Target target) {
    this.simulator = Backend.local(target, Shop::counted);
  }

  /// The same request draws the same shots, so that a result can be compared with one that was
  /// interrupted.
  private static Outcome counted(Circuit circuit, Request request) {
    if (!(request instanceof Request.Samples(var shots, var seed))) {
      throw new RefusedException("the shop sells counts");
    }
    return new Outcome.Sampled(TinySimulator.counts(circuit, shots, new Random(seed.orElse(5))));
  }

  /// @param submission counted from 1, over all that are asked for from now on
  Shop refusing(int submission, RuntimeException refusal) {
    refusals.put(asked + submission, refusal);
    return this;
  }

  /// @param submission counted from 1, over all that are asked for from now on
  Shop failing(int submission) {
    failures.add(asked + submission);
    return this;
  }

  int sold() {
    return sold;
  }

  @Override
  public Target target() {
    return simulator.target();
  }

  @Override
  public JobId submit(Submission submission) {
    asked++;
    if (refusals.containsKey(asked)) {
      throw refusals.get(asked);
    }
    sold++;
    var job = simulator.submit(submission);
    if (failures.contains(asked)) {
      failed.add(job);
    }
    return job;
  }

  @Override
  public JobStatus status(JobId job) {
    return failed.contains(job)
        ? new JobStatus.Failed("the device warmed up", JobStatus.Bill.free(0))
        : simulator.status(job);
  }

  @Override
  public List<Outcome> result(JobId job) {
    return simulator.result(job);
  }

  @Override
  public void cancel(JobId job) {
    simulator.cancel(job);
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    return Optional.empty();
  }
}
