package org.haskap.signin.mock;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The stand-in itself: an authorization server below {@code /mock-idp}, whose people choose themselves. */
final class MockChain {
    private final MockSite site;

    MockChain(MockSite site) {
        this.site = site;
    }

    SecurityFilterChain build(HttpSecurity http) {
        JWKSource<SecurityContext> keys = new ImmutableJWKSet<>(new JWKSet(site.serverKey()));
        var tokens = new JwtGenerator(new NimbusJwtEncoder(keys));
        tokens.setJwtCustomizer(MockChain::describe);
        http.setSharedObject(JWKSource.class, keys);
        return http.securityMatcher(MockSite.PATH + "/**")
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.registeredClientRepository(clients())
                                .authorizationService(new InMemoryOAuth2AuthorizationService())
                                .authorizationConsentService(new InMemoryOAuth2AuthorizationConsentService())
                                .authorizationServerSettings(AuthorizationServerSettings.builder()
                                        .multipleIssuersAllowed(true)
                                        .build())
                                .tokenGenerator((OAuth2TokenGenerator<?>) tokens)
                                .clientAuthentication(clients ->
                                        clients.authenticationProviders(all -> all.forEach(each -> {
                                            if (each instanceof JwtClientAssertionAuthenticationProvider assertions) {
                                                assertions.setJwtDecoderFactory(this::assertionDecoder);
                                            }
                                        })))
                                .oidc(oidc -> oidc.userInfoEndpoint(info -> info.userInfoMapper(context ->
                                        userInfo(context.getAuthorization().getPrincipalName())))))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(accessTokens())))
                .authorizeHttpRequests(requests -> requests.requestMatchers(MockSite.PATH + "/people")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(new MockChoice()))
                .exceptionHandling(problems -> problems.defaultAuthenticationEntryPointFor(
                        (request, response, _) ->
                                response.sendRedirect(MockSite.PATH + "/people?" + request.getQueryString()),
                        PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.GET, MockSite.PATH + "/oauth2/authorize")))
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static OidcUserInfo userInfo(String subject) {
        var claims = new HashMap<String, Object>();
        claims.put("sub", subject);
        MockPerson.withSubject(subject).ifPresent(person -> claims.putAll(person.claims()));
        return new OidcUserInfo(claims);
    }

    /** Says how strongly the person was authenticated: just as strongly as was asked for. */
    private static void describe(JwtEncodingContext context) {
        if (!OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            return;
        }
        var authorization = context.getAuthorization();
        if (authorization == null) {
            return;
        }
        org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest asked = authorization.getAttribute(
                org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest.class.getName());
        Object strengths =
                asked == null ? null : asked.getAdditionalParameters().get("acr_values");
        if (strengths instanceof String text) {
            context.getClaims().claim("acr", text.split(" ", -1)[0]);
        }
    }

    private RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(
                withSecret("mock-staff"),
                withSecret("mock-company"),
                client("mock-citizen")
                        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                        .build());
    }

    private RegisteredClient withSecret(String id) {
        return client(id)
                .clientSecret("{noop}" + site.secret(id))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .build();
    }

    private RegisteredClient.Builder client(String id) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(
                        uris -> site.origins().forEach(origin -> uris.add(origin + "/sign-in/with/" + id + "/return")))
                .postLogoutRedirectUris(uris -> site.origins().forEach(origin -> uris.add(origin + "/")))
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS256)
                        .build());
    }

    private JwtDecoder assertionDecoder(RegisteredClient client) {
        var decoder = decoder(site.clientKey());
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(client)));
        return decoder;
    }

    private JwtDecoder accessTokens() {
        return decoder(site.serverKey());
    }

    private static NimbusJwtDecoder decoder(com.nimbusds.jose.jwk.RSAKey key) {
        try {
            RSAPublicKey open = key.toRSAPublicKey();
            return NimbusJwtDecoder.withPublicKey(open)
                    .signatureAlgorithm(SignatureAlgorithm.RS256)
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
