/**
 * How people prove who they are: accounts, sign-in pages, sessions, and the actor that each request runs as. Promises:
 * public pages have no session and set no cookie; what a person may do is asked anew for each request; no default
 * password exists. Locks nothing beyond its own rows.
 */
@NullMarked
package org.haskap.signin;

import org.jspecify.annotations.NullMarked;
