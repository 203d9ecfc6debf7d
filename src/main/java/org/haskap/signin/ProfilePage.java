package org.haskap.signin;

import org.haskap.web.ui.Banner;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, for changing it.
 *
 * @param banner what just happened, or null
 * @param name the form for the name
 * @param email the form for another address
 * @param current the address now, or empty
 */
public record ProfilePage(@Nullable Banner banner, FormPage name, FormPage email, String current) {}
