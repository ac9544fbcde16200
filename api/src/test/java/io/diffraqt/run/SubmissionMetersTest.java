package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.backend.Request;
import io.diffraqt.backend.TransientException;
import io.diffraqt.budget.Account;
import io.diffraqt.budget.Journal;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.tck.JavaProcess;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SubmissionMetersTest {
  private static final Circuit PROGRAM = Circuit.onQubits(1).x(0).measureAll().build();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SubmissionMeters meters = new SubmissionMeters(registry);
  private final Journal journal = Journal.inMemory(Clock.systemUTC());

  private Sampler sampler(ScriptedBackend backend) {
    return Connection.to(
            "script",
            backend,
            Surroundings.ofThisProcess().withTime(Clock.systemUTC(), _ -> {}),
            Safeguards.journaled(journal, "").withListener(meters))
        .sampler();
  }

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  @Test
  void aSubmissionIsCountedByItsOutcomeItsShotsAndItsRetries() {
    var busy = new TransientException("busy", Optional.of(Duration.ofSeconds(90)));
    sampler(ScriptedBackend.once().failingSubmit(busy)).sample(PROGRAM, 5);
    assertThat(count("diffraqt.submissions", "outcome", "accepted", "backend", "script"))
        .isEqualTo(1);
    assertThat(count("diffraqt.submissions", "outcome", "settled", "backend", "script"))
        .isEqualTo(1);
    assertThat(count("diffraqt.shots", "backend", "script")).isEqualTo(5);
    assertThat(count("diffraqt.retries", "call", "submit")).isEqualTo(1);
    assertThat(registry.get("diffraqt.waits").timer().totalTime(TimeUnit.SECONDS)).isEqualTo(90);
    assertThat(count("diffraqt.money", "currency", "USD")).isZero();
  }

  @Test
  void aJobIsInFlightUntilItIsSeenToEnd() {
    var sampler = sampler(ScriptedBackend.once());
    var job = sampler.submit(PROGRAM, Bindings.none(), Request.Samples.of(5));
    assertThat(registry.get("diffraqt.jobs.inflight").gauge().value()).isEqualTo(1);
    job.result();
    assertThat(registry.get("diffraqt.jobs.inflight").gauge().value()).isZero();
  }

  @Test
  void devicesThatArePausedAreCounted() {
    var account = new Account("cloud", "device");
    meters.on(new SubmissionEvent.Paused(account));
    meters.on(new SubmissionEvent.Paused(account));
    assertThat(registry.get("diffraqt.circuits.open").gauge().value()).isEqualTo(1);
    meters.on(new SubmissionEvent.Resumed(account));
    assertThat(registry.get("diffraqt.circuits.open").gauge().value()).isZero();
  }

  @Test
  void theGlobalRegistryIsUsedWhereMicrometerIsThere() {
    assertThat(SubmissionListener.metering()).isInstanceOf(SubmissionMeters.class);
  }

  @Test
  void withoutMicrometerNothingIsCountedAndNothingIsMissed() throws InterruptedException {
    var lean =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(place -> !place.contains("micrometer"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(lean).isNotEqualTo(System.getProperty("java.class.path"));
    try (var process = JavaProcess.start(LeanProcess.class, lean, Map.of(), List.of())) {
      assertThat(process.saysAll()).containsExactly("{1=5}");
    }
  }
}
