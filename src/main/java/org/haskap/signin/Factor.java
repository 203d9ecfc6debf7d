package org.haskap.signin;

import java.time.Instant;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** What somebody has proved who they are with. */
public enum Factor {
    PASSWORD(FactorGrantedAuthority.PASSWORD_AUTHORITY, "パスワード", true),
    LINK(FactorGrantedAuthority.OTT_AUTHORITY, "メールのリンク", true),
    CODE("FACTOR_TOTP", "確認コード", false),
    PASSKEY(FactorGrantedAuthority.WEBAUTHN_AUTHORITY, "パスキー", false),
    PROVIDER(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY, "外部の認証", false);

    private final String authority;
    private final String label;
    private final boolean asksForCode;

    Factor(String authority, String label, boolean asksForCode) {
        this.authority = authority;
        this.label = label;
        this.asksForCode = asksForCode;
    }

    /** The name that Spring Security knows it by. */
    public String authority() {
        return authority;
    }

    /** The word shown on pages. */
    public String label() {
        return label;
    }

    /** Whether a person with an authenticator program must give its code too. */
    boolean asksForCode() {
        return asksForCode;
    }

    FactorGrantedAuthority provedAt(Instant instant) {
        return FactorGrantedAuthority.withAuthority(authority).issuedAt(instant).build();
    }
}
