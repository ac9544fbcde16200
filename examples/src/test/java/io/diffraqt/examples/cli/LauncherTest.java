package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/// Runs the launcher in a project of its own, where `mvnw` and `java` are scripts that only note
/// how they were called.
@DisabledOnOs(WINDOWS)
class LauncherTest {
  private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void makeAProject() throws IOException {
    folder = folder.toRealPath();
    project = folder.resolve("a project");
    copy("diffraqt");
    copy(".mvn/find-jdk.sh");
    write("pom.xml", "");
    write("examples/src/main/java/Some.java", "");
    script(
        "mvnw",
        """
        echo "[INFO] Building Some module 1.0      [1/2]"
        echo build >>builds
        [ ! -e broken ] || { echo "[ERROR] Some.java:3 is wrong"; exit 1; }
        mkdir -p examples/target/launch
        echo "jar $(wc -l <builds)" >examples/target/launch/examples.jar
        printf %s "$PWD/examples/target/launch/examples.jar" >examples/target/launch/class-path
        """);
    jdk("jdk-25", "25.0.3");
  }

  @Test
  void argumentsReachTheProgramUntouched() throws Exception {
    var run = launch("run", "a b", "*", "$HOME", "", "-x='y'");
    assertThat(run.exit).isEqualTo(7);
    assertThat(run.out).endsWith("<Diffraqt><run><a b><*><$HOME><><-x='y'>");
  }

  @Test
  void theProgramRunsInTheFolderOfTheUser() throws Exception {
    assertThat(launch("run").out).startsWith("in " + folder + " ");
  }

  @Test
  void aSymbolicLinkStartsTheSameProject() throws Exception {
    Files.createSymbolicLink(folder.resolve("first"), Path.of("a project/diffraqt"));
    var second = Files.createSymbolicLink(folder.resolve("second"), folder.resolve("first"));
    assertThat(launch(second, Map.of(), List.of("run")).exit).isEqualTo(7);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void whatIsFreshIsNotBuiltAgain() throws Exception {
    launch("run");
    launch("run");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aNewerSourceIsBuilt() throws Exception {
    launch("run");
    var later = FileTime.from(Instant.now().plusSeconds(10));
    Files.setLastModifiedTime(project.resolve("examples/src/main/java/Some.java"), later);
    launch("run");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aNewerCheckOfTheKitIsBuilt() throws Exception {
    var check = write("api/src/test/java/io/diffraqt/tck/Some.java", "");
    launch("run");
    Files.setLastModifiedTime(check, FileTime.from(Instant.now().plusSeconds(10)));
    launch("run");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aJarThatWentAwayIsBuilt() throws Exception {
    launch("run");
    delete("examples.jar");
    launch("run");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void launchesAtOnceBuildOnce() throws Exception {
    var running = new ArrayList<Process>();
    for (var i = 0; i < 4; i++) {
      running.add(start(project.resolve("diffraqt"), Map.of(), List.of("run")));
    }
    for (var process : running) {
      assertThat(finish(process).exit).isEqualTo(7);
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aFailedBuildNamesItsLogAndLeavesStandardOutputEmpty() throws Exception {
    write("broken", "");
    var run = launch("run");
    assertThat(run.exit).isEqualTo(1);
    assertThat(run.out).isEmpty();
    assertThat(run.err)
        .contains("[ERROR] Some.java:3 is wrong")
        .contains("the build failed; its log is " + project + "/.diffraqt/build.log");
    assertThat(project.resolve(".diffraqt/build.log")).content().contains("Building Some module");
  }

  @Test
  void commandsThatSimulateGetTheVectorsAndTheFullCompiler() throws Exception {
    assertThat(launch("run").out).contains("jdk.incubator.vector", "UseParallelGC");
    assertThat(launch("doctor").out).contains("jdk.incubator.vector", "TieredStopAtLevel=1");
    assertThat(launch("jobs").out).contains("TieredStopAtLevel=1").doesNotContain("incubator");
    assertThat(launch("run", "--help").out).contains("UseSerialGC").doesNotContain("incubator");
  }

  @Test
  void withoutAJdkOneLineSaysWhatToInstall() throws Exception {
    jdk("jdk-24", "24.0.1");
    delete("jdk-25");
    var run = launch("run");
    assertThat(run.exit).isEqualTo(1);
    assertThat(run.out).isEmpty();
    assertThat(run.err.lines()).singleElement().asString().contains("no JDK 25", "install");
  }

  @Test
  void javaHomeComesFirst() throws Exception {
    var own = jdk("own", "26");
    var run =
        launch(project.resolve("diffraqt"), Map.of("JAVA_HOME", own.toString()), List.of("x"));
    assertThat(run.out).contains("with " + own + "/bin/java ");
  }

  private Path jdk(String name, String version) throws IOException {
    script("jdks/" + name + "/bin/javac", "");
    script(
        "jdks/" + name + "/bin/java",
        """
        printf 'in %s with %s %s ' "$PWD" "$0" "$*"
        until [ "${1##*.}" = Diffraqt ]; do shift; done
        shift
        printf '<Diffraqt>'
        printf '<%s>' "$@"
        exit 7
        """);
    write("jdks/" + name + "/release", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return project.resolve("jdks/" + name);
  }

  private Run launch(String... arguments) throws Exception {
    return launch(project.resolve("diffraqt"), Map.of(), List.of(arguments));
  }

  private Run launch(Path launcher, Map<String, String> variables, List<String> arguments)
      throws Exception {
    return finish(start(launcher, variables, arguments));
  }

  private Process start(Path launcher, Map<String, String> variables, List<String> arguments)
      throws IOException {
    var call = new ArrayList<>(List.of(launcher.toString()));
    call.addAll(arguments);
    var builder = new ProcessBuilder(call).directory(folder.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("DIFFRAQT_JDK_FOLDERS", project.resolve("jdks").toString());
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static Run finish(Process process) throws Exception {
    var out = new String(process.getInputStream().readAllBytes());
    var err = new String(process.getErrorStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), out, err);
  }

  private long builds() throws IOException {
    return Files.readAllLines(project.resolve("builds")).size();
  }

  private void copy(String name) throws IOException {
    Files.createDirectories(project.resolve(name).getParent());
    Files.copy(SOURCES.resolve(name), project.resolve(name));
  }

  private Path write(String name, String text) throws IOException {
    Files.createDirectories(project.resolve(name).getParent());
    return Files.writeString(project.resolve(name), text);
  }

  private void script(String name, String text) throws IOException {
    var file = write(name, "#!/bin/sh\nset -eu\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void delete(String name) throws IOException {
    try (var files = Files.walk(project)) {
      for (var file : files.filter(f -> f.endsWith(name)).toList()) {
        Files.move(file, folder.resolve("deleted-" + file.hashCode()));
      }
    }
  }

  private record Run(int exit, String out, String err) {}
}
