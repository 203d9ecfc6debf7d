package org.haskap.signin.passkey;

import java.util.List;
import org.haskap.access.Eraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets a person's passkeys; what a device keeps only its owner can delete. */
@Component
final class PasskeyEraser implements Eraser {
    private static final String PASSKEYS = "パスキー";
    private final PasskeyStore store;

    PasskeyEraser(JdbcClient jdbc) {
        store = new PasskeyStore(jdbc);
    }

    @Override
    public List<Personal> what() {
        return List.of(
                new Personal("passkey.label", "パスキーを登録した端末の名前。あとで見分けるためです。"),
                new Personal("passkey_holder.handle", "端末があなたを見分ける番号。パスキーでログインするためです。"));
    }

    @Override
    public List<Held> held(long person) {
        return store.of(person).stream()
                .map(passkey -> new Held(PASSKEYS, passkey.label()))
                .toList();
    }

    @Override
    public List<Erased> erase(long person) {
        int passkeys = store.deleteAll(person);
        return passkeys == 0 ? List.of() : List.of(new Erased(PASSKEYS, Outcome.DELETED, passkeys, ""));
    }
}
