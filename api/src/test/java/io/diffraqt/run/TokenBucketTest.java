package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.Rates;
import io.diffraqt.backend.Rates.Operation;
import io.diffraqt.backend.Rates.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {
  private static final Rate RATE = Rate.perMinute(5);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void inNoMinuteMoreTokensAreUsedThanThereAre() {
    var random = new Random(3);
    for (var round = 0; round < 200; round++) {
      var bucket = new TokenBucket(RATE);
      var now = Instant.EPOCH;
      var uses = new ArrayList<Instant>();
      for (var k = 0; k < 60; k++) {
        now = now.plusMillis(random.nextInt(random.nextBoolean() ? 100 : 30_000));
        uses.add(now.plus(bucket.take(now, HOUR).orElseThrow()));
      }
      assertThat(uses).isSorted();
      for (var k = RATE.calls(); k < uses.size(); k++) {
        assertThat(Duration.between(uses.get(k - RATE.calls()), uses.get(k)))
            .isGreaterThanOrEqualTo(RATE.period());
      }
    }
  }

  @Test
  void nobodyWaitsWhileTokensAreFree() {
    var bucket = new TokenBucket(RATE);
    for (var k = 0; k < RATE.calls(); k++) {
      assertThat(bucket.take(Instant.EPOCH, HOUR)).contains(Duration.ZERO);
    }
    assertThat(bucket.take(Instant.EPOCH.plusSeconds(20), HOUR)).contains(Duration.ofSeconds(40));
    assertThat(bucket.take(Instant.EPOCH.plusSeconds(61), HOUR)).contains(Duration.ZERO);
  }

  @Test
  void aWaitThatIsTooLongTakesNoToken() {
    var bucket = new TokenBucket(new Rate(1, HOUR));
    bucket.take(Instant.EPOCH, HOUR);
    assertThat(bucket.take(Instant.EPOCH, Duration.ofMinutes(59))).isEmpty();
    assertThat(bucket.take(Instant.EPOCH, HOUR)).contains(HOUR);
  }

  @Test
  void theStricterOfTwoLimitsStays() {
    var perSecond = new Rate(1, Duration.ofSeconds(1));
    var rates = Rates.UNLIMITED.atMost(Operation.SUBMIT, perSecond);
    assertThat(rates.atMost(Operation.SUBMIT, RATE).of(Operation.SUBMIT)).contains(RATE);
    assertThat(
            Rates.UNLIMITED
                .atMost(Operation.SUBMIT, RATE)
                .atMost(Operation.SUBMIT, perSecond)
                .of(Operation.SUBMIT))
        .contains(RATE);
    assertThat(rates.of(Operation.STATUS)).isEmpty();
  }

  @Test
  void aLimitOfNothingIsRefused() {
    assertThatThrownBy(() -> new Rate(0, HOUR)).hasMessageContaining("0 calls");
    assertThatThrownBy(() -> new Rate(1, Duration.ZERO)).hasMessageContaining("PT0S");
  }
}
