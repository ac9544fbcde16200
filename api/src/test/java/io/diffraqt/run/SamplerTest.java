package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.error.CircuitException;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SamplerTest {
  private static final Parameter THETA = Parameter.of("theta");
  private static final Surroundings AROUND = Surroundings.ofThisProcess().withSeed(7);

  private static Sampler on(Backend backend) {
    return Connection.to("test", backend, AROUND).sampler();
  }

  @Test
  void anXOnQubitZeroSetsTheRightmostBit() {
    var counts =
        on(TinySimulator.of(3, 1)).sample(Circuit.onQubits(3).x(0).measureAll().build(), 10);
    assertThat(counts.counts().asMap()).isEqualTo(Map.of("001", 10L));
  }

  @Test
  void shotsOutsideOfThePostSelectionAreDroppedAndReported() {
    var circuit = Circuit.onQubits(2).h(0).cx(0, 1).measureKeeping(0, 0, Keep.ONE).measure(1, 1);
    var result = on(TinySimulator.of(2, 1)).sample(circuit.build(), 1000);
    var row = result.rows().getFirst();
    assertThat(row.counts().asMap().keySet()).containsExactly("11");
    assertThat(row.counts().shots() + row.discarded()).isEqualTo(1000);
    assertThat(row.acceptance()).isBetween(0.4, 0.6);
    assertThat(result.provenance().shots()).isEqualTo(1000);
  }

  @Test
  void theBackendNeverSeesPostSelection() {
    var seen = new ArrayList<Circuit>();
    var target = Target.unrestricted("ends", 1).withLimits(new Limits(100, 9, false, false, false));
    var backend =
        Backend.sampling(
            target,
            (circuit, shots) -> {
              seen.add(circuit);
              return Counts.tally(1, shots, () -> 1);
            });
    on(backend).sample(Circuit.onQubits(1).measureKeeping(0, 0, Keep.ZERO).build(), 5);
    assertThat(seen.getFirst().instructions())
        .containsExactly(new Instruction.Measure(0, 0, Keep.BOTH));
  }

  @Test
  void postSelectionThatCountsCannotTellIsRefused() {
    var twice = Circuit.onQubits(1).measureKeeping(0, 0, Keep.ZERO).measure(0, 0).build();
    assertThatThrownBy(() -> on(TinySimulator.of(2, 1)).sample(twice, 5))
        .isInstanceOf(CircuitException.class)
        .hasMessage(
            "post-selection on bit 0, which is written again later, so its final value is that of"
                + " another measurement; give this measurement a bit of its own");
    var maybe =
        Circuit.onQubits(2)
            .register("c", 2)
            .measure(0, 0)
            .when(new Condition.Bit(0), new Instruction.Measure(1, 1, Keep.ONE))
            .build();
    assertThatThrownBy(() -> on(TinySimulator.of(2, 1)).sample(maybe, 5))
        .hasMessageContaining("under a condition");
  }

  @Test
  void rowsKeepTheirOrderAcrossSubmissionsAndShotsAddUp() {
    var sizes = new ArrayList<Integer>();
    var target = Target.unrestricted("small", 1).withLimits(new Limits(40, 3, true, true, true));
    var backend =
        Backend.local(
            target,
            (circuit, request) -> {
              var shots = ((Request.Samples) request).shots();
              sizes.add(shots);
              return new Outcome.Sampled(TinySimulator.counts(circuit, shots, AROUND.random()));
            });
    var circuit = Circuit.onQubits(1).ry(THETA.angle(), 0).measureAll().build();
    var angles = new double[] {0, Math.PI, 0, Math.PI, Math.PI, 0, 0};
    var rows = new double[angles.length][];
    for (var k = 0; k < rows.length; k++) {
      rows[k] = new double[] {angles[k]};
    }
    var result = on(backend).sample(circuit, Bindings.ofRows(List.of(THETA), rows), 100);
    for (var k = 0; k < rows.length; k++) {
      var expected = angles[k] == 0 ? "0" : "1";
      assertThat(result.rows().get(k).counts().asMap()).isEqualTo(Map.of(expected, 100L));
    }
    assertThat(sizes).allMatch(shots -> shots <= 40).hasSize(21);
    assertThat(result.provenance().jobs()).hasSize(7);
  }

  @Test
  void partsOfOneRowDrawFromDifferentSeeds() {
    var seeds = new ArrayList<OptionalLong>();
    var target = Target.unrestricted("small", 1).withLimits(new Limits(2, 9, true, true, true));
    var backend =
        Backend.local(
            target,
            (circuit, request) -> {
              seeds.add(((Request.Samples) request).seed());
              return new Outcome.Sampled(Counts.of(1, Map.of("0", 2L)));
            });
    var samples = new Request.Samples(6, OptionalLong.of(5));
    on(backend).sample(Circuit.onQubits(1).measureAll().build(), Bindings.none(), samples);
    assertThat(seeds).containsExactly(OptionalLong.of(5), OptionalLong.of(6), OptionalLong.of(7));
  }

  /// Bit 0 first takes qubit 1, which is 1 in every shot, and then qubit 0, which decides.
  @Test
  void theLastWriteOfABitDecides() {
    var circuit =
        Circuit.onQubits(2)
            .register("c", 2)
            .h(0)
            .x(1)
            .measure(1, 0)
            .measureKeeping(0, 0, Keep.ZERO);
    var backend =
        Backend.sampling(
            Target.unrestricted("last", 2),
            (_, shots) -> Counts.of(2, Map.of("00", shots / 2L, "01", shots - shots / 2L)));
    var row = on(backend).sample(circuit.build(), 100).rows().getFirst();
    assertThat(row.counts().asMap()).isEqualTo(Map.of("00", 50L));
    assertThat(row.discarded()).isEqualTo(50);
  }

  @Test
  void twoDecisionsOnOneBitAreRefused() {
    var circuit =
        Circuit.onQubits(2)
            .register("c", 1)
            .measureKeeping(0, 0, Keep.ONE)
            .measureKeeping(1, 0, Keep.ONE);
    assertThatThrownBy(() -> on(TinySimulator.of(2, 1)).sample(circuit.build(), 5))
        .hasMessageContaining("bit 0, which is written again later");
  }

  @Test
  void whatTheTargetCannotRunIsRefusedBeforeSending() {
    var target = Target.unrestricted("tiny", 2);
    var backend =
        Backend.sampling(target, (circuit, shots) -> Counts.tally(circuit.bits(), shots, () -> 0));
    assertThatThrownBy(() -> on(backend).sample(Circuit.onQubits(3).h(2).measureAll().build(), 1))
        .isInstanceOf(UnsupportedCircuitException.class);
  }

  @Test
  void anUnboundParameterIsRefusedByName() {
    var circuit = Circuit.onQubits(1).ry(THETA.angle(), 0).measureAll().build();
    assertThatThrownBy(() -> on(TinySimulator.of(1, 1)).sample(circuit, 1))
        .hasMessageContaining("unbound parameter theta");
  }

  @Test
  void provenanceNamesBackendJobDigestAndPrice() {
    var circuit = Circuit.onQubits(1).h(0).measureAll().build();
    var provenance = on(TinySimulator.of(1, 1)).sample(circuit, 8).provenance();
    assertThat(provenance.backend()).isEqualTo("test");
    assertThat(provenance.jobs()).hasSize(1);
    assertThat(provenance.programDigest()).matches("[0-9a-f]{64}");
    assertThat(provenance.price().amount().orElseThrow()).isZero();
  }

  @Test
  void equalContentsHaveEqualDigestsAndOtherContentsOthers() {
    var one = Circuit.onQubits(1).ry(0.25, 0).build();
    assertThat(Digests.of(one)).isEqualTo(Digests.of(Circuit.onQubits(1).ry(0.25, 0).build()));
    assertThat(Digests.of(one))
        .isNotEqualTo(Digests.of(Circuit.onQubits(1).ry(0.2500001, 0).build()));
    assertThat(Digests.of(one)).isNotEqualTo(Digests.of(Circuit.onQubits(1).rx(0.25, 0).build()));
  }

  @Test
  void aRunNameRepeatsItsKeysAndOnlyItsOwn() {
    var first = KeySource.ofRun("run");
    var again = KeySource.ofRun("run");
    var one = first.next("abc");
    assertThat(first.next("abc")).isNotEqualTo(one);
    assertThat(again.next("abc")).isEqualTo(one);
    assertThat(KeySource.ofRun("other").next("abc")).isNotEqualTo(one);
  }
}
