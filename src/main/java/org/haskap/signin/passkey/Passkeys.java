package org.haskap.signin.passkey;

import com.webauthn4j.util.exception.WebAuthnException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.haskap.access.Audit;
import org.haskap.access.People;
import org.haskap.access.Subject;
import org.haskap.signin.AccountRecovered;
import org.haskap.signin.Notices;
import org.haskap.signin.PublicAddress.Origin;
import org.haskap.signin.SignedInPerson;
import org.haskap.signin.Ways;
import org.haskap.web.Site;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passkeys: made for one host, checked against it. Everybody's device must make sure that its owner is there (a
 * fingerprint, a face, a PIN), because a passkey alone signs in staff too.
 */
@Component
public class Passkeys {
    private final PasskeyStore store;
    private final People people;
    private final Ways ways;
    private final Notices notices;
    private final Audit audit;
    private final Site site;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    /** On the given database. */
    public Passkeys(
            JdbcClient jdbc,
            People people,
            Ways ways,
            Notices notices,
            Audit audit,
            Site site,
            TransactionTemplate transactions,
            InstantSource clock) {
        store = new PasskeyStore(jdbc);
        this.people = people;
        this.ways = ways;
        this.notices = notices;
        this.audit = audit;
        this.site = site;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What to ask of a device that is to make a passkey for a person. */
    PublicKeyCredentialCreationOptions makingOptions(long person, Origin origin) {
        var owner = UsernamePasswordAuthenticationToken.authenticated(new SignedInPerson(person), null, List.of());
        return operations(origin, credentials(origin))
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(owner));
    }

    /**
     * Keeps the passkey that a device has made.
     *
     * @throws PasskeyRefusedException when the answer is not one to that question, or not from that site
     */
    void add(
            long person,
            Origin origin,
            PublicKeyCredentialCreationOptions asked,
            PublicKeyCredential<AuthenticatorAttestationResponse> answer,
            String label) {
        var request = new ImmutableRelyingPartyRegistrationRequest(asked, new RelyingPartyPublicKey(answer, label));
        transactions.executeWithoutResult(_ -> {
            checked(() -> operations(origin, credentials(origin)).registerCredential(request));
            audit.record("passkey.added", Subject.of("person", person), Map.of(), Map.of("host", origin.host()));
            notices.changed(person, Notices.Change.PASSKEY_ADDED);
        });
    }

    /** What to ask of a device whose owner has not said who that is. */
    PublicKeyCredentialRequestOptions usingOptions(Origin origin) {
        return operations(origin, credentials(origin))
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    /**
     * Who it is, by what a device answered.
     *
     * @return key of the person
     * @throws PasskeyRefusedException when that proves nothing
     */
    long prove(
            Origin origin,
            PublicKeyCredentialRequestOptions asked,
            PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        var request = new RelyingPartyAuthenticationRequest(asked, answer);
        Long person = transactions.execute(_ -> {
            var credentials = credentials(origin);
            var entity = checked(() -> operations(origin, credentials).authenticate(request));
            return credentials
                    .holder(entity.getId())
                    .orElseThrow(() -> new PasskeyRefusedException("a passkey without an owner"));
        });
        return java.util.Objects.requireNonNull(person);
    }

    private static <T> T checked(Supplier<T> check) {
        try {
            return check.get();
        } catch (WebAuthnException | IllegalArgumentException e) {
            throw new PasskeyRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private Credentials credentials(Origin origin) {
        return new Credentials(store, people, origin.host(), clock.instant());
    }

    private Webauthn4JRelyingPartyOperations operations(Origin origin, Credentials credentials) {
        var here = PublicKeyCredentialRpEntity.builder()
                .id(origin.host())
                .name(site.regionName())
                .build();
        var operations =
                new Webauthn4JRelyingPartyOperations(credentials, credentials, here, Set.of(origin.toString()));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    /** Whoever was locked out may have been robbed: no device of before opens the account any more. */
    @EventListener
    void recovered(AccountRecovered account) {
        Subject subject = Subject.of("person", account.person());
        for (Passkey passkey : of(account.person())) {
            store.delete(account.person(), passkey.id());
            audit.record("passkey.removed", subject, Map.of("passkey", Long.toString(passkey.id())), Map.of());
        }
    }

    /** A person's passkeys, oldest first. */
    public List<Passkey> of(long person) {
        return store.of(person);
    }

    int count(long person) {
        return store.count(person);
    }

    /**
     * Takes a passkey away; one that is not the person's stays and nothing is said.
     *
     * @throws Ways.LastWayException when nothing else is left to sign in with
     */
    void remove(long person, long id) {
        transactions.executeWithoutResult(_ -> {
            ways.lock(person);
            if (store.delete(person, id)) {
                ways.insistOnOne(person);
                audit.record(
                        "passkey.removed",
                        Subject.of("person", person),
                        Map.of("passkey", Long.toString(id)),
                        Map.of());
            }
        });
    }
}
