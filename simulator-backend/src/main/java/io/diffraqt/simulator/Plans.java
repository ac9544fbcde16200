package io.diffraqt.simulator;

import io.diffraqt.noise.NoiseModel;
import io.diffraqt.simulator.internal.plan.Aim;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.plan.Planner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Plans made so far, by content, the least recently used one dropped. Thread-safe.
final class Plans {
  private static final int MOST = 128;

  private final NoiseModel noise;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Aim, Plan> plans = new LinkedHashMap<>(16, .75f, true);

  /// The same circuit object again and again is the rule; comparing contents takes microseconds.
  private volatile Optional<Made> last = Optional.empty();

  private record Made(Aim aim, Plan plan) {
    @SuppressWarnings("ReferenceEquality") // Equal circuits that are not the same are found later.
    boolean isFor(Aim other) {
      return aim.circuit() == other.circuit()
          && aim.extra().equals(other.extra())
          && aim.kept() == other.kept()
          && aim.form() == other.form();
    }
  }

  Plans(NoiseModel noise) {
    this.noise = noise;
  }

  /// The plan for an aim, made now or before.
  Plan plan(Aim aim) {
    var made = last;
    if (made.isPresent() && made.get().isFor(aim)) {
      return made.get().plan();
    }
    lock.lock();
    try {
      var plan = plans.computeIfAbsent(aim, a -> Planner.plan(a, noise));
      if (plans.size() > MOST) {
        plans.remove(plans.keySet().iterator().next());
      }
      last = Optional.of(new Made(aim, plan));
      return plan;
    } finally {
      lock.unlock();
    }
  }
}
