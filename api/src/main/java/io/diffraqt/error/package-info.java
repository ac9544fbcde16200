/// The root of every failure this framework raises, and the failures found before a backend is
/// reached. It depends on nothing, so that every other package may throw from it.
@NullMarked
package io.diffraqt.error;

import org.jspecify.annotations.NullMarked;
