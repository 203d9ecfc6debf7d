package org.haskap.signin.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.haskap.signin.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Signing out here leads on to the provider that signed in, where that is configured and the provider says how. Our own
 * session has ended before that, whatever becomes of the rest.
 */
@Component
final class ProviderSignOut implements LogoutHandler, LogoutSuccessHandler {
    private static final String SESSION = ProviderSignOut.class.getName();

    private final Providers providers;
    private final Connections connections;
    private final PublicAddress address;

    ProviderSignOut(Providers providers, Connections connections, PublicAddress address) {
        this.providers = providers;
        this.connections = connections;
        this.address = address;
    }

    /** Keeps what ending the provider's session will need. */
    void remember(Provider provider, Proof proof, HttpServletRequest request) {
        if (provider.endsSession()) {
            request.getSession().setAttribute(SESSION, proof);
        }
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(SESSION) instanceof Proof proof) {
            request.setAttribute(SESSION, proof);
        }
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        response.sendRedirect(request.getAttribute(SESSION) instanceof Proof proof ? onward(proof, request) : "/");
    }

    private String onward(Proof proof, HttpServletRequest request) {
        return providers
                .find(proof.provider())
                .flatMap(connections::known)
                .flatMap(Connection::endSession)
                .map(end -> UriComponentsBuilder.fromUriString(end)
                        .queryParam("id_token_hint", "{hint}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(proof.token(), address.of(request) + "/")
                        .toUriString())
                .orElse("/");
    }
}
