/// For plugin authors: one HTTP exchange, sorted into the failures of `io.diffraqt.backend`.
///
/// Certificates are always checked, redirects never followed, proxies of the environment used, and
/// secrets masked in every message. Start at [io.diffraqt.support.http.Exchange].
@NullMarked
package io.diffraqt.support.http;

import org.jspecify.annotations.NullMarked;
