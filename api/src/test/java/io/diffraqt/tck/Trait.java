package io.diffraqt.tck;

import java.util.EnumSet;
import java.util.Set;

/// What a plugin's author claims of a backend. A claim is tested; where a claim is not made, the
/// kit tests that the thing is refused, or says in its report which claim is missing.
public enum Trait {
  /// Its class has a public constructor without parameters and `ServiceLoader` finds it.
  INSTALLED,
  /// Outcomes follow the ideal distribution; without it each probability may be off by
  /// [Subject#NOISE_ALLOWANCE].
  NOISELESS,
  /// It is an `ExactBackend`: probabilities and expectation values.
  EXACT,
  /// Exact values also come through `submit`.
  EXACT_JOBS(EXACT),
  /// Exact values include the state at the end.
  STATE(EXACT),
  /// Exact values include the density matrix at the end.
  DENSITY_MATRIX(EXACT),
  /// `forward` gives derivatives.
  DERIVATIVES(EXACT),
  /// Derivatives come with products with Hessians and with the metric of the state.
  CURVATURE(DERIVATIVES),
  /// Qubits may be used after they were measured.
  MID_CIRCUIT,
  /// Gates may depend on measured bits.
  CONDITIONS(MID_CIRCUIT),
  /// Exact values are those of the kept branches of a measurement.
  POST_SELECTION(EXACT, MID_CIRCUIT),
  /// Qubits may be put in state 0 in mid-circuit.
  RESET,
  /// States are loaded directly, given or bound.
  PREPARE,
  /// Qubits may be told to wait.
  DELAYS,
  /// Circuits on the qubits of the device are taken as they are.
  PHYSICAL_QUBITS,
  /// Equal seeds give equal counts.
  SEEDED,
  /// Runs of one submission may ask for different numbers of shots.
  MIXED_SHOTS,
  /// A job can be searched by its key.
  FINDABLE_BY_KEY,
  /// The same key never runs twice, in whatever order calls arrive.
  IDEMPOTENT_SUBMIT(FINDABLE_BY_KEY),
  /// A job outlives the backend that submitted it.
  PERSISTENT_JOBS;

  private final Set<Trait> implied;

  Trait(Trait... implied) {
    this.implied = Set.of(implied);
  }

  /// These claims and all that they imply.
  public static Set<Trait> closure(Set<Trait> claims) {
    var all = EnumSet.noneOf(Trait.class);
    claims.forEach(claim -> claim.addTo(all));
    return all;
  }

  private void addTo(Set<Trait> all) {
    all.add(this);
    implied.forEach(trait -> trait.addTo(all));
  }
}
