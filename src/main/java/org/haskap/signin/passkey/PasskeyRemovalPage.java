package org.haskap.signin.passkey;

/**
 * Asks whether a passkey is really to go.
 *
 * @param id key in the region
 * @param label what its owner calls the device
 * @param last whether it was refused because nothing else would be left to sign in with
 */
public record PasskeyRemovalPage(long id, String label, boolean last) {}
