package io.diffraqt.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The body of an HTTP answer, in pieces, each of which must come in time. The client's own limit
/// ends with the headers, so a server that falls silent half-way would hold a plain read for ever.
final class PatientBody implements AutoCloseable {
  private static final int PIECE = 1 << 18;

  private final InputStream stream;
  private final Duration patience;
  private final ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor();

  private PatientBody(InputStream stream, Duration patience) {
    this.stream = stream;
    this.patience = patience;
  }

  static PatientBody open(HttpClient client, URI address, Duration patience)
      throws TransferException {
    try {
      var request = HttpRequest.newBuilder(address).timeout(patience).build();
      var response = client.send(request, BodyHandlers.ofInputStream());
      var body = new PatientBody(response.body(), patience);
      if (response.statusCode() != 200) {
        body.close();
        throw new TransferException("the server answered " + response.statusCode());
      }
      return body;
    } catch (HttpTimeoutException e) {
      throw new TransferException("no answer within " + inSeconds(patience), e);
    } catch (IOException e) {
      throw new TransferException(DataException.inWords(e), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// The next piece, empty at the end.
  byte[] next() throws TransferException {
    try {
      var piece = reader.submit(() -> stream.readNBytes(PIECE));
      return piece.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TransferException("nothing more came for " + inSeconds(patience), e);
    } catch (ExecutionException e) {
      throw new TransferException("the connection broke off", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException _) {
      // The bytes that matter have been counted and checked by now.
    }
    reader.close();
  }

  private static TransferException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new TransferException("interrupted", cause);
  }

  private static String inSeconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
