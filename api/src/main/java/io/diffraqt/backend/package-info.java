/// What a backend plugin implements: a name, how to open it, and six functions over ids.
///
/// Waiting, retrying, paying and journalling are never a plugin's business. Start at
/// [io.diffraqt.backend.BackendPlugin] and [io.diffraqt.backend.Backend].
@NullMarked
package io.diffraqt.backend;

import org.jspecify.annotations.NullMarked;
