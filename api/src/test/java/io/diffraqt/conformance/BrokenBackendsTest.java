package io.diffraqt.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.tck.Check;
import io.diffraqt.tck.Conformance;
import io.diffraqt.tck.Subject;
import io.diffraqt.tck.Verdict;
import io.diffraqt.tck.Verdict.Result;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenBackendsTest {
  static Stream<Broken> broken() {
    return Broken.all();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void theCheckMeantForAFaultCatchesIt(Broken broken) {
    var verdict = verdict(broken);
    assertThat(verdict.result()).as(verdict.message()).isEqualTo(Result.FAILED);
    assertThat(verdict.message()).doesNotContain("cannot be opened");
  }

  private static Verdict verdict(Broken broken) {
    var subject = Subject.of(broken.plugin(), broken.traits());
    return Conformance.run(subject, check(broken.caughtBy()));
  }

  private static Check check(String id) {
    return Conformance.checks().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void thereAreManyFaultsAndEachHasItsName() {
    assertThat(Broken.all().map(Broken::fault)).hasSizeGreaterThan(100).doesNotHaveDuplicates();
  }
}
