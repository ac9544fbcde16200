package io.diffraqt.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloaderTest {
  private static final byte[] BODY = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);
  private static final Fingerprint PUBLISHED =
      new Fingerprint("e8c591855fe99b299b25156fa61c2002", BODY.length);

  @TempDir private Path cache;

  @Test
  void anIntactFileAppearsUnderItsNameAndNothingElseDoes() throws IOException {
    try (var server = LoopbackServer.answering(200, BODY)) {
      var stored = fetch(server);
      assertThat(stored).isEqualTo(cache.resolve("folder/file.gz")).hasBinaryContent(BODY);
      assertThat(folder()).containsExactly("file.gz");
    }
  }

  @Test
  void progressEndsWithTheWholeFile() throws IOException {
    var heard = new ArrayList<DownloadProgress>();
    try (var server = LoopbackServer.answering(200, BODY)) {
      downloader().fetch(file(server.address()), cache, heard::add);
    }
    assertThat(heard.getLast().done()).isEqualTo(BODY.length).isEqualTo(heard.getLast().total());
  }

  @Test
  void anAlteredFileInTheCacheIsReplaced() throws IOException {
    Files.createDirectories(cache.resolve("folder"));
    Files.writeString(cache.resolve("folder/file.gz"), "old");
    try (var server = LoopbackServer.answering(200, BODY)) {
      assertThat(fetch(server)).hasBinaryContent(BODY);
    }
  }

  @Test
  void aWrongChecksumIsRefusedAndStoresNothing() throws IOException {
    try (var server = LoopbackServer.answering(200, "sixteen bytes no".getBytes())) {
      GoldenFile.of("data/download-wrong-checksum.txt").assertSame(refusal(server));
      assertThat(folder()).isEmpty();
    }
  }

  @Test
  void aCutBodyIsRefusedAndStoresNothing() throws IOException {
    try (var server = LoopbackServer.breakingOffAfter("sixteen".getBytes(), BODY.length)) {
      GoldenFile.of("data/download-cut.txt").assertSame(refusal(server));
      assertThat(folder()).isEmpty();
    }
  }

  @Test
  void aBodyLongerThanTheFileIsRefused() throws IOException {
    try (var server = LoopbackServer.answering(200, new byte[1_000_000])) {
      GoldenFile.of("data/download-too-long.txt").assertSame(refusal(server));
    }
  }

  @Test
  void aServerWithoutTheFileIsNamedWithItsAnswer() throws IOException {
    try (var server = LoopbackServer.answering(404, new byte[0])) {
      GoldenFile.of("data/download-404.txt").assertSame(refusal(server));
    }
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() throws IOException {
    try (var server = LoopbackServer.fallingSilentAfter("sixteen".getBytes(), BODY.length)) {
      GoldenFile.of("data/download-silent.txt").assertSame(refusal(server));
      assertThat(folder()).isEmpty();
    }
  }

  @Test
  void aClosedDoorIsNamed() throws IOException {
    var server = LoopbackServer.answering(200, BODY);
    server.close();
    GoldenFile.of("data/download-no-connection.txt").assertSame(refusal(server));
  }

  @Test
  void theNextAddressIsTriedAfterAFailure() throws IOException {
    try (var broken = LoopbackServer.answering(500, new byte[0]);
        var whole = LoopbackServer.answering(200, BODY)) {
      var file = file(broken.address(), whole.address());
      assertThat(downloader().fetch(file, cache, _ -> {})).hasBinaryContent(BODY);
      assertThat(broken.requests()).isEqualTo(1);
    }
  }

  @Test
  void aMirrorIsAskedInsteadOfThePublisher() throws IOException {
    try (var publisher = LoopbackServer.answering(200, BODY);
        var mirror = LoopbackServer.answering(200, BODY)) {
      var environment = Map.of("DIFFRAQT_DATA_MIRROR", mirror.address() + "sets");
      Downloader.standard(environment).fetch(file(publisher.address()), cache, _ -> {});
      assertThat(publisher.requests()).isZero();
      assertThat(mirror.requests()).isEqualTo(1);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(cache.resolve("folder"), "a file where a folder should be");
    try (var server = LoopbackServer.answering(200, BODY)) {
      assertThatThrownBy(() -> fetch(server))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("file.gz cannot be stored in " + cache.resolve("folder"))
          .hasMessageContaining("XDG_CACHE_HOME");
    }
  }

  private Path fetch(LoopbackServer server) {
    return downloader().fetch(file(server.address()), cache, _ -> {});
  }

  /// The message, with what changes from run to run replaced.
  private String refusal(LoopbackServer server) {
    var thrown = catchThrowableOfType(DataException.class, () -> fetch(server));
    var port = Integer.toString(server.address().getPort());
    return thrown.getMessage().replace(cache.toString(), "$CACHE").replace(port, "$PORT");
  }

  private static Downloader downloader() {
    return Downloader.standard(Map.of()).withPatience(Duration.ofMillis(1500));
  }

  private static DataFile file(URI... addresses) {
    return new DataFile("folder", "file.gz", List.of(PUBLISHED), List.of(addresses));
  }

  private List<String> folder() throws IOException {
    try (var entries = Files.list(cache.resolve("folder"))) {
      return entries.map(path -> path.getFileName().toString()).toList();
    }
  }
}
