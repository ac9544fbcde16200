package io.diffraqt.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.tck.Check;
import io.diffraqt.tck.Conformance;
import io.diffraqt.tck.ConformanceReport;
import io.diffraqt.tck.Subject;
import io.diffraqt.tck.Verdict.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ConformanceReportTest {
  private static final double MOST_FALSE_ALARMS = 1e-6;

  private static ConformanceReport report;

  @BeforeAll
  static void runAllChecks() {
    report = Conformance.run(Subject.of(new ReferencePlugin(), ReferencePlugin.traits()));
  }

  @Test
  void theCorrectBackendPassesEverything() {
    assertThat(report.failures()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.count(Result.PASSED)).isGreaterThan(80);
  }

  @Test
  void falseAlarmsAreRarerThanOnceInAMillionRuns() {
    assertThat(report.falseAlarm()).isBetween(1e-7, MOST_FALSE_ALARMS);
  }

  @Test
  void everyCheckThatDidNotApplySaysWhy() {
    assertThat(report.verdicts())
        .filteredOn(v -> v.result() == Result.NOT_APPLICABLE)
        .allSatisfy(v -> assertThat(v.message()).isNotBlank());
  }

  @Test
  void idsAreUniqueAndTitlesAreOneWord() {
    assertThat(Conformance.checks().stream().map(Check::id)).doesNotHaveDuplicates();
    assertThat(Conformance.checks())
        .allSatisfy(check -> assertThat(check.title()).matches("[a-z][A-Za-z]+"))
        .allSatisfy(check -> assertThat(check.id()).matches("T[0-9]{2}[a-z]?"));
  }

  @Test
  void theJsonDocumentHoldsEveryVerdict() {
    var json = JsonMapper.shared().readTree(report.toJson());
    assertThat(json.get("version").intValue()).isEqualTo(1);
    assertThat(json.get("plugin").stringValue()).isEqualTo("reference");
    assertThat(json.get("checks").size()).isEqualTo(report.verdicts().size());
    assertThat(json.get("passed").intValue()).isEqualTo((int) report.count(Result.PASSED));
    assertThat(json.get("checks").get(0).get("result").stringValue()).isEqualTo("not_applicable");
  }

  @Test
  void messagesAreEscapedInJsonAndHtml() {
    var broken = Broken.all().filter(b -> b.fault().equals("s for sdg")).findFirst().orElseThrow();
    var failed =
        Conformance.run(
            Subject.of(broken.plugin(), broken.traits()),
            Conformance.checks().stream().filter(c -> c.id().equals("T08a")).toList());
    var check = JsonMapper.shared().readTree(failed.toJson()).get("checks").get(0);
    assertThat(check.get("message").stringValue())
        .isEqualTo(failed.failures().getFirst().message());
    assertThat(failed.toHtml()).contains("class=\"failed\"").contains("T08a");
    assertThat(failed.toText()).contains("FAIL T08a everyGateActsAsItsMatrix: ");
  }

  @Test
  void thePageNeedsNothingElse() {
    assertThat(report.toHtml()).contains("<title>Conformance of reference</title>");
    assertThat(report.toHtml()).doesNotContain("http");
    var ids = report.verdicts().stream().map(v -> "<td>" + v.check().id() + "</td>");
    assertThat(report.toHtml()).contains(ids.toList());
  }
}
