/// The hardware-oriented circuit model of Cacioppo et al. 2025 on 16 x 16 pictures of two digits.
///
/// Read {@link io.diffraqt.examples.diffusion.cacioppo.CacioppoModel} first; {@link
/// io.diffraqt.examples.diffusion.cacioppo.DenoisingCircuits} holds the circuits.
///
/// Bits: pixel `16·row + column` is the basis state of that index. The sources call the most
/// significant qubit 0; here qubit 0 is the least significant, so that their qubit `j` of `n` is
/// qubit `n−1−j`. Data qubits are 0 to 7, the ancilla is 8.
@NullMarked
package io.diffraqt.examples.diffusion.cacioppo;

import org.jspecify.annotations.NullMarked;
