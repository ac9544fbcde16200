/// The architecture of the whole project, as tests.
@NullMarked
package io.diffraqt.examples;

import org.jspecify.annotations.NullMarked;
