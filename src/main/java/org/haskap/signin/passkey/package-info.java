/**
 * Signing in with a passkey: a device proves to hold a key made for this site, after it has made sure that its owner is
 * there. Locks a person's ways to sign in ({@code Ways.lock}) before a passkey is taken away.
 */
@NullMarked
package org.haskap.signin.passkey;

import org.jspecify.annotations.NullMarked;
