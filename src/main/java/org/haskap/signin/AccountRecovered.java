package org.haskap.signin;

/**
 * A person's account was recovered, in the transaction that runs: whatever else the person signed in with (passkeys, outside
 * accounts) may be in wrong hands and must be taken away by whoever keeps it.
 *
 * @param person key of the person
 */
public record AccountRecovered(long person) {}
