package org.haskap.signin;

import java.time.LocalDate;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite, as what.
 *
 * @param email where the invitation goes
 * @param role the role that is given on coming
 * @param scope what it is given for
 * @param from first day, in Japan
 * @param until last day, or null while open
 */
public record Invite(
        String email,
        Role role,
        Scope scope,
        LocalDate from,
        @Nullable LocalDate until) {}
