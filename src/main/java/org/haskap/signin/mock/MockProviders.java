package org.haskap.signin.mock;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.haskap.signin.SignInWay.Audience;
import org.haskap.signin.federation.ClaimMapping;
import org.haskap.signin.federation.Provider;
import org.haskap.signin.federation.ProviderSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/** The stand-in as seen by those who sign in with it: one provider for each audience, as the real ones would be. */
final class MockProviders implements ProviderSource {
    private final MockSite site;

    MockProviders(MockSite site) {
        this.site = site;
    }

    @Override
    public List<Provider> providers() {
        return List.of(
                provider("mock-staff", "模擬の庁内認証", Audience.STAFF, byClientSecret("mock-staff"), "urn:mock:mfa"),
                provider("mock-company", "模擬GビズID", Audience.COMPANY, byClientSecret("mock-company"), "urn:mock:prime"),
                provider("mock-citizen", "模擬マイナンバーカード", Audience.CITIZEN, byKey("mock-citizen"), "aal3"));
    }

    private Provider provider(String id, String label, Audience audience, Provider.Client client, String strength) {
        return new Provider(
                id,
                label,
                audience,
                site.issuer(),
                client,
                new Provider.Request(
                        List.of("openid", "profile"),
                        List.of(strength),
                        Set.of(strength),
                        Map.of(),
                        SignatureAlgorithm.RS256),
                ClaimMapping.of("organization.name name | name | family_name given_name"),
                audience == Audience.CITIZEN,
                true,
                Set.of(),
                Set.of(),
                MockSite.WARNING);
    }

    private Provider.Client byClientSecret(String id) {
        return new Provider.Client(
                id, ClientAuthenticationMethod.CLIENT_SECRET_BASIC, site.secret(id), MockProviders::none, "");
    }

    private static com.nimbusds.jose.jwk.@Nullable JWK none() {
        return null;
    }

    private Provider.Client byKey(String id) {
        return new Provider.Client(id, ClientAuthenticationMethod.PRIVATE_KEY_JWT, null, site::clientKey, "");
    }
}
