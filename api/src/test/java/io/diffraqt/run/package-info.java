/// Tests of what users call.
@NullMarked
package io.diffraqt.run;

import org.jspecify.annotations.NullMarked;
