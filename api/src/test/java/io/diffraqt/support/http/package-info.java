/// Tests of the HTTP exchange.
@NullMarked
package io.diffraqt.support.http;

import org.jspecify.annotations.NullMarked;
