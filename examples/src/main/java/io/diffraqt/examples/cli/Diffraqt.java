package io.diffraqt.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The root of the command line.
@Command(name = "diffraqt")
public final class Diffraqt {
  private Diffraqt() {}

  static void main(String[] arguments) {
    System.exit(new CommandLine(new Diffraqt()).execute(arguments));
  }
}
