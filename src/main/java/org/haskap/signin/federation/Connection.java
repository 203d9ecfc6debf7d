package org.haskap.signin.federation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * A provider that has answered: where it is to be asked for what, and how its tokens are checked.
 *
 * @param provider the provider as configured
 * @param registration where it is to be asked for what
 * @param tokens checks signature, issuer, audience and times of an ID token
 * @param since when it told us so
 */
record Connection(Provider provider, ClientRegistration registration, JwtDecoder tokens, Instant since) {

    /** Where it ends its own session, when it says so. */
    Optional<String> endSession() {
        Object address =
                registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        return address instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The addresses that people's browsers are led to. */
    List<String> frontAddresses() {
        String begin = registration.getProviderDetails().getAuthorizationUri();
        return Stream.concat(Stream.ofNullable(begin), endSession().stream()).toList();
    }
}
