/// The contract which every backend must pass, as tests that a plugin inherits. Published as a jar
/// of its own with the classifier `tck`.
@NullMarked
package io.diffraqt.tck;

import org.jspecify.annotations.NullMarked;
