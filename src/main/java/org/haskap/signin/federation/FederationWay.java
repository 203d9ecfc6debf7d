package org.haskap.signin.federation;

import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Actors;
import org.haskap.signin.SecuritySection;
import org.haskap.signin.SignInWay;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.stereotype.Component;

/** Providers on the sign-in page and on the page of what a person signs in with. */
@Component
final class FederationWay implements SignInWay, SecuritySection {
    private final Providers providers;
    private final Identities identities;
    private final ProviderSignOut signOut;

    FederationWay(Providers providers, Identities identities, ProviderSignOut signOut) {
        this.providers = providers;
        this.identities = identities;
        this.signOut = signOut;
    }

    @Override
    public List<Choice> choices() {
        var choices = new ArrayList<Choice>();
        for (Provider provider : providers.all()) {
            choices.add(new Choice(
                    50 + choices.size(),
                    provider.audience(),
                    provider.label() + "でログインする",
                    provider.warning(),
                    "/sign-in/with/" + provider.id()));
        }
        return List.copyOf(choices);
    }

    @Override
    public int heldBy(long person) {
        return identities.count(
                person, providers.all().stream().map(Provider::issuer).toList());
    }

    @Override
    public void customize(HttpSecurity http) {
        http.logout(logout -> logout.addLogoutHandler(signOut).logoutSuccessHandler(signOut));
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Words words() {
        Long person = Actors.current().person();
        int count = person == null ? 0 : identities.of(person).size();
        return new Words(
                "外部の認証",
                count == 0 ? "まだ結び付いていません。結び付けると、その認証でログインできます。" : count + "件結び付いています。",
                "外部の認証を結び付ける・外す",
                "/my/security/identities");
    }
}
