package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchTest {
  private static final String SHORT = " --seconds 0.001 --json -q";

  private static List<JsonNode> figures(Call call) {
    assertThat(call.exit()).as(call.err()).isZero();
    return call.out().lines().map(JsonMapper.shared()::readTree).toList();
  }

  @Test
  void aFigureHasTheFieldsOfTheContractInTheirOrder() {
    var figure = figures(Call.ofLine("bench A --n 3" + SHORT)).getFirst();
    assertThat(figure.propertyNames())
        .containsExactly(
            "case",
            "circuit",
            "n",
            "threads",
            "precision",
            "who",
            "seconds",
            "limitSeconds",
            "rate",
            "load",
            "ratio");
    assertThat(figure.get("seconds").propertyNames()).containsExactly("min", "median", "runs");
    assertThat(figure.get("case").asString()).isEqualTo("A");
    assertThat(figure.get("who").asString()).isEqualTo("diffraqt");
    assertThat(figure.get("precision").asString()).isEqualTo("double");
    assertThat(figure.get("n").asInt()).isEqualTo(3);
    assertThat(figure.get("rate").isNull()).isTrue();
    assertThat(figure.get("limitSeconds").asDouble()).isPositive();
    assertThat(figure.at("/seconds/min").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(figure.at("/seconds/median").asDouble());
  }

  @Test
  void cliffordCircuitsGiveAShotAndATableOfNoisyOnes() {
    var figures = figures(Call.ofLine("bench clifford --n 3,70" + SHORT));
    assertThat(figures)
        .extracting(figure -> figure.get("circuit").asString())
        .containsExactly("clifford-shot", "clifford-noisy", "clifford-shot", "clifford-noisy");
    assertThat(figures).allMatch(figure -> figure.get("case").asString().equals("K"));
    assertThat(figures.get(3).get("rate").asDouble()).isPositive();
  }

  @Test
  void tablesAreWrittenInMarkdown() {
    var lines = Call.ofLine("bench A --n 2,3 --seconds 0.001 -q --markdown").out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst()).startsWith("| case | circuit | n |");
    assertThat(lines.get(1)).matches("(\\| --- )+\\|");
    assertThat(lines.get(2)).startsWith("| A | hea | 2 |");
    assertThat(lines.get(3)).startsWith("| A | hea | 3 |");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "e"})
  void casesThatCountNothingGiveOneFigureForEachSize(String letter) {
    var figures = figures(Call.ofLine("bench " + letter + " --n 2,3" + SHORT));
    assertThat(figures).extracting(figure -> figure.get("n").asInt()).containsExactly(2, 3);
    assertThat(figures).allMatch(figure -> figure.get("rate").isNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "D", "F", "G"})
  void casesThatCountThingsGiveTheirRate(String letter) {
    var figure = figures(Call.ofLine("bench " + letter + " --n 2" + SHORT)).getFirst();
    assertThat(figure.get("rate").asDouble()).isPositive();
  }

  @Test
  void fourierTransformsAreMeasuredBesideQuantumVolume() {
    assertThat(figures(Call.ofLine("bench b --n 2,3" + SHORT)))
        .extracting(figure -> figure.get("circuit").asString())
        .containsExactly("qft", "volume", "qft", "volume");
  }

  @Test
  void textIsReadAndWritten() {
    assertThat(figures(Call.ofLine("bench I --n 2" + SHORT)))
        .extracting(figure -> figure.get("circuit").asString())
        .containsExactly("random-read", "random-write");
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime", "r"})
  void submissionsAreMeasuredWithoutAndWithAJournalAndItsDisk(String name) {
    var figures = figures(Call.ofLine("bench " + name + SHORT));
    assertThat(figures)
        .extracting(figure -> figure.get("circuit").asString())
        .containsExactly("plain", "journaled", "together");
    assertThat(figures).allMatch(figure -> figure.get("case").asString().equals("R"));
    assertThat(figures).allMatch(figure -> figure.get("rate").asDouble() > 0);
    assertThat(figures.get(1).get("limitSeconds").asDouble()).isPositive();
  }

  @Test
  void aProgramOfOnesOwnTakesThePlaceOfTheCircuit() {
    var figure =
        figures(Call.ofLine("bench --program programs/bell.qasm --threads 2" + SHORT)).getFirst();
    assertThat(figure.get("case").asString()).isEqualTo("A");
    assertThat(figure.get("circuit").asString()).isEqualTo("bell.qasm");
    assertThat(figure.get("n").asInt()).isEqualTo(2);
    assertThat(figure.get("threads").asInt()).isEqualTo(2);
  }

  @Test
  void withoutJsonTheFiguresAreATable() {
    var call = Call.ofLine("bench A --n 2,3 --seconds 0.001");
    assertThat(call.out().lines()).hasSize(3);
    assertThat(call.out()).startsWith("case circuit");
    assertThat(call.err()).contains("multiply-adds/s");
  }

  @Test
  void aPeerThatIsAbsentIsReportedAndLeftOut() {
    var call =
        Call.of(
            "bench",
            "A",
            "--n",
            "2",
            "--seconds",
            "0.001",
            "--json",
            "--peer",
            "aer,stim",
            "--python",
            Path.of("no", "such", "python").toString());
    assertThat(figures(call)).hasSize(1);
    assertThat(call.err()).contains("without aer").contains("without stim").contains("--python");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench Z",
        "bench A --peer nobody",
        "bench A --n 1",
        "bench A --n 99",
        "bench A --threads 0",
        "bench A --seconds 0",
        "bench A --precision half",
        "bench D --precision single",
        "bench C --program programs/bell.qasm",
        "bench A --n 4 --program programs/bell.qasm",
        "bench --program no-such.qasm"
      })
  void aWrongCallIsRefusedWithItsValue(String line) {
    var call = Call.ofLine(line);
    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCode.WRONG_CALL.value());
    assertThat(call.out()).isEmpty();
    assertThat(call.err()).doesNotContain("unforeseen");
  }

  @Test
  void theNamesThatThereAreStandInTheRefusal() {
    assertThat(Call.ofLine("bench Z").err()).contains("'Z'").contains("A (state), B (fourier)");
    assertThat(Call.ofLine("bench A --peer nobody").err()).contains("'nobody'").contains("qulacs");
  }

  @Test
  void aCompiledProgramIsAFigureWithItsGatesAndDepth() {
    var figures =
        figures(Call.ofLine("bench transpile --n 5 --target garnet-grid --seeds 2" + SHORT));
    assertThat(figures)
        .extracting(figure -> figure.get("circuit").asString())
        .containsExactly("ghz5", "volume5");
    var figure = figures.getFirst();
    assertThat(figure.get("case").asString()).isEqualTo("H");
    assertThat(figure.get("target").asString()).isEqualTo("garnet-grid");
    assertThat(figure.get("set").asString()).isEqualTo("TUNED");
    assertThat(figure.get("twoQubitGates").asInt()).isEqualTo(4);
    assertThat(figure.get("twoQubitDepth").asInt()).isEqualTo(4);
    assertThat(figure.get("depth").asInt()).isGreaterThan(4);
    assertThat(figure.at("/seconds/runs").asInt()).isEqualTo(2);
  }

  @Test
  void aProgramOfOnesOwnIsCompiledForAllTargets() {
    var call =
        Call.ofLine(
            "bench H --program programs/bell.qasm --target garnet-grid,fake_manila --seeds 1"
                + " --seconds 0.001");
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.out()).contains("garnet-grid").contains("manila");
  }
}
