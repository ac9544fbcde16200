package io.diffraqt.tck;

import static io.diffraqt.tck.Check.Theme.DESCRIPTOR;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.StandardGate;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The plugin and what its target says.
final class DescriptorChecks {
  private static final String NO_SUCH = "no-such-device";
  private static final String UNKNOWN_SETTING = "no_such_setting";

  private DescriptorChecks() {}

  static List<Check> all() {
    return List.of(
        check("T01", "theServiceLoaderFindsThePlugin", DescriptorChecks::isInstalled)
            .needing(Trait.INSTALLED),
        check("T02", "theNameIsStableAndOneLowerCaseWord", DescriptorChecks::hasAName),
        check("T04a", "theTargetIsComplete", DescriptorChecks::targetIsComplete),
        check("T04b", "theTargetSaysWhatIsClaimed", DescriptorChecks::targetAgreesWithClaims),
        check("T04c", "aGateOutsideTheTargetIsRefusedByName", DescriptorChecks::otherGates),
        check("T06a", "anUnknownSettingIsRefusedByName", DescriptorChecks::unknownSetting),
        check("T06b", "anUnknownDeviceIsRefusedByName", DescriptorChecks::unknownDevice),
        check("T07", "anotherInstanceStartsNoThread", DescriptorChecks::startsNothing)
            .needing(Trait.INSTALLED),
        check("T59a", "theCouplingNamesQubitsOfTheDevice", DescriptorChecks::coupling),
        check("T59b", "aPairThatIsNotCoupledIsRefused", DescriptorChecks::uncoupledPair));
  }

  private static Check check(String id, String title, Check.Body body) {
    return Check.of(DESCRIPTOR, id, title, body);
  }

  private static void isInstalled(Bench bench) {
    var plugin = bench.subject().plugin();
    var found =
        ServiceLoader.load(BackendPlugin.class).stream()
            .filter(provider -> provider.type() == plugin.getClass())
            .count();
    Expect.that(
        found == 1,
        "%s is listed %d times in META-INF/services/%s; once is right",
        plugin.getClass().getName(),
        found,
        BackendPlugin.class.getName());
  }

  private static void hasAName(Bench bench) {
    var plugin = bench.subject().plugin();
    Expect.equal(plugin.name(), plugin.name(), "the name, asked for twice");
    Expect.that(
        plugin.name().matches("[a-z][a-z0-9-]*"),
        "the name '%s' is not lower-case letters, digits and -",
        plugin.name());
  }

  private static void targetIsComplete(Bench bench) {
    var target = bench.target();
    Expect.that(!target.name().isBlank(), "the target has no name");
    Expect.that(target.qubits() >= 1, "the target has %d qubits", target.qubits());
    Expect.that(
        target.gates().anyGate() || !target.gates().gates().isEmpty(), "the target has no gates");
    Expect.that(
        target.limits().maxShots() >= 1 && target.limits().maxCircuits() >= 1,
        "the target takes %d shots and %d circuits",
        target.limits().maxShots(),
        target.limits().maxCircuits());
    Expect.that(
        target.tariff().isFree() || target.tariff().date().isPresent(),
        "the tariff charges and has no date");
    Expect.equal(target, bench.target(), "the target, asked for twice");
  }

  private static void targetAgreesWithClaims(Bench bench) {
    var limits = bench.target().limits();
    agrees(bench, Trait.MID_CIRCUIT, limits.midCircuit(), "limits().midCircuit()");
    agrees(bench, Trait.CONDITIONS, limits.conditions(), "limits().conditions()");
    agrees(bench, Trait.PREPARE, limits.prepare(), "limits().prepare()");
    agrees(bench, Trait.EXACT, bench.backend() instanceof ExactBackend, "being an ExactBackend");
  }

  private static void agrees(Bench bench, Trait trait, boolean said, String where) {
    Expect.equal(bench.claims(trait), said, "claim of %s against %s", trait, where);
  }

  private static void otherGates(Bench bench) {
    var target = bench.target();
    for (var gate : StandardGate.values()) {
      if (!target.gates().contains(gate)
          && gate != StandardGate.GPHASE
          && gate.qubits() <= target.qubits()) {
        var operands = IntStream.range(0, gate.qubits()).boxed().toList();
        var circuit =
            Circuit.onQubits(target.qubits())
                .apply(gate, Words.angles(gate, 0), operands)
                .measure(0, 0)
                .build();
        bench.refuses(gate.gateName() + ", which the target has not", circuit, gate.gateName());
      }
    }
  }

  private static void unknownSetting(Bench bench) {
    var subject = bench.subject();
    var opening = subject.opening().withSetting(UNKNOWN_SETTING, Subject.CANARY);
    var refusal =
        Expect.refused(
            "setting " + UNKNOWN_SETTING, () -> subject.open(opening, 0).close(), UNKNOWN_SETTING);
    Expect.that(
        !String.valueOf(refusal.getMessage()).contains(Subject.CANARY),
        "the message repeats the value of the setting, which may be a secret: %s",
        refusal.getMessage());
  }

  private static void unknownDevice(Bench bench) {
    var subject = bench.subject();
    var opening = subject.opening().withDevice(NO_SUCH);
    Expect.refused("device " + NO_SUCH, () -> subject.open(opening, 0).close(), NO_SUCH);
  }

  private static void startsNothing(Bench bench) {
    var before = threads();
    try {
      var other = bench.subject().plugin().getClass().getConstructor().newInstance();
      Expect.equal(bench.subject().plugin().name(), other.name(), "name of another instance");
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("the plugin has no public constructor without parameters", e);
    }
    var started = threads();
    started.removeAll(before);
    Expect.that(started.isEmpty(), "constructing the plugin started %s", started);
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> !t.isDaemon())
        .collect(Collectors.toSet());
  }

  private static void coupling(Bench bench) {
    var target = bench.target();
    for (var pair : target.coupling().pairs()) {
      Expect.that(
          Math.max(pair.first(), pair.second()) < target.qubits()
              && Math.min(pair.first(), pair.second()) >= 0
              && pair.first() != pair.second(),
          "%s couples qubits of a device with %d",
          pair,
          target.qubits());
    }
  }

  private static void uncoupledPair(Bench bench) {
    var target = bench.target();
    var gate =
        Arrays.stream(StandardGate.values())
            .filter(g -> g.qubits() == 2 && target.gates().contains(g))
            .findFirst()
            .orElseThrow(() -> new Check.NotApplicable("the target has no two-qubit gate"));
    var second =
        IntStream.range(1, target.qubits())
            .filter(q -> !target.coupling().allows(0, q))
            .findFirst()
            .orElseThrow(() -> new Check.NotApplicable("the target joins qubit 0 with all others"));
    var circuit =
        Circuit.onDeviceQubits(target.qubits())
            .apply(gate, Words.angles(gate, 0), List.of(0, second))
            .measure(0, 0)
            .build();
    bench.refuses("a gate on a pair that is not coupled", circuit, gate.gateName());
  }
}
