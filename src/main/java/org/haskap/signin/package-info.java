/**
 * How people prove who they are: accounts, sign-in pages, sessions, and the actor that each request runs as. Promises:
 * public pages have no session and set no cookie; what a person may do is asked anew for each request; no default
 * password exists; a link and a code work once; what was typed is not lost when a session ends. Locks its own rows, the
 * link first, then what it belongs to, then the account and the sessions; the trail's head comes last. Limits are taken
 * outside transactions.
 */
@NullMarked
package org.haskap.signin;

import org.jspecify.annotations.NullMarked;
