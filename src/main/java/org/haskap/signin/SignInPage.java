package org.haskap.signin;

/**
 * The page for signing in.
 *
 * @param failed whether it was just tried in vain
 */
public record SignInPage(boolean failed) {}
