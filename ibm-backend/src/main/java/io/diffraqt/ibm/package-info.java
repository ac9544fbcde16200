/// IBM Quantum over its REST interface, as a backend plugin.
@NullMarked
package io.diffraqt.ibm;

import org.jspecify.annotations.NullMarked;
