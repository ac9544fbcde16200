package io.diffraqt.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceTest {
  private static final String IMAGES = "train-images-idx3-ubyte.gz";

  @TempDir private Path folder;
  private DataSource source;

  @BeforeEach
  void emptyFolders() {
    source = source(Map.of("DIFFRAQT_DATA", folder.resolve("mine").toString()));
  }

  @Test
  void aMissingFileIsNamedWithTheFoldersAndTheWaysOut() {
    GoldenFile.of("data/missing.txt").assertSame(refusal(() -> load(Dataset.MNIST)));
  }

  @Test
  void aMissingFileWithoutAddressIsNotOfferedForDownload() {
    GoldenFile.of("data/missing-no-address.txt")
        .assertSame(refusal(() -> load(Dataset.PATHMNIST_SUBSET)));
    GoldenFile.of("data/not-downloadable.txt")
        .assertSame(refusal(() -> source.download(Dataset.PATHMNIST_SUBSET, _ -> {})));
  }

  @Test
  void aCutFileIsRefusedWithBothLengths() throws IOException {
    write("cache/diffraqt/mnist/" + IMAGES, new byte[1000]);
    GoldenFile.of("data/cut.txt").assertSame(refusal(() -> load(Dataset.MNIST)));
  }

  @Test
  void anAlteredFileIsRefusedWithBothChecksums() throws IOException {
    write("mine/digits8x8/optdigits.tra", new byte[563_639]);
    GoldenFile.of("data/altered.txt").assertSame(refusal(() -> load(Dataset.OPTICAL_DIGITS)));
  }

  @Test
  void anAlteredFileOutsideTheCacheIsNotDownloadedOver() throws IOException {
    write("mine/digits8x8/optdigits.tra", new byte[1]);
    write("mine/digits8x8/optdigits.tes", new byte[1]);
    assertThat(refusal(() -> source.download(Dataset.OPTICAL_DIGITS, _ -> {})))
        .startsWith("$DIR/mine/digits8x8/optdigits.t")
        .contains("is cut short");
  }

  @Test
  void anUnknownDataSetIsAnsweredWithTheNames() {
    GoldenFile.of("data/unknown-set.txt").assertSame(refusal(() -> Dataset.named("minst")));
    assertThat(Dataset.named("fashion-mnist")).isEqualTo(Dataset.FASHION_MNIST);
  }

  @Test
  void aPartThatWasNeverPublishedIsRefused() {
    GoldenFile.of("data/no-such-part.txt")
        .assertSame(refusal(() -> source.load(Dataset.MNIST, Part.VALIDATION)));
  }

  @Test
  void labelsInPlaceOfPicturesAreRefusedByTheirFirstBytes() throws IOException {
    var labels = write("labels.gz", idx(0x0801, 3, 1, 2, 3));
    GoldenFile.of("data/idx-wrong-magic.txt").assertSame(refusal(() -> IdxFile.read(labels, 3)));
  }

  @Test
  void aFileThatIsNotGzipIsRefused() throws IOException {
    var plain = write("plain", new byte[100]);
    GoldenFile.of("data/idx-not-gzip.txt").assertSame(refusal(() -> IdxFile.read(plain, 3)));
  }

  @Test
  void anIdxFileWithTooFewOrTooManyValuesIsRefused() throws IOException {
    var few = write("few.gz", idx(0x0801, 3, 1, 2));
    GoldenFile.of("data/idx-too-few.txt").assertSame(refusal(() -> IdxFile.read(few, 1)));
    var many = write("many.gz", idx(0x0801, 3, 1, 2, 3, 4));
    GoldenFile.of("data/idx-too-many.txt").assertSame(refusal(() -> IdxFile.read(many, 1)));
    var mad = write("mad.gz", idx(0x0801, -1));
    GoldenFile.of("data/idx-mad-size.txt").assertSame(refusal(() -> IdxFile.read(mad, 1)));
  }

  @Test
  void aFileWhoseCompressionBreaksOffIsRefused() throws IOException {
    var whole = idx(0x0801, 3, 1, 2, 3);
    var cut = write("cut.gz", Arrays.copyOf(whole, 14));
    GoldenFile.of("data/idx-cut.txt").assertSame(refusal(() -> IdxFile.read(cut, 1)));
  }

  @Test
  void aRowOfDigitsWithALetterInItIsRefused() throws IOException {
    var table = write("digits.csv", "1,2,x\n".getBytes());
    GoldenFile.of("data/digits-bad-row.txt")
        .assertSame(refusal(() -> DigitTable.read(table, Origin.of("digits", "test", 16))));
  }

  @Test
  void theFoldersAreSearchedInTheirOrder() {
    var folders =
        DataFolders.standard(
            Map.of("DIFFRAQT_DATA", "/a", "XDG_CACHE_HOME", "/x"), Path.of("/p/q"), Path.of("/h"));
    assertThat(folders.roots())
        .containsExactly(
            Path.of("/a"), Path.of("/p/q/data"), Path.of("/p/shared/data"), Path.of("/x/diffraqt"));
  }

  @Test
  void aRelativeCacheVariableIsVoidAsItsRuleSays() {
    var folders =
        DataFolders.standard(Map.of("XDG_CACHE_HOME", "rel"), Path.of("/p/q"), Path.of("/h"));
    assertThat(folders.cache()).isEqualTo(Path.of("/h/.cache/diffraqt"));
  }

  @Test
  void glyphsNeedNoFilesAndTheirPartsDiffer() {
    var train = source.load(Dataset.GLYPHS, Part.TRAIN);
    var test = source.load(Dataset.GLYPHS, Part.TEST);
    assertThat(train.count()).isEqualTo(6_000);
    assertThat(train.origin()).hasToString("glyphs train");
    assertThat(test.image(3)).isNotEqualTo(train.image(3));
    assertThat(source.has(Dataset.GLYPHS)).isTrue();
    assertThat(source.download(Dataset.GLYPHS, _ -> {})).isEmpty();
  }

  @Test
  void aDownloadFillsTheCacheOnceAndCanBeLoaded() throws IOException {
    PublishedData.load(Dataset.OPTICAL_DIGITS, Part.TRAIN);
    var published = PublishedData.file("digits8x8/optdigits.tra");
    write("cache/diffraqt/digits8x8/optdigits.tes", PublishedData.file("digits8x8/optdigits.tes"));
    try (var server = LoopbackServer.answering(200, published)) {
      var mirrored = source(Map.of("DIFFRAQT_DATA_MIRROR", server.address().toString()));
      mirrored.download(Dataset.OPTICAL_DIGITS, _ -> {});
      mirrored.download(Dataset.OPTICAL_DIGITS, _ -> {});
      assertThat(server.requests()).isEqualTo(1);
      assertThat(mirrored.load(Dataset.OPTICAL_DIGITS, Part.TRAIN).count()).isEqualTo(3823);
    }
  }

  @Test
  void aNumpyArchiveGivesPicturesAndLabelsOfEachPart() throws IOException {
    var archive = folder.resolve("set.npz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      entry(
          zip,
          "val_images.npy",
          List.of(2, 1, 2, 3),
          new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
      entry(zip, "val_labels.npy", List.of(2, 1), new byte[] {8, 0});
    }
    var images = NumpyArchive.read(archive, Part.VALIDATION, Origin.of("set", "test", 255));
    assertThat(images.shape()).isEqualTo(new ImageShape(1, 2, 3));
    assertThat(images.image(1)).containsExactly(7, 8, 9, 10, 11, 12);
    assertThat(images.label(0)).isEqualTo(8);
    GoldenFile.of("data/npz-no-part.txt")
        .assertSame(
            refusal(() -> NumpyArchive.read(archive, Part.TEST, Origin.of("set", "test", 255))));
  }

  private void load(Dataset dataset) {
    source.load(dataset, Part.TRAIN);
  }

  private DataSource source(Map<String, String> variables) {
    var environment = new HashMap<>(variables);
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    var folders = DataFolders.standard(environment, folder.resolve("project"), folder);
    return DataSource.of(folders, Downloader.standard(environment));
  }

  private String refusal(ThrowingCallable call) {
    var thrown = catchThrowableOfType(DataException.class, call);
    return thrown.getMessage().replace(folder.toString(), "$DIR");
  }

  private Path write(String name, byte[] content) throws IOException {
    var path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.write(path, content);
  }

  private static byte[] idx(int magic, int dimension, int... values) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      out.writeInt(magic);
      out.writeInt(dimension);
      for (var value : values) {
        out.writeByte(value);
      }
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, List<Integer> shape, byte[] values)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(new NpyHeader("|u1", shape).toBytes());
    zip.write(values);
  }
}
