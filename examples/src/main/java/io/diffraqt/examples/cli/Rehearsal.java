package io.diffraqt.examples.cli;

/// Runs commands once and forgets what they say, for the launcher to keep the classes that they
/// took already loaded.
final class Rehearsal {
  private Rehearsal() {}

  /// @param arguments a program that a device can run
  static void main(String... arguments) {
    Diffraqt.commandLine().execute("doctor", "--json");
    Diffraqt.commandLine()
        .execute("transpile", arguments[0], "--target", "fake_torino", "--level", "3", "--json");
  }
}
