package io.diffraqt.tck;

import io.diffraqt.error.QuantumException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Runs every check against a plugin, without a test framework.
public final class Conformance {
  private static final long SEED = 20_261_120;

  private Conformance() {}

  /// Every check, in the order of the plan.
  public static List<Check> checks() {
    return Stream.of(
            DescriptorChecks.all(),
            ProgramChecks.all(),
            DynamicsChecks.all(),
            BitChecks.all(),
            SamplingChecks.all(),
            ExactChecks.all(),
            StateChecks.all(),
            DerivativeChecks.all(),
            CurvatureChecks.all(),
            JobChecks.all(),
            HygieneChecks.all())
        .flatMap(List::stream)
        .toList();
  }

  /// The checks of plugins that talk to a provider; each starts one of its own. They need WireMock.
  public static List<Check> remoteChecks(Supplier<RemoteProvider> providers) {
    return RemoteChecks.all(providers);
  }

  /// Runs all checks; a minute or less for a simulator.
  public static ConformanceReport run(Subject subject) {
    return run(subject, checks());
  }

  /// Runs some checks.
  public static ConformanceReport run(Subject subject, List<Check> checks) {
    return new ConformanceReport(
        subject.plugin().name(),
        List.copyOf(new TreeSet<>(subject.traits())),
        checks.stream().map(check -> run(subject, check)).toList());
  }

  /// Runs one check.
  public static Verdict run(Subject subject, Check check) {
    var reason = check.reasonNotToRun(subject.traits());
    return reason.isPresent()
        ? Verdict.notApplicable(check, reason.get())
        : attempt(subject, check);
  }

  private static Verdict attempt(Subject subject, Check check) {
    try (var bench = new Bench(subject, SEED + check.id().hashCode())) {
      return attempt(bench, check);
    } catch (QuantumException e) {
      return Verdict.failed(check, "the backend cannot be opened: " + e.getMessage(), 0);
    }
  }

  private static Verdict attempt(Bench bench, Check check) {
    try {
      check.body().run(bench);
      return Verdict.passed(check, bench.falseAlarm());
    } catch (Check.NotApplicable e) {
      return Verdict.notApplicable(check, String.valueOf(e.getMessage()));
    } catch (AssertionError e) {
      return Verdict.failed(check, String.valueOf(e.getMessage()), bench.falseAlarm());
    } catch (RuntimeException | LinkageError e) {
      return Verdict.failed(check, "it threw " + e, bench.falseAlarm());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.failed(check, "interrupted", bench.falseAlarm());
    }
  }
}
