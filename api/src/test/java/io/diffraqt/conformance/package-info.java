/// The kit under test: a correct backend, many broken ones, and who catches which.
@NullMarked
package io.diffraqt.conformance;

import org.jspecify.annotations.NullMarked;
