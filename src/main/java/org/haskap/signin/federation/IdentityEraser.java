package org.haskap.signin.federation;

import java.util.List;
import org.haskap.access.Eraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets who a person is at providers; what a provider keeps it must be asked for itself. */
@Component
final class IdentityEraser implements Eraser {
    private static final String IDENTITIES = "外部の認証との結び付き";
    private final IdentityStore store;

    IdentityEraser(JdbcClient jdbc) {
        store = new IdentityStore(jdbc);
    }

    @Override
    public List<Personal> what() {
        return List.of(
                new Personal("linked_identity.subject", "外部の認証での番号。その認証でログインするためです。"),
                new Personal("linked_identity.label", "外部の認証での名前。あとで見分けるためです。"));
    }

    @Override
    public List<Held> held(long person) {
        return store.of(person).stream()
                .map(linked -> new Held(
                        IDENTITIES,
                        linked.label().isEmpty() ? linked.provider() : linked.provider() + "、" + linked.label()))
                .toList();
    }

    @Override
    public List<Erased> erase(long person) {
        int linked = store.deleteAll(person);
        return linked == 0 ? List.of() : List.of(new Erased(IDENTITIES, Outcome.DELETED, linked, ""));
    }
}
