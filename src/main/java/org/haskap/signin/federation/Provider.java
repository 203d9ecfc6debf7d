package org.haskap.signin.federation;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.haskap.signin.SignInWay.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/**
 * A provider of identities, as configured. Nothing here needs the provider to answer.
 *
 * @param id names it in addresses and settings
 * @param label what people know it by, such as 「GビズID」
 * @param audience whom it is meant for
 * @param issuer its address; what it signs must name exactly this
 * @param client how we call ourselves there, and how we prove it
 * @param request what we ask for
 * @param names which of its claims tell how a person is called: see {@link ClaimMapping}
 * @param selfRegistration whether a person it knows and we do not may join without an invitation
 * @param endsSession whether signing out here signs out there too
 * @param formOrigins further origins that its sign-in leads through, for the policy of our pages
 * @param regions the regions that offer it; empty for all
 * @param warning a sentence that must stand beside it wherever it is offered, or empty
 */
public record Provider(
        String id,
        String label,
        Audience audience,
        String issuer,
        Client client,
        Request request,
        ClaimMapping names,
        boolean selfRegistration,
        boolean endsSession,
        Set<String> formOrigins,
        Set<String> regions,
        String warning) {

    /** Copies the sets. */
    public Provider {
        formOrigins = Set.copyOf(formOrigins);
        regions = Set.copyOf(regions);
    }

    /**
     * How we prove who we are.
     *
     * @param id the client's name at the provider
     * @param method how it proves itself
     * @param secret shared with the provider; null with a key
     * @param key the private key, read or made when it is first needed; gives null without one
     * @param assertionAudience whom a signed proof is addressed to; empty for the token endpoint
     */
    public record Client(
            String id,
            ClientAuthenticationMethod method,
            @Nullable String secret,
            Supplier<@Nullable JWK> key,
            String assertionAudience) {

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "Client[" + id + ", " + method.getValue() + "]";
        }
    }

    /**
     * What we ask for, and insist on.
     *
     * @param scopes with {@code openid}
     * @param acrValues how strongly the person is to be authenticated, in the provider's words; may be empty
     * @param acceptedAcr the answers to that which are enough; empty accepts any
     * @param parameters further parameters of the request, such as {@code prompt}
     * @param algorithm with which its tokens must be signed
     */
    public record Request(
            List<String> scopes,
            List<String> acrValues,
            Set<String> acceptedAcr,
            Map<String, String> parameters,
            SignatureAlgorithm algorithm) {

        /** Copies the collections. */
        public Request {
            scopes = List.copyOf(scopes);
            acrValues = List.copyOf(acrValues);
            acceptedAcr = Set.copyOf(acceptedAcr);
            parameters = Map.copyOf(parameters);
        }
    }
}
