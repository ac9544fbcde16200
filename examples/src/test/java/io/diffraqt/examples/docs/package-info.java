/// Pages under `docs` against the sources they speak of.
@NullMarked
package io.diffraqt.examples.docs;

import org.jspecify.annotations.NullMarked;
