package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.Rates;
import io.diffraqt.backend.Rates.Operation;
import io.diffraqt.backend.Rates.Rate;
import io.diffraqt.backend.TransientException;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.tck.Fault;
import io.diffraqt.tck.FaultyBackend;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What the connections of a process to one provider share.
final class RoadsTest {
  private static final Circuit PROGRAM = Circuit.onQubits(1).x(0).measureAll().build();
  private static final Resilience NO_RETRIES = Resilience.defaults().withAttempts(1, 1);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final List<Duration> pauses = new ArrayList<>();
  private final List<SubmissionEvent> events = new ArrayList<>();
  private final Surroundings around =
      Surroundings.ofThisProcess()
          .withTime(
              clock,
              pause -> {
                pauses.add(pause);
                now.updateAndGet(instant -> instant.plus(pause));
              });

  private Sampler sampler(String name, Backend backend) {
    return Connection.to(
            name,
            backend,
            around,
            Safeguards.none().withListener(events::add).withResilience(NO_RETRIES))
        .sampler();
  }

  /// A provider that takes so many submissions a minute, and one look a second.
  private static Backend declaring(int submissions) {
    var rates =
        Rates.UNLIMITED
            .atMost(Operation.SUBMIT, Rate.perMinute(submissions))
            .atMost(Operation.STATUS, new Rate(1, Duration.ofSeconds(1)));
    var inner = ScriptedBackend.once();
    return (Backend)
        Proxy.newProxyInstance(
            Backend.class.getClassLoader(),
            new Class<?>[] {Backend.class},
            (_, method, arguments) -> {
              try {
                return method.getName().equals("rates") ? rates : method.invoke(inner, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void devicesOfOneProviderShareItsFiveSubmissionsAMinute() {
    var fez = sampler("ibm:ibm_fez", declaring(5));
    var torino = sampler("ibm:ibm_torino", declaring(5));
    for (var k = 0; k < 3; k++) {
      fez.sample(PROGRAM, 5);
      torino.sample(PROGRAM, 5);
    }
    var waits = events.stream().filter(e -> e.toString().contains("call=submit")).toList();
    assertThat(waits).hasSize(1);
    assertThat(now.get()).isAfterOrEqualTo(Instant.EPOCH.plusSeconds(60));
  }

  @Test
  void eachOperationHasABucketOfItsOwn() {
    var sampler = sampler("slow", declaring(1000));
    for (var k = 0; k < 4; k++) {
      sampler.sample(PROGRAM, 5);
    }
    assertThat(events)
        .hasSize(3)
        .allSatisfy(e -> assertThat(e.toString()).contains("Waiting[call=status"));
    assertThat(now.get()).isEqualTo(Instant.EPOCH.plusSeconds(3));
  }

  @Test
  void otherProvidersDoNotWait() {
    var first = sampler("first", declaring(1));
    var second = sampler("second", declaring(1));
    first.sample(PROGRAM, 5);
    second.sample(PROGRAM, 5);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aLimitOfTheUserHoldsWhereTheProviderDeclaresNone() {
    var safeguards =
        Safeguards.none()
            .withListener(events::add)
            .withResilience(NO_RETRIES.withSubmissionsPerMinute(2));
    var sampler = Connection.to("any", ScriptedBackend.once(), around, safeguards).sampler();
    for (var k = 0; k < 3; k++) {
      sampler.sample(PROGRAM, 5);
    }
    assertThat(pauses).containsExactly(Duration.ofMinutes(1));
  }

  @Test
  void aDeviceThatFailsIsPausedAndItsNeighbourIsNot() {
    var broken = new FaultyBackend(ScriptedBackend.once(), () -> Fault.TRANSIENT, () -> {});
    var failing = sampler("cloud:broken", broken);
    var working = sampler("cloud:working", ScriptedBackend.once());
    for (var k = 0; k < 20; k++) {
      assertThatThrownBy(() -> failing.sample(PROGRAM, 5)).hasMessage("busy");
    }
    assertThatThrownBy(() -> failing.sample(PROGRAM, 5))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("pausing");
    assertThat(working.sample(PROGRAM, 5).counts().shots()).isEqualTo(5);
    assertThat(events).hasSize(1);
    assertThat(events.getFirst()).isInstanceOf(SubmissionEvent.Paused.class);
  }

  @Test
  void aDeviceThatWorksAgainIsResumed() {
    var fails = new AtomicReference<>(Fault.TRANSIENT);
    var backend = new FaultyBackend(ScriptedBackend.once(), fails::get, () -> {});
    var sampler = sampler("cloud:flaky", backend);
    for (var k = 0; k < 20; k++) {
      assertThatThrownBy(() -> sampler.sample(PROGRAM, 5)).hasMessage("busy");
    }
    fails.set(Fault.NONE);
    now.updateAndGet(instant -> instant.plusSeconds(31));
    for (var k = 0; k < 5; k++) {
      sampler.sample(PROGRAM, 5);
    }
    assertThat(events.stream().map(e -> e.getClass().getSimpleName()))
        .containsExactly("Paused", "Resumed");
  }
}
