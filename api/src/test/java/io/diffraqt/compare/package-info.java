/// Tests of distances, intervals and tests of agreement.
@NullMarked
package io.diffraqt.compare;

import org.jspecify.annotations.NullMarked;
