/// What sends programs to IBM Quantum and how its devices are described; not for use from outside.
/// Start at [io.diffraqt.ibm.internal.IbmTargets].
@NullMarked
package io.diffraqt.ibm.internal;

import org.jspecify.annotations.NullMarked;
