/// Noise by name, noise by rules, and noise read from the calibration of a device.
///
/// Start at [io.diffraqt.noisemodels.CalibratedNoise] for a device, at
/// [io.diffraqt.noisemodels.NoiseRules] for noise of one's own, and at
/// [io.diffraqt.noisemodels.NoiseFiles] for files. Three formats are the project's own.
///
/// **`diffraqt-noise`**, rules written by hand; fields that are not named here are refused:
///
/// ```json
/// {"format": "diffraqt-noise", "version": 1, "name": "shown in provenance", "dt": 1e-9,
///  "rules": [{"gates": ["cz"], "except": [], "arity": 2, "qubits": [0, 1], "channel": CHANNEL}],
///  "reset": [CHANNEL],
///  "waiting": [{"t1Seconds": 5e-5, "t2Seconds": 4e-5, "qubits": [2]}],
///  "readout": [{"oneGivenZero": 0.01, "zeroGivenOne": 0.03, "qubits": [2]}]}
/// ```
///
/// Only `format`, `version` and `name` must be there. All rules whose conditions hold apply, in
/// order; a rule without `gates`, `arity` and `qubits` is about every gate. `qubits` of a rule are
/// the operands in their order. An entry of `waiting` or `readout` without `qubits` is about all
/// qubits that no other names. `dt`, in seconds, is needed for delays in `dt`. CHANNEL is one of
///
/// ```json
/// {"type": "depolarizing", "qubits": 2, "mixing": 0.01}
/// {"type": "depolarizing", "qubits": 2, "pauliProbability": 0.009375}
/// {"type": "amplitude-damping", "gamma": 0.1, "excited": 0}
/// {"type": "phase-damping", "lambda": 0.1}
/// {"type": "relaxation", "seconds": 1e-7, "t1Seconds": 5e-5, "t2Seconds": 4e-5, "excited": 0}
/// {"type": "overrotation", "axes": "ZZ", "radians": 0.02}
/// ```
///
/// `excited`, `t1Seconds` and `t2Seconds` may be left out: 0, no relaxation, twice T1. A channel on
/// one qubit acts on each operand; any other fits gates with as many operands.
///
/// **`diffraqt-device`**, a recorded device: `name`, `source`, `licence`, `takenAt`, `dt` in
/// seconds, `alignment` (pulses start at multiples of so many `dt`; 1 if left out), `limits`,
/// `gates` run natively, `coupling` as directed pairs, `qubits` with one list per figure (times in
/// seconds, `null` for an unknown one), and `figures` with, for each gate, the lists `on`
/// (operands), `error` (1 for a gate out of use) and `seconds`.
///
/// A target without figures, only for compiling, is plainer; `coupling` has directed pairs, first
/// operand first, and without it all pairs run. A gate may be limited to some angles or to a range
/// of them, in radians:
///
/// ```json
/// {"name": "line", "qubits": 3, "gates": ["cz", "rz", "sx", "x"], "coupling": [[0, 1], [1, 2]]}
/// {"qubits": 2, "gates": ["iswap", "rz", {"gate": "rx", "angles": [-1.5707963267948966,
///  1.5707963267948966]}, {"gate": "rzz", "range": [0, 1.5707963267948966]}]}
/// ```
@NullMarked
package io.diffraqt.noisemodels;

import org.jspecify.annotations.NullMarked;
