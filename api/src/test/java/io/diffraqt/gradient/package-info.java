/// Tests of derivatives.
@NullMarked
package io.diffraqt.gradient;

import org.jspecify.annotations.NullMarked;
