package org.haskap.signin;

/**
 * Setting up an authenticator program.
 *
 * @param size of the code's drawing, in modules
 * @param path the drawing's dark modules, as an SVG path
 * @param secret the same as text, in groups of four
 * @param form for the first code
 */
public record AuthenticatorPage(int size, String path, String secret, FormPage form) {}
