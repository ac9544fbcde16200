/// What sends programs to Amazon Braket and how its devices are described; not for use from
/// outside. Start at [io.diffraqt.braket.internal.BraketTargets].
@NullMarked
package io.diffraqt.braket.internal;

import org.jspecify.annotations.NullMarked;
