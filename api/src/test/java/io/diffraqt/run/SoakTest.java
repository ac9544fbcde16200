package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.diffraqt.tck.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Very many jobs in flight at once, over real sockets; `-Ddiffraqt.soak=N` says how many.
final class SoakTest {
  private static final int GIBIBYTE_IN_KIB = 1 << 20;
  private static final int MOST_DESCRIPTORS = 200;

  @TempDir private Path folder;

  @Test
  void manyJobsInFlightNeedLittleMemoryAndFewSockets() throws InterruptedException {
    assumeTrue(
        Files.isDirectory(Path.of("/proc/self/fd")),
        "this system does not tell the memory and the open files of a process");
    var jobs = Integer.getInteger("diffraqt.soak", 1000);
    Map<String, Long> figures;
    try (var soak =
        JavaProcess.start(SoakProcess.class, Map.of(), List.of(folder.toString(), "" + jobs))) {
      figures =
          soak.saysAll().stream()
              .map(line -> line.split(" ", 2))
              .collect(Collectors.toMap(words -> words[0], words -> Long.parseLong(words[1])));
    }
    assertThat(figures)
        .containsEntry("sold", (long) jobs)
        .containsEntry("good", (long) jobs)
        .containsEntry("spent", (long) jobs * SoakProcess.SHOTS)
        .containsEntry("open", 0L);
    assertThat(figures.get("memoryKiB")).as("%s", figures).isLessThan(GIBIBYTE_IN_KIB);
    assertThat(figures.get("descriptors")).as("%s", figures).isLessThan(MOST_DESCRIPTORS);
    System.out.println("soak of " + jobs + " jobs: " + figures);
  }
}
