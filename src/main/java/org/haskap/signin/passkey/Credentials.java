package org.haskap.signin.passkey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * What Spring Security asks while it checks a device's answer, told from our tables for one exchange at one time. Users
 * are named by the person's key, which stays inside.
 */
final class Credentials implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
    private final PasskeyStore store;
    private final People people;
    private final String host;
    private final Instant now;

    Credentials(PasskeyStore store, People people, String host, Instant now) {
        this.store = store;
        this.people = people;
        this.host = host;
        this.now = now;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return people.find(Long.parseLong(name)).map(this::entity).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return holder(handle).flatMap(people::find).map(this::entity).orElse(null);
    }

    Optional<Long> holder(Bytes handle) {
        return store.holder(handle.getBytes());
    }

    private PublicKeyCredentialUserEntity entity(Person person) {
        byte[] handle = store.handle(person.id(), Bytes.random().getBytes());
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(handle))
                .name(person.email() == null ? person.name() : person.email())
                .displayName(person.name())
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new UnsupportedOperationException("findByUsername gives every person a handle");
    }

    @Override
    public void save(CredentialRecord saved) {
        byte[] id = saved.getCredentialId().getBytes();
        if (store.find(id).isPresent()) {
            if (!store.used(id, saved.getSignatureCount(), now)) {
                throw new PasskeyRefusedException("the device's counter did not grow: its key may have been copied");
            }
            return;
        }
        Bytes attestation = saved.getAttestationObject();
        Optional<Long> person = holder(saved.getUserEntityUserId());
        if (attestation == null || person.isEmpty()) {
            throw new PasskeyRefusedException("without attestation or owner");
        }
        if (store.insert(person.get(), saved, attestation.getBytes(), host, now).isEmpty()) {
            throw new PasskeyRefusedException("the key is known already");
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return store.find(id.getBytes()).orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return store.ofHandle(handle.getBytes());
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("Passkeys.remove does that");
    }
}
