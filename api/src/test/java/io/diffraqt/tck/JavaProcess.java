package io.diffraqt.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Java process, to be watched or killed.
///
/// @param process as started
public record JavaProcess(Process process) implements AutoCloseable {
  /// Starts the `main` of a class on the class path of this process, with little memory and a quick
  /// compiler.
  ///
  /// @param variables added to the environment; secrets go here and not into arguments
  public static JavaProcess start(
      Class<?> main, Map<String, String> variables, List<String> arguments) {
    return start(main, System.getProperty("java.class.path"), variables, arguments);
  }

  /// The same on another class path.
  public static JavaProcess start(
      Class<?> main, String classPath, Map<String, String> variables, List<String> arguments) {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // The virtual machine's own warnings would be read as what the program says.
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                main.getName()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(variables);
    try {
      return new JavaProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until it says a line; false when it comes to its end without.
  public boolean says(String line) {
    try {
      var reader = process.inputReader();
      for (var said = reader.readLine(); said != null; said = reader.readLine()) {
        if (said.equals(line)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it says until its end, which must be a good one.
  ///
  /// @throws AssertionError when it ends with a failure
  public List<String> saysAll() throws InterruptedException {
    var lines = process.inputReader().lines().toList();
    var code = process.waitFor();
    if (code != 0) {
      throw new AssertionError("a process ended with " + code + " and said " + lines);
    }
    return lines;
  }

  /// Kills it without warning.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Kills it without warning, unless it ends sooner.
  ///
  /// @return whether it was killed
  public boolean killAfter(long nanos) throws InterruptedException {
    var ended = process.waitFor(nanos, TimeUnit.NANOSECONDS);
    if (!ended) {
      kill();
    }
    return !ended;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
