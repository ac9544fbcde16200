package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RunProgramTest {
  private static final String BELL = "run programs/bell.qasm --json -q ";
  private static final String FOLDER = "src/test/resources/cli/";

  @ParameterizedTest
  @CsvSource({
    "bell-shots, --shots 1000 --seed 7",
    "bell-exact, --exact --seed 7 --observable ZZ --observable '0.5*XX - 1.5*ZI'",
    "bell-state, --state --seed 7",
    "bell-estimate, --shots 1000 --seed 7 --observable '0.5*XX - 1.5*ZI'",
  })
  void oneSeedGivesOneDocument(String golden, String options) {
    var call = Call.ofLine(BELL + options);
    assertThat(call.err()).isEmpty();
    assertThat(call.exit()).isZero();
    assertThat(call.out().lines()).hasSize(1);
    JsonText.assertSame("cli/" + golden + ".json", call.json());
  }

  @Test
  void everyRowOfABatchHasItsResult() {
    var results = answer("run programs/rotation.qasm --exact --bindings ", "three-angles.json");
    assertThat(results.size()).isEqualTo(3);
    for (var row : results) {
      var theta = row.at("/bindings/theta").asDouble();
      assertThat(row.at("/probabilities/c/1").asDouble())
          .isCloseTo(Math.pow(Math.sin(theta / 2), 2), within(1e-12));
    }
    assertThat(results.at("/1/bindings/theta").asDouble()).isEqualTo(1.5);
  }

  @Test
  void observablesOfManyQubitsHaveExactValuesWhereOutcomesAreTooManyToList() {
    var zz = "I".repeat(298) + "ZZ";
    var row = answer("run %sghz-300.qasm --exact --observable " + zz, "").get(0);
    assertThat(row.at("/expectations/0/value").asDouble()).isCloseTo(1, within(1e-12));
    assertThat(row.has("probabilities")).isFalse();
    assertThat(Call.ofLine("run " + FOLDER + "ghz-300.qasm --exact").err())
        .contains("at most 2^26 are given; ask for counts, or for expectation values alone");
  }

  @Test
  void anInputThatShapesTheProgramIsGivenInTheCall() {
    var call = "run %srepeated.qasm --exact --input n=%d";
    assertThat(answer(call.formatted(FOLDER, 1), "").at("/0/probabilities/c/1").asDouble())
        .isEqualTo(1);
    assertThat(answer(call.formatted(FOLDER, 2), "").at("/0/probabilities/c/1").asDouble())
        .isZero();
    assertThat(Call.ofLine("run " + FOLDER + "repeated.qasm --exact").err())
        .contains("repeated.qasm:3:1: an input of type int has no value");
  }

  @Test
  void theValuesThatAProgramAsksForAreGivenExactly() {
    var row = answer("run %srequested.qasm --set theta=0.7", "").get(0);
    var cosine = Math.cos(.7);
    assertThat(row.at("/requested/0/value/0").asDouble()).isCloseTo(cosine, within(1e-12));
    assertThat(row.at("/requested/0/value/1").asDouble()).isCloseTo(cosine, within(1e-12));
    assertThat(row.at("/requested/1/value").asDouble())
        .isCloseTo(1 - cosine * cosine, within(1e-12));
    assertThat(row.at("/requested/2/value/1").asDouble())
        .isCloseTo((1 - cosine) / 2, within(1e-12));
    assertThat(row.at("/requested/3/value/11/1").asDouble())
        .isCloseTo(-Math.sin(.35), within(1e-12));
    assertThat(row.at("/requested/4/value/expectation").asDouble())
        .isCloseTo(2 * cosine - .5, within(1e-12));
    assertThat(row.at("/requested/4/value/gradient/theta").asDouble())
        .isCloseTo(-2 * Math.sin(.7), within(1e-12));
  }

  @Test
  void meansThatAProgramAsksForAreMeasuredWhereShotsAreAskedFor() {
    var row = answer("run %snoisy-mean.qasm --shots 20000 --seed 3", "").get(0);
    var error = row.at("/requested/0/standardError").asDouble();
    // Phase flips shrink it to 1 - 2p; five standard errors are exceeded once in two million.
    assertThat(row.at("/requested/0/value").asDouble()).isCloseTo(.8, within(5 * error));
    assertThat(error).isBetween(.004, .0045);
    assertThat(row.get("expectations").size()).isZero();
  }

  @Test
  void noiseOfTheProgramActsOnCountsAndExactValues() {
    var exact = answer("run %snoisy.qasm --exact", "").get(0);
    assertThat(exact.at("/probabilities/c/0").asDouble()).isCloseTo(.25, within(1e-12));
    assertThat(exact.at("/probabilities/c/3").asDouble()).isCloseTo(.75, within(1e-12));
    var counts = answer("run %snoisy.qasm --shots 10000 --seed 1", "").get(0);
    assertThat(counts.at("/registers/c/counts/00").asInt()).isBetween(2280, 2720);
    var state = answer("run %snoisy.qasm --state", "").get(0);
    assertThat(state.get("densityMatrix").size()).isEqualTo(4);
  }

  @Test
  void whatARunCannotGiveIsRefusedWithItsPlace() {
    assertRefused("measured-mean.qasm", "measured-mean.qasm:6:1: a program that asks for results");
    assertRefused("noisy-state.qasm", "noisy-state.qasm:6:1: noise and resets leave no pure");
    assertRefused(
        "sampled.qasm --shots 10", "sampled.qasm:4:1: the values of single shots are not");
    assertRefused("requested.qasm --shots 10 --set theta=1", "requested.qasm:8:1: this is known");
  }

  private static void assertRefused(String call, String reason) {
    var answer = Call.ofLine("run " + FOLDER + call);
    assertThat(answer.exit()).isEqualTo(3);
    assertThat(answer.err()).contains(reason);
  }

  @Test
  void setIsABatchOfOne() {
    var set = answer("run programs/rotation.qasm --exact --set theta=1.5", "");
    var batch = answer("run programs/rotation.qasm --exact --bindings ", "three-angles.json");
    assertThat(set.get(0)).isEqualTo(batch.get(1));
  }

  @Test
  void statesAreBoundFromPairsAndNumbers() {
    var row = answer("run %sstate.qasm --exact --state --bindings ", "good-state.json").get(0);
    assertThat(row.at("/probabilities/c/1").asDouble()).isCloseTo(0.64, within(1e-12));
    assertThat(row.at("/bindings/x/1/1").asDouble()).isEqualTo(0.8);
  }

  @Test
  void severalRegistersKeepTheirOrderAndTheirBits() {
    var row = answer("run %stwo-registers.qasm --shots 10", "").get(0);
    assertThat(row.get("registers").propertyNames()).containsExactly("late", "early");
    assertThat(row.at("/registers/late/counts/01").asInt()).isEqualTo(10);
    assertThat(row.at("/registers/early/counts/1").asInt()).isEqualTo(10);
    assertThat(row.at("/registers/late/bits").asInt()).isEqualTo(2);
  }

  @Test
  void aPhysicalProgramIsMeasuredOverItsQubitsInRisingOrder() {
    var call = Call.ofLine("run %sphysical.qasm --exact --state --json -q".formatted(FOLDER));
    assertThat(call.json().get("qubits").asInt()).isEqualTo(2);
    var row = call.json().at("/results/0");
    assertThat(numbers(row.at("/probabilities/measured"))).containsExactly(0, 0, 0.5, 0.5);
    assertThat(row.at("/registers/measured/bits").asInt()).isEqualTo(2);
    assertThat(row.at("/qubitsOfState").toString()).isEqualTo("[1,3]");
    assertThat(row.get("state").size()).isEqualTo(4);
  }

  @Test
  void underNoiseTheStateIsADensityMatrix() {
    var row =
        answer("run %sphysical.qasm --exact --state --backend simulator?noise=fake_manila", "")
            .get(0);
    assertThat(row.get("state").isNull()).isTrue();
    assertThat(row.get("densityMatrix").size()).isEqualTo(4);
    assertThat(row.at("/qubitsOfState").toString()).isEqualTo("[1,3]");
    var trace = 0.0;
    for (var k = 0; k < 4; k++) {
      trace += row.at("/densityMatrix/%d/%d/0".formatted(k, k)).asDouble();
    }
    assertThat(trace).isCloseTo(1, within(1e-12));
    assertThat(row.at("/probabilities/measured/3").asDouble()).isBetween(0.4, 0.5);
  }

  @Test
  void whatWasNotAskedForIsNull() {
    var row = Call.ofLine(BELL + "--shots 10").json().at("/results/0");
    for (var field : new String[] {"probabilities", "state", "densityMatrix", "qubitsOfState"}) {
      assertThat(row.has(field)).as(field).isTrue();
      assertThat(row.get(field).isNull()).as(field).isTrue();
    }
    assertThat(row.get("expectations").isEmpty()).isTrue();
  }

  @Test
  void aStandardErrorIsMetAndItsShotsAreSaid() {
    var answer = Call.ofLine(BELL + "--observable ZI --precision 0.02 --seed 3").json();
    var expectation = answer.at("/results/0/expectations/0");
    assertThat(expectation.get("standardError").asDouble()).isLessThanOrEqualTo(0.02);
    assertThat(expectation.get("shots").asLong()).isEqualTo(answer.get("shots").asLong());
    assertThat(answer.at("/precision/kind").asString()).isEqualTo("standardError");
    assertThat(answer.at("/precision/met").asBoolean()).isTrue();
    assertThat(answer.at("/precision/rounds").size()).isEqualTo(2);
    assertThat(answer.at("/precision").has("confidence")).isFalse();
  }

  @Test
  void aTotalVariationIsMetAtItsConfidence() {
    var answer = Call.ofLine(BELL + "--precision 0.05 --confidence 0.99 --seed 3").json();
    assertThat(answer.at("/precision/reached").asDouble()).isLessThanOrEqualTo(0.05);
    assertThat(answer.at("/precision/confidence").asDouble()).isEqualTo(0.99);
    var zeros = answer.at("/results/0/registers/c/counts/00").asDouble();
    assertThat(zeros / answer.get("shots").asDouble()).isCloseTo(0.5, within(0.05));
  }

  @Test
  void aPrecisionThatIsNotMetSaysWhyAndEndsWithFour() {
    var call = Call.ofLine(BELL + "--observable ZI --precision 0.001 --max-shots 2000 --seed 3");
    assertThat(call.exit()).isEqualTo(4);
    assertThat(call.err()).contains("not met, since 2000 shots were allowed");
    assertThat(call.json().at("/precision/met").asBoolean()).isFalse();
    assertThat(call.json().get("shots").asInt()).isEqualTo(2000);
  }

  @Test
  void theStagesSayHowTermsWereGrouped() {
    var terms = "--shots 100 --observable XX+YY+ZZ --grouping ";
    assertThat(Call.ofLine(BELL + terms + "commuting").json().get("stages").toString())
        .contains("group:commuting=1");
    assertThat(Call.ofLine(BELL + terms + "qubit-wise").json().get("stages").toString())
        .contains("group:qubit-wise=3");
  }

  @Test
  void withoutASeedTheDrawnOneRepeatsTheRun() {
    var first = Call.ofLine(BELL + "--shots 500");
    var again = Call.ofLine(BELL + "--shots 500 --seed " + first.json().get("seed").asLong());
    assertThat(again.out()).isEqualTo(first.out());
  }

  private static JsonNode answer(String call, String file) {
    var line = call.formatted(FOLDER) + (file.isEmpty() ? "" : FOLDER + file);
    var done = Call.ofLine(line + " --json -q");
    assertThat(done.err()).isEmpty();
    assertThat(done.exit()).isZero();
    return done.json().get("results");
  }

  private static double[] numbers(JsonNode list) {
    return list.values().stream().mapToDouble(v -> Math.rint(v.asDouble() * 1e12) / 1e12).toArray();
  }
}
