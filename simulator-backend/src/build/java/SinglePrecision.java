import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Makes the loops over amplitudes in single precision from those in double precision, when the
/// module is built: `java SinglePrecision.java SOURCES TARGET`.
///
/// Starts at the two sets of kernels and follows the classes that they name. Nothing but names
/// changes: kernels do not spell the type of what they store, and where they do by mistake, what is
/// made does not compile.
final class SinglePrecision {
  private static final String PACKAGE = "io/diffraqt/simulator/internal/kernel";
  private static final Set<String> ROOTS = Set.of("ScalarKernels", "VectorKernels");

  /// What holds amplitudes or works on them; other classes serve both precisions.
  private static final Pattern MADE = Pattern.compile("\\b(Parts|Lanes|(?:Scalar|Vector)\\w+)\\b");

  private static final String NOTE = "// Made by SinglePrecision.java: changes here are lost.\n";

  private SinglePrecision() {}

  public static void main(String[] arguments) throws IOException {
    var sources = Path.of(arguments[0], PACKAGE);
    var target = Files.createDirectories(Path.of(arguments[1], PACKAGE));
    var texts = texts(sources);
    removeOthers(target, texts);
    for (var text : texts.entrySet()) {
      write(target.resolve("Single" + text.getKey() + ".java"), single(text.getValue(), texts));
    }
  }

  /// The text of each class from the roots on, by its name.
  private static TreeMap<String, String> texts(Path sources) throws IOException {
    var texts = new TreeMap<String, String>();
    var open = new ArrayDeque<>(ROOTS);
    while (!open.isEmpty()) {
      var name = open.pop();
      var file = sources.resolve(name + ".java");
      if (!texts.containsKey(name) && Files.exists(file)) {
        texts.put(name, Files.readString(file));
        MADE.matcher(texts.get(name)).results().forEach(found -> open.push(found.group()));
      }
    }
    return texts;
  }

  private static String single(String text, TreeMap<String, String> texts) {
    var names = new TreeSet<>(texts.keySet());
    names.add("Kernels");
    names.add("Real");
    return NOTE
        + text.replaceAll("\\b(" + String.join("|", names) + ")\\b", "Single$1")
            .replace("DoubleVector", "FloatVector")
            .replace("<Double>", "<Float>")
            .replace("(double[] re, double[] im)", "(float[] re, float[] im)");
  }

  /// What was made from a class that is gone.
  private static void removeOthers(Path target, TreeMap<String, String> texts) throws IOException {
    try (var files = Files.list(target)) {
      for (var file : files.toList()) {
        var name = file.getFileName().toString().replaceAll("^Single|\\.java$", "");
        if (!texts.containsKey(name)) {
          Files.delete(file);
        }
      }
    }
  }

  /// A file that stays as it is keeps its time, so that nothing is compiled anew.
  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }
}
