/// Amazon Braket over its REST interface, as a backend plugin.
@NullMarked
package io.diffraqt.braket;

import org.jspecify.annotations.NullMarked;
