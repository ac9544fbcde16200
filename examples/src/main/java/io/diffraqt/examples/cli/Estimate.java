package io.diffraqt.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// Says what another command would cost, by letting it run against a stand-in that takes everything
/// and sends nothing.
@Command(
    name = "estimate",
    description = "Says what a call of another command would cost; sends nothing.",
    customSynopsis = "diffraqt estimate [--json] run|sample|compare ARGUMENTS...",
    footer = {
      "",
      "The arguments are those of the command itself. The least and the most are bounds: a budget",
      "reserves the most. A backend that is free runs on this machine, and costs nothing, as",
      "training does. Files that the command would write are not kept.",
      "",
      "With --precision the least is the first round, which is bought in any case, and the most what",
      "the largest variance would take.",
      "",
      "JSON: estimates [{backend, submissions, circuits, shots, seconds {least, most},",
      "money {least, most} or null where no price is known, currency, priceDate, leastShots with",
      "--precision, overheads [{purpose, circuits, shots}], jobs [{circuits, shots, bytes, seconds,",
      "money}]}].",
      "",
      "Example:",
      "  ./diffraqt estimate run examples/programs/bell.qasm --backend braket:garnet --shots 1000"
    })
final class Estimate implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Answer answer;
  @Unmatched private List<String> call = new ArrayList<>();

  @Override
  public Integer call() {
    requireBuys();
    var quotes = new Quotes();
    var failure = new StringWriter();
    var exit = run(quotes, failure);
    if (exit != ExitCode.DONE.value()) {
      spec.commandLine().getErr().print(failure);
      spec.commandLine().getErr().flush();
    }
    if (exit != ExitCode.DONE.value() && quotes.isEmpty()) {
      return exit;
    }
    var document = new Document(quotes.list());
    answer.give(document, document::text);
    return ExitCode.DONE.value();
  }

  private void requireBuys() {
    var buying = buying();
    if (call.isEmpty() || !buying.contains(call.getFirst())) {
      throw new CallException(
          "estimate %s; a call of %s with its arguments must follow"
              .formatted(
                  call.isEmpty() ? "of nothing" : call.getFirst(), String.join(" or ", buying)));
    }
  }

  /// The commands that may spend something; training goes by exact derivatives, which nobody sells.
  private static List<String> buying() {
    return Diffraqt.commandLine().getSubcommands().entrySet().stream()
        .filter(e -> e.getValue().getCommandSpec().optionsMap().containsKey("--run"))
        .map(Map.Entry::getKey)
        .filter(name -> !name.equals("train"))
        .toList();
  }

  /// Made-up counts may be refused at the end of the call, when everything has its price already; a
  /// refusal before that leaves something out, so it is said in any case.
  private int run(Quotes quotes, StringWriter failure) {
    try (var scrap = ScrapFolder.create()) {
      return Diffraqt.commandLine(factory(quotes))
          .setOverwrittenOptionsAllowed(true)
          .setOut(new PrintWriter(Writer.nullWriter()))
          .setErr(new PrintWriter(failure, true))
          .setColorScheme(spec.commandLine().getColorScheme())
          .execute(arguments(scrap));
    }
  }

  private String[] arguments(ScrapFolder scrap) {
    var command = Diffraqt.commandLine().getSubcommands().get(call.getFirst());
    var options = Objects.requireNonNull(command).getCommandSpec().optionsMap();
    var arguments = new ArrayList<>(call);
    if (options.containsKey("--out")) {
      arguments.addAll(List.of("--out", scrap.path().toString()));
    }
    return arguments.toArray(String[]::new);
  }

  private static CommandLine.IFactory factory(Quotes quotes) {
    return new CommandLine.IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        return type == PurchaseOptions.class
            ? type.cast(PurchaseOptions.quoting(quotes))
            : CommandLine.defaultFactory().create(type);
      }
    };
  }

  /// The answer.
  record Document(List<Quotes.Quote> estimates) {
    String text() {
      return estimates.stream()
          .map(Quotes.Quote::text)
          .collect(Collectors.joining(System.lineSeparator()));
    }
  }
}
