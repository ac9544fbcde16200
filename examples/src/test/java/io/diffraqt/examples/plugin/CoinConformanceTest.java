package io.diffraqt.examples.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.tck.Conformance;
import io.diffraqt.tck.ConformanceReport;
import io.diffraqt.tck.Subject;
import io.diffraqt.tck.Trait;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A coin is no quantum computer, and the kit says so.
class CoinConformanceTest {
  private static final Set<Trait> CLAIMS =
      Set.of(
          Trait.INSTALLED,
          Trait.NOISELESS,
          Trait.MID_CIRCUIT,
          Trait.CONDITIONS,
          Trait.PREPARE,
          Trait.MIXED_SHOTS,
          Trait.IDEMPOTENT_SUBMIT);

  private static ConformanceReport report;

  @BeforeAll
  static void runTheKit() {
    var first =
        Conformance.checks().stream()
            .filter(check -> !check.id().startsWith("T09") && !check.id().startsWith("T08"))
            .toList();
    report = Conformance.run(Subject.of(new CoinPlugin(), CLAIMS), first);
  }

  @Test
  void anXOnQubitZeroIsNotSeen() {
    assertThat(failed())
        .contains("T16a aMeasuredXOnQubitZeroSetsTheRightmostBit", "T24a aBellPairAgreesAndIsFair");
  }

  @Test
  void jobsKeysAndSecretsAreRightAllTheSame() {
    assertThat(failed()).noneMatch(name -> name.matches("T(37|38|39|40|41|45|46|53|63|64).*"));
  }

  private static List<String> failed() {
    return report.failures().stream().map(verdict -> verdict.check().name()).toList();
  }
}
