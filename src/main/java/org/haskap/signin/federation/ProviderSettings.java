package org.haskap.signin.federation;

import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.haskap.signin.SignInWay.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/**
 * The settings {@code haskap.oidc.<id>.…} of one provider, as {@code docs/identity-providers.md} describes them.
 *
 * @param issuer its address
 * @param clientId how we call ourselves there
 * @param clientSecret shared with it, unless a key is used
 * @param clientKey file with our private key, for {@code private_key_jwt}
 * @param authentication {@code client_secret_basic}, {@code client_secret_post}, {@code private_key_jwt} or {@code none}
 * @param assertionAudience whom a signed proof is addressed to; the token endpoint unless set
 * @param label what people know it by
 * @param audience {@code staff}, {@code company} or {@code citizen}
 * @param scopes what is asked for, {@code openid} always included
 * @param acrValues how strongly the person is to be authenticated
 * @param acceptedAcr the answers to that which are enough
 * @param parameters further parameters of the request
 * @param claims {@code claims.name}: how a person's name is read, see {@link ClaimMapping}
 * @param algorithm with which its tokens are signed
 * @param selfRegistration whether people may join without an invitation; only for {@code citizen}
 * @param endSession whether signing out here signs out there
 * @param formOrigins further origins that its sign-in leads through
 * @param regions the regions that offer it; all unless set
 */
record ProviderSettings(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable Path clientKey,
        @DefaultValue("client_secret_basic") String authentication,
        @DefaultValue("") String assertionAudience,
        @Nullable String label,
        @DefaultValue("staff") String audience,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue List<String> acrValues,
        @DefaultValue Set<String> acceptedAcr,
        @DefaultValue Map<String, String> parameters,
        @DefaultValue Map<String, String> claims,
        @DefaultValue("RS256") String algorithm,
        @DefaultValue("false") boolean selfRegistration,
        @DefaultValue("false") boolean endSession,
        @DefaultValue Set<String> formOrigins,
        @DefaultValue Set<String> regions) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String USUAL_NAME = "name | family_name given_name | preferred_username";
    private static final Set<ClientAuthenticationMethod> METHODS = Set.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST,
            ClientAuthenticationMethod.PRIVATE_KEY_JWT,
            ClientAuthenticationMethod.NONE);

    /**
     * The provider these settings mean.
     *
     * @throws IllegalStateException naming the setting and the remedy, when one is missing or cannot be meant
     */
    Provider provider(String id) {
        String prefix = "haskap.oidc." + id + ".";
        if (!ID.matcher(id).matches()) {
            throw new IllegalStateException(
                    prefix + "…: name a provider with lower-case letters, digits and hyphens, at most 40");
        }
        var client = client(prefix);
        var request = new Provider.Request(
                withOpenid(),
                acrValues,
                acceptedAcr,
                parameters,
                insist(SignatureAlgorithm.from(algorithm), prefix + "algorithm", "such as RS256 or ES256"));
        var meant = audience(prefix);
        if (selfRegistration && meant != Audience.CITIZEN) {
            throw new IllegalStateException(prefix + "self-registration: only where audience is citizen; staff and"
                    + " companies come by invitation");
        }
        for (String origin : formOrigins) {
            insist(origin.matches("https?://[^/\\s;,]+") ? origin : null, prefix + "form-origins", "https://host");
        }
        return new Provider(
                id,
                label == null ? id : label,
                meant,
                issuer(prefix),
                client,
                request,
                names(prefix),
                selfRegistration,
                endSession,
                formOrigins,
                regions,
                "");
    }

    private Provider.Client client(String prefix) {
        var method = new ClientAuthenticationMethod(authentication);
        if (!METHODS.contains(method)) {
            throw new IllegalStateException(prefix + "authentication: “" + authentication
                    + "” is none of client_secret_basic, client_secret_post, private_key_jwt, none");
        }
        boolean bySecret = method.equals(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                || method.equals(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        if (bySecret && (clientSecret == null || clientSecret.isBlank())) {
            throw new IllegalStateException(prefix + "client-secret is missing; give it, or a client-key with"
                    + " authentication=private_key_jwt");
        }
        boolean byKey = method.equals(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        if (byKey && (clientKey == null || !Files.isReadable(clientKey))) {
            throw new IllegalStateException(prefix + "client-key: " + clientKey
                    + " is no file that can be read; name the file with the private key");
        }
        return new Provider.Client(
                insist(clientId, prefix + "client-id", "the name the provider gave this site"),
                method,
                bySecret ? clientSecret : null,
                byKey && clientKey != null ? once(clientKey) : () -> null,
                assertionAudience);
    }

    private static Supplier<@Nullable JWK> once(Path file) {
        return new Supplier<>() {
            private volatile @Nullable JWK read;

            @Override
            public JWK get() {
                JWK known = read;
                if (known == null) {
                    known = ClientKey.read(file);
                    read = known;
                }
                return known;
            }
        };
    }

    private String issuer(String prefix) {
        String given = insist(issuer, prefix + "issuer", "the provider's address, such as https://login.example.jp");
        try {
            var address = URI.create(given);
            boolean own = "localhost".equals(address.getHost()) || "127.0.0.1".equals(address.getHost());
            if (address.getHost() != null
                    && address.getRawQuery() == null
                    && ("https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && own))) {
                return given;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(prefix + "issuer: “" + given + "” is no address", e);
        }
        throw new IllegalStateException(prefix + "issuer: “" + given
                + "” must begin with https:// (http only for this machine) and have no query");
    }

    private Audience audience(String prefix) {
        for (Audience each : Audience.values()) {
            if (each != Audience.EVERYONE
                    && each.name().toLowerCase(Locale.ROOT).equals(audience)) {
                return each;
            }
        }
        throw new IllegalStateException(prefix + "audience: “" + audience + "” is none of staff, company, citizen");
    }

    private ClaimMapping names(String prefix) {
        for (String key : claims.keySet()) {
            insist(key.equals("name") ? key : null, prefix + "claims." + key, "only claims.name is read");
        }
        try {
            return ClaimMapping.of(claims.getOrDefault("name", USUAL_NAME));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(prefix + "claims.name: " + e.getMessage(), e);
        }
    }

    private List<String> withOpenid() {
        var all = new ArrayList<>(scopes);
        if (!all.contains("openid")) {
            all.addFirst("openid");
        }
        return all;
    }

    private static <T> T insist(@Nullable T value, String setting, String remedy) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalStateException(setting + " is missing or cannot be read; give " + remedy);
        }
        return value;
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "ProviderSettings[" + issuer + ", " + clientId + "]";
    }
}
