/// Pictures for the models: found in a few known folders, checked by checksum, downloaded only when
/// asked, and digits drawn by this package where no file is at hand.
///
/// Read {@link io.diffraqt.examples.data.ImageSet} first, then {@link
/// io.diffraqt.examples.data.DataSource}. Everything here is immutable and safe to share between
/// threads; pixels are row-major, channels last, row 0 at the top.
@NullMarked
package io.diffraqt.examples.data;

import org.jspecify.annotations.NullMarked;
