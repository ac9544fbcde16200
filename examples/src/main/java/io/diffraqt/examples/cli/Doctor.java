package io.diffraqt.examples.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Reports what this machine offers to the framework.
@Command(
    name = "doctor",
    description = "Reports Java, SIMD, threads and memory of this machine.",
    footer = {"", "Example:", "  ./diffraqt doctor --json"})
final class Doctor implements Callable<Integer> {
  @Mixin private Answer answer;

  @Override
  public Integer call() {
    var report = Report.ofThisProcess();
    answer.give(report, report::text);
    return 0;
  }

  record Java(String version, String vendor) {}

  /// Whether the module with the vector instructions was loaded; without it kernels are scalar.
  record Simd(boolean moduleLoaded) {}

  /// Memory in bytes; `heapLimit` is what Java objects, and so amplitudes, may fill.
  record Memory(long heapLimit) {}

  record Report(Java java, Simd simd, int threads, Memory memory) {
    static Report ofThisProcess() {
      var runtime = Runtime.getRuntime();
      return new Report(
          new Java(System.getProperty("java.version"), System.getProperty("java.vendor")),
          new Simd(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()),
          runtime.availableProcessors(),
          new Memory(runtime.maxMemory()));
    }

    String text() {
      return """
      Java     %s (%s)
      SIMD     %s
      Threads  %d
      Memory   %.1f GiB for the heap\
      """
          .formatted(java.version, java.vendor, simdText(), threads, memory.heapLimit / 0x1p30);
    }

    private String simdText() {
      return simd.moduleLoaded
          ? "vector module loaded"
          : "off; add --add-modules jdk.incubator.vector to the java command";
    }
  }
}
