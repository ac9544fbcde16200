package io.diffraqt.budget;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A disk of half a mebibyte in memory, which only the superuser of Linux can have.
///
/// @param folder where it is mounted
record SmallDisk(Path folder) implements AutoCloseable {
  private static final String SIZE = "512k";
  private static final int BLOCK = 4096;

  /// Skips the test, aloud, where there can be none.
  static SmallDisk mounted(Path folder) throws IOException {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "small disks are made by Linux only");
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "diffraqt", folder.toString()),
        "only the superuser may mount a small disk; run this test as root");
    return new SmallDisk(folder);
  }

  /// Fills it up but for so many blocks of 4 KiB.
  void fillBut(int blocks) throws IOException {
    var filler = folder.resolve("filler");
    var store = Files.getFileStore(folder);
    var size = store.getUsableSpace() - (long) blocks * BLOCK;
    Files.write(filler, new byte[(int) Math.max(size, 0)]);
  }

  void makeRoom() throws IOException {
    Files.delete(folder.resolve("filler"));
  }

  void makeReadOnly() throws IOException {
    remount("ro");
  }

  void makeWritable() throws IOException {
    remount("rw");
  }

  private void remount(String how) throws IOException {
    if (!run("mount", "-o", "remount," + how, folder.toString())) {
      throw new IOException("cannot remount " + folder + " as " + how);
    }
  }

  private static boolean run(String... command) throws IOException {
    return new ProcessBuilder(List.of(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .onExit()
            .join()
            .exitValue()
        == 0;
  }

  @Override
  public void close() throws IOException {
    run("umount", folder.toString());
  }
}
