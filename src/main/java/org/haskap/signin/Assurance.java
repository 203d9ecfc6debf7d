package org.haskap.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** How sure we must be of who somebody is. */
public enum Assurance {
    /** Anybody. */
    NONE,
    /** Somebody who has signed in. */
    SIGNED_IN,
    /** Somebody who proved it with two things, a passkey or an outside provider. */
    STRONG,
    /** Somebody who has signed in and proved it within the last minutes. */
    RECENT;

    /** How long a proof counts as recent. */
    static final Duration RECENTLY = Duration.ofMinutes(10);

    private static final Set<String> STRONG_FACTORS =
            Set.of(Factor.CODE.authority(), Factor.PASSKEY.authority(), Factor.PROVIDER.authority());

    /** Where two proofs are asked of everybody, when the operator wants that. */
    enum TwoFactors {
        OFF(List.of()),
        ADMIN(List.of("/admin")),
        STAFF(List.of("/admin", "/staff"));

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
        private final List<String> below;

        TwoFactors(List<String> below) {
            this.below = below;
        }

        boolean fits(String path) {
            return below.stream().anyMatch(each -> new Rule(Set.of(), each, STRONG).fits("", path));
        }
    }

    /**
     * A rule: requests of these methods to these addresses ask for this level. Of several the first that fits counts.
     *
     * @param methods HTTP methods; empty for all
     * @param below beginning of the addresses, which end there or go on with a slash
     * @param level what is asked
     */
    record Rule(Set<String> methods, String below, Assurance level) {
        Rule {
            methods = Set.copyOf(methods);
        }

        boolean fits(String method, String path) {
            return (methods.isEmpty() || methods.contains(method))
                    && (path.equals(below) || path.startsWith(below + "/"));
        }
    }

    private static final Set<String> ACTS = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** The rules, from the narrowest. Whatever no rule names asks for somebody who has signed in. */
    static final List<Rule> RULES = List.of(
            new Rule(Set.of(), "/sign-in", NONE),
            new Rule(Set.of(), "/my/stay", SIGNED_IN),
            new Rule(Set.of(), "/my/security/passkeys", RECENT), // its script cannot be sent to another page halfway
            new Rule(ACTS, "/my/security", RECENT),
            new Rule(ACTS, "/my/profile/email", RECENT),
            new Rule(ACTS, "/staff/recoveries", RECENT),
            new Rule(ACTS, "/admin", RECENT));

    /** What a request asks for. */
    static Assurance of(String method, String path) {
        return RULES.stream()
                .filter(rule -> rule.fits(method, path))
                .findFirst()
                .map(Rule::level)
                .orElse(SIGNED_IN);
    }

    /** Whether there is a proof from the last minutes. */
    static boolean isRecent(Collection<? extends GrantedAuthority> proofs, Instant now) {
        return proofs.stream()
                .anyMatch(proof -> proof instanceof FactorGrantedAuthority factor
                        && now.isBefore(factor.getIssuedAt().plus(RECENTLY)));
    }

    /** Whether the proofs are more than one thing that can be found out or stolen. */
    static boolean isStrong(Collection<? extends GrantedAuthority> proofs) {
        return proofs.stream().anyMatch(proof -> STRONG_FACTORS.contains(String.valueOf(proof.getAuthority())));
    }
}
