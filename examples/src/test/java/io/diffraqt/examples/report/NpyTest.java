package io.diffraqt.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.ImageShape;
import io.diffraqt.examples.data.NpyHeader;
import io.diffraqt.examples.data.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
  @TempDir private Path folder;

  @Test
  void theBytesAreThoseOfTheFormat() {
    var bytes = Npy.ofDoubles(List.of(2, 1), 1.5, -2);
    assertThat(Arrays.copyOf(bytes, 10))
        .containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
    var header = new String(bytes, 10, 118, StandardCharsets.US_ASCII);
    assertThat(header)
        .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 1), }  ")
        .endsWith(" \n");
    var values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes).hasSize(128 + 16);
    assertThat(values.getDouble(128)).isEqualTo(1.5);
    assertThat(values.getDouble(136)).isEqualTo(-2);
  }

  @Test
  void floatsTakeFourBytes() {
    var bytes = Npy.ofFloats(List.of(3), 0.1, 2, 3);
    assertThat(bytes).hasSize(128 + 12);
    assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(128)).isEqualTo(0.1f);
  }

  @Test
  void aHeaderComesBackAsItWasWritten() throws IOException {
    for (var shape : List.of(List.<Integer>of(), List.of(7), List.of(2, 3, 4, 5))) {
      var header = new NpyHeader("<f4", shape);
      var bytes = header.toBytes();
      assertThat(bytes.length % 64).isZero();
      assertThat(NpyHeader.read(new ByteArrayInputStream(bytes))).isEqualTo(header);
    }
  }

  @Test
  void whatIsNoNpyFileIsRefused() {
    assertThatThrownBy(() -> NpyHeader.read(new ByteArrayInputStream(new byte[200])))
        .isInstanceOf(IOException.class)
        .hasMessage("it does not start with the mark of an npy file");
    var fortran = new NpyHeader("<f8", List.of(2)).toBytes();
    var text = new String(fortran, StandardCharsets.ISO_8859_1).replace("False", "True ");
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> NpyHeader.read(new ByteArrayInputStream(bytes)))
        .hasMessageContaining("its header is not understood");
  }

  @Test
  void aShapeThatDoesNotFitTheValuesIsRefused() {
    assertThatThrownBy(() -> Npy.ofDoubles(List.of(2, 2), 1, 2, 3))
        .hasMessage("an array of shape [2, 2] has 4 values, not 3");
  }

  @Test
  void numpyReadsWhatWasWritten() throws Exception {
    var origin = Origin.of("set", "made here", 1);
    var grey = ImageSet.of(origin, ImageShape.grey(1, 2), new double[] {0.5, 1, 2, -3});
    var colour = ImageSet.of(origin, new ImageShape(1, 1, 3), new double[] {1, 2, 3});
    Files.write(folder.resolve("grey.npy"), Npy.of(grey));
    Files.write(folder.resolve("colour.npy"), Npy.of(colour));
    Files.write(folder.resolve("floats.npy"), Npy.ofFloats(List.of(2), 0.5, 0.25));
    var script =
        "import numpy as n\nfor f in ('grey','colour','floats'):\n"
            + " a=n.load(f+'.npy'); print(a.dtype, a.shape, a.ravel().tolist())";
    assertThat(python(script))
        .isEqualTo(
            """
            float64 (2, 1, 2) [0.5, 1.0, 2.0, -3.0]
            float64 (1, 1, 1, 3) [1.0, 2.0, 3.0]
            float32 (2,) [0.5, 0.25]
            """);
  }

  private String python(String script) throws Exception {
    var interpreter = List.of("python3", "/usr/bin/python3").stream().filter(NpyTest::hasNumpy);
    var found = interpreter.findFirst();
    if (found.isEmpty()) {
      System.err.println("SKIPPED: no python3 with numpy here to read npy files back");
    }
    assumeTrue(found.isPresent(), "no python3 with numpy here to read npy files back");
    var process =
        new ProcessBuilder(found.orElseThrow(), "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private static boolean hasNumpy(String interpreter) {
    try {
      var process = new ProcessBuilder(interpreter, "-c", "import numpy").start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
