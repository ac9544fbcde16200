package io.diffraqt.conformance;

import static io.diffraqt.conformance.Tampering.function;
import static io.diffraqt.conformance.Tampering.opening;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import io.diffraqt.tck.Trait;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/// Plugins whose description, opening, closing or texts are wrong.
final class BrokenPlugins {
  private BrokenPlugins() {}

  static List<Broken> all() {
    return List.of(
        Broken.of("not listed as a service", "T01", new ReferencePlugin())
            .claiming(Trait.INSTALLED),
        Broken.of("a name in capitals", "T02", named("Reference")),
        Broken.of("a target without gates", "T04a", saying(t -> gates(t, GateSet.of()))),
        Broken.of("prices without a date", "T04a", saying(BrokenPlugins::undated)),
        Broken.of("more is claimed than the target says", "T04b", saying(BrokenPlugins::rigid)),
        Broken.of("less is claimed than the target says", "T04b", new ReferencePlugin())
            .without(Trait.PREPARE),
        Broken.of("gates run that the target has not", "T04c", saying(BrokenPlugins::hFree)),
        Broken.of("unknown settings accepted", "T06a", opening(BrokenPlugins::withoutSettings)),
        Broken.of("the value of a setting in the message", "T06a", opening(BrokenPlugins::telling)),
        Broken.of("unknown devices accepted", "T06b", opening(BrokenPlugins::withoutDevice)),
        Broken.of("more qubits claimed than there are", "T13d", overstated()),
        Broken.of("too many qubits accepted", "T13e", understated()),
        Broken.of("couples qubits it has not", "T59a", saying(BrokenPlugins::coupledBeyond)),
        Broken.of("a reset accepted that is not claimed", "T11e", new ReferencePlugin())
            .without(Trait.RESET),
        Broken.of("a delay accepted that is not claimed", "T11c", new ReferencePlugin())
            .without(Trait.DELAYS),
        Broken.of("an unclaimed condition accepted", "T12f", new ReferencePlugin())
            .without(Trait.CONDITIONS),
        Broken.of("mid-circuit accepted, not claimed", "T12c", new ReferencePlugin())
            .without(Trait.MID_CIRCUIT, Trait.CONDITIONS, Trait.POST_SELECTION),
        Broken.of("an unclaimed state accepted", "T11h", new ReferencePlugin())
            .without(Trait.PREPARE),
        Broken.of("different shots accepted, not claimed", "T26b", new ReferencePlugin())
            .without(Trait.MIXED_SHOTS),
        Broken.of("exact submissions accepted, not claimed", "T28d", new ReferencePlugin())
            .without(Trait.EXACT_JOBS),
        Broken.of("states given, not claimed", "T31d", new ReferencePlugin()).without(Trait.STATE),
        Broken.of("density matrices given, not claimed", "T31f", new ReferencePlugin())
            .without(Trait.DENSITY_MATRIX),
        Broken.of("derivatives given, not claimed", "T34f", new ReferencePlugin())
            .without(Trait.DERIVATIVES, Trait.CURVATURE),
        Broken.of("second derivatives given, not claimed", "T34i", new ReferencePlugin())
            .without(Trait.CURVATURE),
        Broken.of("jobs lost on closing, not said", "T40a", new ReferencePlugin())
            .claiming(Trait.PERSISTENT_JOBS),
        Broken.of("exactness claimed in vain", "T28a", sampling()),
        Broken.of("a secret in a refusal", "T63", leakingRefusal()),
        Broken.of("a secret in a text of the backend", "T63", leakingText()),
        Broken.of("a secret printed", "T63", printing()),
        Broken.of("a secret in a log", "T63", logging()),
        Broken.of("closing twice fails", "T64a", closingOnce()),
        Broken.of("a thread that never ends", "T64b", opening(BrokenPlugins::withThread)));
  }

  private static BackendPlugin named(String name) {
    return new BackendPlugin() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Backend open(BackendContext context) {
        return new ReferencePlugin().open(context);
      }
    };
  }

  private static BackendPlugin saying(UnaryOperator<Target> change) {
    return function("target", call -> change.apply((Target) call.go()));
  }

  private static Target gates(Target t, GateSet gates) {
    return new Target(
        t.name(), t.qubits(), gates, t.coupling(), t.limits(), t.tariff(), t.calibration());
  }

  private static Target undated(Target t) {
    var price = new BigDecimal("0.01");
    var tariff = new Tariff("USD", price, price, price, Optional.empty());
    return new Target(
        t.name(), t.qubits(), t.gates(), t.coupling(), t.limits(), tariff, t.calibration());
  }

  private static Target rigid(Target t) {
    return t.withLimits(new Limits(1_000, 100, false, false, true));
  }

  private static Target hFree(Target t) {
    var some = new HashSet<>(List.of(StandardGate.values()));
    some.remove(StandardGate.H);
    return gates(t, GateSet.of(some));
  }

  private static Target coupledBeyond(Target t) {
    var coupling = CouplingMap.line(t.qubits() + 1);
    return new Target(
        t.name(), t.qubits(), t.gates(), coupling, t.limits(), t.tariff(), t.calibration());
  }

  private static Target qubits(Target t, int count) {
    return new Target(
        t.name(), count, t.gates(), t.coupling(), t.limits(), t.tariff(), t.calibration());
  }

  private static BackendPlugin overstated() {
    return saying(t -> qubits(t, ReferencePlugin.QUBITS + 2));
  }

  private static BackendPlugin understated() {
    return saying(t -> qubits(t, ReferencePlugin.QUBITS - 1));
  }

  private static BackendContext context(
      BackendContext c, Optional<String> device, Map<String, String> settings) {
    return new BackendContext(device, settings, c.environment(), c.clock(), c.random(), c.noise());
  }

  private static Backend withoutSettings(BackendPlugin reference, BackendContext context) {
    return reference.open(context(context, context.device(), Map.of()));
  }

  private static Backend withoutDevice(BackendPlugin reference, BackendContext context) {
    return reference.open(context(context, Optional.empty(), context.settings()));
  }

  private static Backend telling(BackendPlugin reference, BackendContext context) {
    if (!context.settings().isEmpty()) {
      throw new RefusedException("unknown settings " + context.settings());
    }
    return reference.open(context);
  }

  private static BackendPlugin sampling() {
    return function(
        "evaluate",
        _ -> {
          throw new RefusedException("only counts here");
        });
  }

  private static BackendPlugin leakingRefusal() {
    return opening((reference, context) ->
        Tampering.around(
            (ExactBackend) reference.open(context),
            call -> {
              try {
                return call.go();
              } catch (RefusedException e) {
                throw new RefusedException(e.getMessage() + " " + context.environment(), e);
              }
            }));
  }

  private static BackendPlugin leakingText() {
    return opening((reference, context) ->
        Tampering.around(
            (ExactBackend) reference.open(context),
            call ->
                call.name().equals("target")
                    ? ((Target) call.go()).named("reference" + context.environment())
                    : call.go()));
  }

  private static BackendPlugin printing() {
    return opening((reference, context) -> {
      System.err.println("opening with " + context.environment());
      return reference.open(context);
    });
  }

  private static BackendPlugin logging() {
    return opening((reference, context) -> {
      System.getLogger("reference")
          .log(System.Logger.Level.INFO, "token {0}", context.environment());
      return reference.open(context);
    });
  }

  private static BackendPlugin closingOnce() {
    return opening((reference, context) -> {
      var closed = new AtomicBoolean();
      return Tampering.around(
          (ExactBackend) reference.open(context),
          call -> {
            if (call.name().equals("close") && closed.getAndSet(true)) {
              throw new RefusedException("closed already");
            }
            return call.go();
          });
    });
  }

  /// The thread ends with the test's process, which does not wait for it.
  private static Backend withThread(BackendPlugin reference, BackendContext context) {
    var never = new CountDownLatch(1);
    Thread.ofPlatform()
        .name("left behind")
        .start(() -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    return reference.open(context);
  }
}
