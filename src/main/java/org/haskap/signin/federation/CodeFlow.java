package org.haskap.signin.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.haskap.signin.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The authorization code flow of OpenID Connect: leads the browser to the provider, and checks what it brings back. PKCE,
 * state and nonce are always used; each answer counts once, for the browser and the provider that were asked, within a
 * quarter of an hour.
 */
@Component
final class CodeFlow {
    private static final Logger LOG = LoggerFactory.getLogger(CodeFlow.class);
    private static final Duration TIME = Duration.ofMinutes(15);
    private static final Duration JUST_NOW = Duration.ofMinutes(2);
    private static final String PURPOSE = "haskap.purpose";
    private static final String BEGUN = "haskap.begun";

    private final Connections connections;
    private final PublicAddress address;
    private final InstantSource clock;
    private final HttpSessionOAuth2AuthorizationRequestRepository begun =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    CodeFlow(Connections connections, PublicAddress address, InstantSource clock) {
        this.connections = connections;
        this.address = address;
        this.clock = clock;
    }

    /** What a sign-in at a provider is for. */
    enum Purpose {
        /** To sign in; what has been proved at the provider before is enough. */
        SIGN_IN,
        /** To prove anew that whoever has signed in is still there. */
        CONFIRM,
        /** To sign in so as well from now on. */
        LINK
    }

    /**
     * What came back.
     *
     * @param purpose what for
     * @param proof who it is
     */
    record Outcome(Purpose purpose, Proof proof) {}

    /**
     * Begins.
     *
     * @return the address at the provider to lead the browser to
     * @throws ProviderException when the provider does not answer
     */
    String begin(Provider provider, Purpose purpose, HttpServletRequest request, HttpServletResponse response) {
        ClientRegistration registration = connections.to(provider).registration();
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(
                id -> registration.getRegistrationId().equals(id) ? registration : null);
        String back = address.of(request) + Connections.path(provider);
        Instant now = clock.instant();
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(builder -> builder.redirectUri(back)
                        .additionalParameters(parameters -> parameters.putAll(extra(provider, purpose)))
                        .attributes(attributes -> {
                            attributes.put(PURPOSE, purpose.name());
                            attributes.put(BEGUN, now.toString());
                        })));
        OAuth2AuthorizationRequest asked = resolver.resolve(request, provider.id());
        if (asked == null || asked.getAttribute(OidcParameterNames.NONCE) == null) {
            throw new IllegalStateException("a request without a nonce");
        }
        begun.saveAuthorizationRequest(asked, request, response);
        return asked.getAuthorizationRequestUri();
    }

    private static Map<String, Object> extra(Provider provider, Purpose purpose) {
        var extra = new HashMap<String, Object>(provider.request().parameters());
        if (!provider.request().acrValues().isEmpty()) {
            extra.put("acr_values", String.join(" ", provider.request().acrValues()));
        }
        if (purpose == Purpose.CONFIRM) {
            extra.put("max_age", "0");
            extra.put("prompt", "login");
        }
        return extra;
    }

    /**
     * Checks what the browser brings back.
     *
     * @throws ProviderException when it proves nothing, or not enough
     */
    Outcome finish(Provider provider, HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = begun.removeAuthorizationRequest(request, response);
        if (asked == null || !provider.id().equals(asked.getAttribute("registration_id"))) {
            throw new ProviderException(ProviderException.Reason.STALE, "nothing was asked with that state", null);
        }
        Instant since = Instant.parse(String.valueOf(asked.<Object>getAttribute(BEGUN)));
        if (clock.instant().isAfter(since.plus(TIME))) {
            throw new ProviderException(ProviderException.Reason.STALE, "asked at " + since, null);
        }
        String from = request.getParameter("iss");
        if (from != null && !from.equals(provider.issuer())) {
            throw new ProviderException(ProviderException.Reason.REFUSED, "answered by another provider", null);
        }
        Purpose purpose = Purpose.valueOf(String.valueOf(asked.<Object>getAttribute(PURPOSE)));
        var exchange = new OAuth2AuthorizationExchange(asked, answer(request, asked));
        if (exchange.getAuthorizationResponse().statusError()) {
            var error = exchange.getAuthorizationResponse().getError();
            throw new ProviderException(
                    ProviderException.Reason.CANCELLED, error == null ? "error" : error.getErrorCode(), null);
        }
        OidcUser user = exchanged(provider, exchange);
        checkStrength(provider, purpose, user, since);
        String subject = user.getSubject();
        if (subject == null) {
            throw new ProviderException(ProviderException.Reason.REFUSED, "a token about nobody", null);
        }
        var proof = new Proof(
                provider.id(),
                provider.issuer(),
                subject,
                provider.names().read(user.getClaims()).orElse(""),
                user.getIdToken().getTokenValue(),
                clock.instant(),
                proved(user));
        return new Outcome(purpose, proof);
    }

    /** A provider that is silent on when it asked its user may not have asked today. */
    private Instant proved(OidcUser user) {
        Instant told = user.getIdToken().getAuthenticatedAt();
        Instant now = clock.instant();
        return told == null ? Instant.EPOCH : told.isAfter(now) ? now : told;
    }

    private static OAuth2AuthorizationResponse answer(HttpServletRequest request, OAuth2AuthorizationRequest asked) {
        String code = request.getParameter("code");
        String error = request.getParameter("error");
        if (code == null && error == null) {
            throw new ProviderException(ProviderException.Reason.REFUSED, "neither code nor error", null);
        }
        var answer = error == null && code != null
                ? OAuth2AuthorizationResponse.success(code)
                : OAuth2AuthorizationResponse.error(error == null ? "invalid" : error);
        return answer.redirectUri(Objects.requireNonNull(asked.getRedirectUri()))
                .state(request.getParameter("state"))
                .build();
    }

    @SuppressWarnings(
            "NullAway") // a converter may give null for other methods, the library's own does; its types forget
    private OidcUser exchanged(Provider provider, OAuth2AuthorizationExchange exchange) {
        Connection connection = connections.to(provider);
        var codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(rest());
        codes.addParametersConverter(assertions(provider));
        var users = new OidcUserService();
        users.setOauth2UserService(userInfo());
        var check = new OidcAuthorizationCodeAuthenticationProvider(codes, users);
        check.setJwtDecoderFactory(_ -> connection.tokens());
        try {
            var checked = check.authenticate(new OAuth2LoginAuthenticationToken(connection.registration(), exchange));
            if (checked != null && checked.getPrincipal() instanceof OidcUser user) {
                return user;
            }
            throw new ProviderException(ProviderException.Reason.REFUSED, "no user", null);
        } catch (AuthenticationException e) {
            var reason = unreachable(e) ? ProviderException.Reason.UNAVAILABLE : ProviderException.Reason.REFUSED;
            LOG.warn("a sign-in at provider {} was refused: {}", provider.id(), e.getMessage());
            throw new ProviderException(reason, String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean unreachable(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResourceAccessException) {
                return true;
            }
        }
        return false;
    }

    private static void checkStrength(Provider provider, Purpose purpose, OidcUser user, Instant since) {
        var accepted = provider.request().acceptedAcr();
        String strength = user.getIdToken().getAuthenticationContextClass();
        if (!accepted.isEmpty() && (strength == null || !accepted.contains(strength))) {
            throw new ProviderException(ProviderException.Reason.TOO_WEAK, "acr is " + strength, null);
        }
        Instant proved = user.getIdToken().getAuthenticatedAt();
        if (purpose == Purpose.CONFIRM && (proved == null || proved.isBefore(since.minus(JUST_NOW)))) {
            throw new ProviderException(ProviderException.Reason.NOT_NOW, "auth_time is " + proved, null);
        }
    }

    private static NimbusJwtClientAuthenticationParametersConverter<OAuth2AuthorizationCodeGrantRequest> assertions(
            Provider provider) {
        var assertions = new NimbusJwtClientAuthenticationParametersConverter<OAuth2AuthorizationCodeGrantRequest>(
                _ -> key(provider));
        String audience = provider.client().assertionAudience();
        if (!audience.isEmpty()) {
            assertions.setJwtClientAssertionCustomizer(
                    context -> context.getClaims().audience(java.util.List.of(audience)));
        }
        return assertions;
    }

    private static com.nimbusds.jose.jwk.JWK key(Provider provider) {
        com.nimbusds.jose.jwk.@Nullable JWK key = provider.client().key().get();
        if (key == null) {
            throw new IllegalStateException("provider " + provider.id() + " has no client key");
        }
        return key;
    }

    private static RestClient rest() {
        return RestClient.builder()
                .requestFactory(Connections.requests())
                .configureMessageConverters(converters -> {
                    converters.addCustomConverter(new FormHttpMessageConverter());
                    converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    private static DefaultOAuth2UserService userInfo() {
        var rest = new RestTemplate(Connections.requests());
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var service = new DefaultOAuth2UserService();
        service.setRestOperations(rest);
        return service;
    }
}
