/// Tests of the binding by Guice.
@NullMarked
package io.diffraqt.guice;

import org.jspecify.annotations.NullMarked;
