/// One-screen programs to start from: a Bell pair, and one GHZ state on several backends.
@NullMarked
package io.diffraqt.examples.first;

import org.jspecify.annotations.NullMarked;
