package io.diffraqt.conformance;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.backend.TransientException;
import io.diffraqt.target.Target;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A correct plugin over HTTP.
///
/// @param provider with which it shares what does not travel
record RemotePlugin(FakeProvider provider) implements BackendPlugin {
  @Override
  public String name() {
    return "remote";
  }

  @Override
  public Backend open(BackendContext context) {
    context.requireOnly(name(), Set.of(), Set.of());
    var address = context.environment().getOrDefault(FakeProvider.ADDRESS, provider.url());
    return new Remote(provider, address, HttpClient.newHttpClient());
  }

  private record Remote(FakeProvider provider, String address, HttpClient client)
      implements Backend {
    @Override
    public Target target() {
      return provider.target();
    }

    @Override
    public JobId submit(Submission submission) {
      submission.runs().forEach(this::require);
      provider.lend(submission);
      var request =
          HttpRequest.newBuilder(URI.create(address + "/jobs"))
              .POST(HttpRequest.BodyPublishers.ofString(submission.key().value()))
              .build();
      try {
        var reply = client.send(request, BodyHandlers.ofString());
        if (reply.statusCode() >= 500) {
          throw new IndeterminateException(submission.key(), "status " + reply.statusCode());
        }
        return new JobId("remote", accepted(reply).body());
      } catch (ConnectException e) {
        throw new TransientException("no connection to the provider", e);
      } catch (IOException e) {
        throw new IndeterminateException(submission.key(), "the reply was lost", e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }

    private void require(Submission.Run run) {
      target().require(run.circuit());
      if (run.request() instanceof Request.Exact) {
        throw new RefusedException("remote gives counts, not exact values");
      }
    }

    private HttpResponse<String> read(String path) {
      var request = HttpRequest.newBuilder(URI.create(address + path)).build();
      try {
        var reply = client.send(request, BodyHandlers.ofString());
        if (reply.statusCode() >= 500) {
          throw new TransientException("status " + reply.statusCode(), Optional.empty());
        }
        return accepted(reply);
      } catch (IOException e) {
        throw new TransientException("the provider did not answer", e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }

    private static BackendException interrupted(InterruptedException e) {
      Thread.currentThread().interrupt();
      return new RefusedException("interrupted while waiting for the provider", e);
    }

    private static HttpResponse<String> accepted(HttpResponse<String> reply) {
      if (reply.statusCode() == 429) {
        var wait = reply.headers().firstValue("Retry-After").map(Long::parseLong);
        throw new TransientException("too many requests", wait.map(Duration::ofSeconds));
      }
      if (reply.statusCode() >= 400) {
        throw new RefusedException("the provider says: " + reply.body() + " " + reply.uri());
      }
      return reply;
    }

    @Override
    public JobStatus status(JobId job) {
      read("/jobs/" + job.value());
      return new JobStatus.Done(JobStatus.Bill.UNKNOWN);
    }

    @Override
    public List<Outcome> result(JobId job) {
      read("/jobs/" + job.value());
      return provider.result(job.value());
    }

    @Override
    public void cancel(JobId job) {
      read("/jobs/" + job.value());
    }

    @Override
    public Optional<JobId> find(SubmissionKey key) {
      try {
        return Optional.of(new JobId("remote", read("/jobs/" + key.value()).body()));
      } catch (RefusedException _) {
        return Optional.empty();
      }
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
