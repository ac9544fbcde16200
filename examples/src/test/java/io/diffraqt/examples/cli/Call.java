package io.diffraqt.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a call of the command line did, in this process.
///
/// @param exit code
/// @param out what went to standard output
/// @param err what went to standard error
record Call(int exit, String out, String err) {
  static Call of(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var exit =
        Diffraqt.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .execute(arguments);
    return new Call(exit, out.toString(), err.toString());
  }

  /// Words between spaces are arguments; those in single quotes may hold spaces.
  static Call ofLine(String line) {
    return of(
        Pattern.compile("'([^']*)'|(\\S+)")
            .matcher(line)
            .results()
            .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
            .toArray(String[]::new));
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(out);
  }
}
