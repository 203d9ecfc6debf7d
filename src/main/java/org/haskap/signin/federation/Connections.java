package org.haskap.signin.federation;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * Asks providers for their particulars when they are first needed, and again after some hours. What a provider once said
 * serves on while it cannot be asked.
 */
@Component
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofHours(6);
    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};

    private final Map<String, Connection> known = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Clock zoned;

    Connections(InstantSource clock) {
        this.clock = clock;
        zoned = clock.withZone(ZoneOffset.UTC);
    }

    /** What is known without asking anybody. */
    Optional<Connection> known(Provider provider) {
        Connection connection = known.get(provider.id());
        return connection != null && connection.provider().issuer().equals(provider.issuer())
                ? Optional.of(connection)
                : Optional.empty();
    }

    /**
     * The provider, asked for its particulars where needed.
     *
     * @throws ProviderException when it does not answer, or not as it should
     */
    Connection to(Provider provider) {
        Optional<Connection> before = known(provider);
        if (before.isPresent() && clock.instant().isBefore(before.get().since().plus(FRESH))) {
            return before.get();
        }
        try {
            Connection connection = ask(provider);
            known.put(provider.id(), connection);
            return connection;
        } catch (RestClientException | IllegalArgumentException e) {
            LOG.warn(
                    "provider {} at {} does not answer as it should: {}",
                    provider.id(),
                    provider.issuer(),
                    e.toString());
            return before.orElseThrow(
                    () -> new ProviderException(ProviderException.Reason.UNAVAILABLE, "no discovery", e));
        }
    }

    private Connection ask(Provider provider) {
        Map<String, Object> metadata = RestClient.builder()
                .requestFactory(requests())
                .build()
                .get()
                .uri(provider.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration")
                .retrieve()
                .body(METADATA);
        if (metadata == null || !provider.issuer().equals(metadata.get("issuer"))) {
            throw new IllegalArgumentException("it calls itself "
                    + (metadata == null ? "nothing" : metadata.get("issuer")) + "; set the issuer so");
        }
        ClientRegistration registration = ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(provider.id())
                .clientId(provider.client().id())
                .clientSecret(provider.client().secret())
                .clientAuthenticationMethod(provider.client().method())
                .scope(provider.request().scopes())
                .redirectUri("{baseUrl}" + path(provider))
                .build();
        return new Connection(provider, registration, tokens(provider, registration), clock.instant());
    }

    private JwtDecoder tokens(Provider provider, ClientRegistration registration) {
        String keys = registration.getProviderDetails().getJwkSetUri();
        if (keys == null) {
            throw new IllegalArgumentException("it does not say where its keys are");
        }
        var times = new JwtTimestampValidator();
        times.setClock(zoned);
        var claims = new OidcIdTokenValidator(registration);
        claims.setClock(zoned);
        var decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .jwsAlgorithm(provider.request().algorithm())
                .restOperations(new RestTemplate(requests()))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, claims));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    /** Where a provider sends people back to. */
    static String path(Provider provider) {
        return "/sign-in/with/" + provider.id() + "/return";
    }

    static JdkClientHttpRequestFactory requests() {
        var factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        factory.setReadTimeout(READ);
        return factory;
    }
}
