package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendName;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.run.Backends;
import io.diffraqt.run.Surroundings;
import io.diffraqt.tck.Subject;
import io.diffraqt.tck.Trait;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PluginsTest {
  @TempDir private Path folder;

  @Test
  void aPluginThatKeepsItsPromisesEndsWithZeroAndAReport() throws IOException {
    var call = check("onepage", "--json", "-q");
    assertThat(call.exit()).as(call.out()).isZero();
    assertThat(call.err()).isEmpty();
    assertThat(call.json().get("failures")).isEmpty();
    var report = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
    assertThat(report.get("passed")).isEqualTo(call.json().get("passed"));
    assertThat(report.get("passed").asInt()).isGreaterThan(50);
    assertThat(folder.resolve("report.html")).content().contains("Conformance of onepage");
  }

  @Test
  void aPluginThatBreaksPromisesEndsWithFiveAndALineForEach() {
    var call = check("coin", "-q");
    assertThat(call.exit()).isEqualTo(5);
    assertThat(call.out().lines().filter(line -> line.startsWith("FAIL ")))
        .hasSizeGreaterThan(20)
        .anyMatch(line -> line.startsWith("FAIL T16a aMeasuredXOnQubitZeroSetsTheRightmostBit: "));
    assertThat(call.out().lines().filter(line -> !line.startsWith("FAIL "))).hasSize(3);
  }

  @Test
  void claimsThatAreGivenAreTheOnlyOnes() {
    var call = check("onepage", "--traits", "noiseless,delays", "--json", "-q");
    assertThat(call.exit()).isEqualTo(5);
    assertThat(call.json().get("traits").toString()).isEqualTo("[\"NOISELESS\",\"DELAYS\"]");
    assertThat(call.json().at("/failures/0/title").asString())
        .isEqualTo("differentShotsInOneSubmissionAreRefused");
  }

  @Test
  void whatABackendTakesIsSeenAsClaimed() {
    assertThat(seen("simulator"))
        .contains(
            Trait.EXACT,
            Trait.EXACT_JOBS,
            Trait.STATE,
            Trait.DENSITY_MATRIX,
            Trait.DERIVATIVES,
            Trait.CURVATURE,
            Trait.CONDITIONS,
            Trait.RESET,
            Trait.PREPARE)
        .doesNotContain(Trait.PERSISTENT_JOBS);
    assertThat(seen("coin")).contains(Trait.RESET).doesNotContain(Trait.EXACT);
  }

  @Test
  void nothingIsSeenThatTheAuthorDoesNotClaim() {
    var claimed = EnumSet.of(Trait.INSTALLED, Trait.NOISELESS, Trait.DELAYS, Trait.MIXED_SHOTS);
    claimed.addAll(Trait.closure(Set.of(Trait.IDEMPOTENT_SUBMIT)));
    assertThat(seen("onepage")).isEqualTo(claimed);
  }

  private static Set<Trait> seen(String name) {
    var subject = Subject.of(Backends.installed().plugin(name), Set.of());
    try (var backend = Backends.open(name, Surroundings.ofThisProcess())) {
      return ClaimsSeen.in(subject, backend).traits();
    }
  }

  @Test
  void aBackendThatChargesIsNotChecked() {
    assertThatThrownBy(() -> run(new TillPlugin()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("till charges");
  }

  @Test
  void aPluginThatBreaksWhenItIsOpenedIsSaidToDoSo() {
    assertThatThrownBy(() -> run(new BrokenPlugin()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContainingAll("broken failed when it was opened", "no lid");
  }

  private static void run(BackendPlugin plugin) {
    new PluginCheck(plugin, BackendName.parse(plugin.name()), Set.of(), Map.of(), List.of())
        .run(new Answer());
  }

  /// Cannot be opened.
  private static final class BrokenPlugin implements BackendPlugin {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Backend open(BackendContext context) {
      throw new IllegalStateException("no lid");
    }
  }

  @Test
  void noiseIsFoundByItsName() {
    var call = check("simulator?noise=fake_torino", "--traits", "exact", "--json", "-q");
    assertThat(call.exit()).as(call.err()).isIn(0, 5);
    assertThat(call.json().get("backend").asString()).isEqualTo("simulator?noise=fake_torino");
    assertThat(call.json().get("passed").asInt()).isGreaterThan(20);
  }

  @Test
  void newWritesAProjectAndSaysHowItIsUsed() {
    var project = folder.resolve("mine");
    var call = Call.of("plugin", "new", "mine", "--out", project.toString());
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(project.resolve("src/main/java/mine/MinePlugin.java"))
        .content()
        .contains("\"mine\"");
    assertThat(call.out()).contains(project + "/pom.xml package", "./diffraqt plugin check mine");
  }

  /// Both are libraries of tests, and those who only run the command line do not have them.
  @Test
  void theKitNeedsNeitherJUnitNorWireMock() throws Exception {
    var lean =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> !jar.matches(".*(junit|wiremock|opentest4j).*"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(lean).contains("picocli");
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            lean,
            Diffraqt.class.getName(),
            "plugin",
            "check",
            "onepage",
            "--out",
            folder.toString());
    var log = folder.resolve("log").toFile();
    var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    assertThat(process.waitFor()).as(Files.readString(log.toPath())).isZero();
  }

  private Call check(String plugin, String... more) {
    var words = new ArrayList<>(List.of("plugin", "check", plugin));
    words.addAll(List.of("--out", folder.toString()));
    words.addAll(List.of(more));
    return Call.of(words.toArray(String[]::new));
  }
}
