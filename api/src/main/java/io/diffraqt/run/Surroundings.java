package io.diffraqt.run;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Everything from outside that decides what a run does: variables, time, randomness, patience.
///
/// @param environment variables, for addresses and credentials
/// @param clock the only source of time
/// @param seed of everything that is drawn; the same seed gives the same draws
/// @param keys how submissions are named
/// @param pause how to wait
/// @param roads what connections to one provider share
public record Surroundings(
    Map<String, String> environment,
    Clock clock,
    long seed,
    KeySource keys,
    Pause pause,
    Roads roads) {
  /// Copies the variables.
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// Waits, by sleeping or by moving a test's clock.
  @FunctionalInterface
  public interface Pause {
    /// Returns after this time.
    ///
    /// @throws InterruptedException when the thread is asked to end
    void forAbout(Duration time) throws InterruptedException;
  }

  /// Those of this process: its variables, the system's clock, keys that never repeat, and a seed
  /// from the system.
  public static Surroundings ofThisProcess() {
    var entropy = new SecureRandom();
    return new Surroundings(
        System.getenv(),
        Clock.system(ZoneId.systemDefault()),
        entropy.nextLong(),
        KeySource.random(entropy),
        Thread::sleep,
        new Roads());
  }

  /// The same with a fixed seed.
  public Surroundings withSeed(long other) {
    return new Surroundings(environment, clock, other, keys, pause, roads);
  }

  /// The same with other variables.
  public Surroundings withEnvironment(Map<String, String> other) {
    return new Surroundings(other, clock, seed, keys, pause, roads);
  }

  /// The same with other names for submissions.
  public Surroundings withKeys(KeySource other) {
    return new Surroundings(environment, clock, seed, other, pause, roads);
  }

  /// The same with another clock and another way to wait.
  public Surroundings withTime(Clock otherClock, Pause otherPause) {
    return new Surroundings(environment, otherClock, seed, keys, otherPause, roads);
  }

  /// The same as another process would have it, which shares nothing with this one.
  public Surroundings withRoads(Roads other) {
    return new Surroundings(environment, clock, seed, keys, pause, other);
  }

  /// A new generator that starts at the seed.
  public RandomGenerator random() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
