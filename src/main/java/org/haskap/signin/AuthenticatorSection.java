package org.haskap.signin;

import org.haskap.access.Actors;
import org.springframework.stereotype.Component;

/** How the authenticator program stands, on the page about security. */
@Component
final class AuthenticatorSection implements SecuritySection {
    private static final String HREF = "/my/security/authenticator";

    private final Authenticators authenticators;

    AuthenticatorSection(Authenticators authenticators) {
        this.authenticators = authenticators;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Words words() {
        Long person = Actors.current().person();
        return person != null && authenticators.isOn(person)
                ? new Words(
                        "認証アプリ",
                        "設定してあります。残りの回復コードは" + authenticators.recoveryCodesLeft(person) + "個です。",
                        "認証アプリの設定を変える",
                        HREF)
                : new Words("認証アプリ", "設定していません。設定すると、ログインのときに6桁のコードも入力します。", "認証アプリを設定する", HREF);
    }
}
