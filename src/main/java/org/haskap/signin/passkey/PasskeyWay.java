package org.haskap.signin.passkey;

import java.util.List;
import org.haskap.access.Actors;
import org.haskap.signin.SecuritySection;
import org.haskap.signin.SignInWay;
import org.springframework.stereotype.Component;

/** Passkeys on the sign-in page and on the page of what a person signs in with. */
@Component
final class PasskeyWay implements SignInWay, SecuritySection {
    private final Passkeys passkeys;

    PasskeyWay(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @Override
    public List<Choice> choices() {
        return List.of(new Choice(
                10, Audience.EVERYONE, "パスキーでログインする", "指紋や顔、端末の暗証番号で本人を確かめます。パスワードはいりません。", "/sign-in/passkey"));
    }

    @Override
    public int heldBy(long person) {
        return passkeys.count(person);
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Words words() {
        Long person = Actors.current().person();
        int count = person == null ? 0 : passkeys.count(person);
        return new Words(
                "パスキー",
                count == 0 ? "まだありません。端末の指紋や顔で、パスワードなしにログインできるようになります。" : count + "件あります。",
                count == 0 ? "パスキーを追加する" : "パスキーを追加・削除する",
                "/my/security/passkeys");
    }
}
