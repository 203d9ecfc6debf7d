/**
 * Signing in at a provider that speaks OpenID Connect: any number of them by configuration, each asked for its particulars
 * when it is first used, so that one that is down stops nothing but itself. A provider says who somebody is; what the
 * person may do is decided here. Accounts are found by issuer and subject, never by e-mail. Locks a person's ways to sign
 * in ({@code Ways.lock}) before a link is taken away.
 */
@NullMarked
package org.haskap.signin.federation;

import org.jspecify.annotations.NullMarked;
