package io.diffraqt.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.tck.Check.Theme;
import io.diffraqt.tck.Conformance;
import io.diffraqt.tck.ConformanceReport;
import io.diffraqt.tck.Subject;
import io.diffraqt.tck.Trait;
import io.diffraqt.tck.Verdict.Result;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NarrowConformanceTest {
  private static final Set<Trait> FEW =
      EnumSet.of(Trait.NOISELESS, Trait.IDEMPOTENT_SUBMIT, Trait.PHYSICAL_QUBITS);

  private static ConformanceReport narrow;

  @BeforeAll
  static void runAllChecks() {
    narrow = Conformance.run(Subject.of(new NarrowPlugin(), FEW));
  }

  @Test
  void aPluginThatClaimsLittleAndRefusesTheRestPasses() {
    assertThat(narrow.failures()).isEmpty();
  }

  @Test
  void everyRefusalOfADynamicClaimIsTested() {
    assertThat(narrow.verdicts())
        .filteredOn(v -> v.result() == Result.PASSED)
        .extracting(v -> v.check().id())
        .contains(
            "T04c", "T10b", "T11c", "T11e", "T11h", "T12c", "T12f", "T25b", "T25c", "T26b", "T28d");
  }

  @Test
  void somewhatNoisyCountsPassWhereNoiselessnessIsNotClaimed() {
    assertThat(noisy("two per cent of read-out error").failures()).isEmpty();
  }

  @Test
  void wrongBitOrderIsCaughtOnNoisyDevicesToo() {
    assertThat(noisy("bits in the other order").failures())
        .extracting(v -> v.check().id())
        .contains("T16a", "T16b", "T17", "T18", "T22a");
  }

  private static ConformanceReport noisy(String fault) {
    var broken = Broken.all().filter(b -> b.fault().equals(fault)).findFirst().orElseThrow();
    var traits = EnumSet.copyOf(broken.traits());
    traits.remove(Trait.NOISELESS);
    var checks =
        Conformance.checks().stream()
            .filter(c -> c.theme() == Theme.BITS || c.theme() == Theme.SAMPLING)
            .toList();
    return Conformance.run(Subject.of(broken.plugin(), traits), checks);
  }
}
