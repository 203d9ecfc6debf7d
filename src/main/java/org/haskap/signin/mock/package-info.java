/**
 * A stand-in for national and municipal providers of identities (模擬), inside this process: for development, demonstrations
 * and tests. It proves nothing, says so on every page, and never exists where a public address is configured. Made when
 * it is first asked, so that the start does not wait for it.
 */
@NullMarked
package org.haskap.signin.mock;

import org.jspecify.annotations.NullMarked;
