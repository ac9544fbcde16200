/// The models by name, and the trained angles that come with this program.
@NullMarked
package io.diffraqt.examples.diffusion.catalog;

import org.jspecify.annotations.NullMarked;
