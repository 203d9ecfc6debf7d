package org.haskap.signin.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.haskap.access.Actors;
import org.haskap.signin.Factor;
import org.haskap.signin.SignedIn;
import org.haskap.web.ContentSecurityPolicy;
import org.haskap.web.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Signing in at a provider: there, and back. */
@Controller
final class ProviderController {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderController.class);

    private final Providers providers;
    private final Connections connections;
    private final CodeFlow flow;
    private final Identities identities;
    private final SignedIn signedIn;
    private final ProviderSignOut signOut;
    private final ProviderPages pages;
    private final ContentSecurityPolicy policy;

    ProviderController(
            Providers providers,
            Connections connections,
            CodeFlow flow,
            Identities identities,
            SignedIn signedIn,
            ProviderSignOut signOut,
            ProviderPages pages,
            ContentSecurityPolicy policy) {
        this.providers = providers;
        this.connections = connections;
        this.flow = flow;
        this.identities = identities;
        this.signedIn = signedIn;
        this.signOut = signOut;
        this.pages = pages;
        this.policy = policy;
    }

    /** Says where the button leads; a provider that does not answer is met here and not behind the button. */
    @GetMapping("/sign-in/with/{id}")
    Object before(@PathVariable String id, HttpServletResponse response) {
        Provider provider = provider(id);
        try {
            connections.to(provider);
            response.setHeader(ContentSecurityPolicy.HEADER, policy.value()); // now that its own addresses are known
            return pages.before(provider);
        } catch (ProviderException e) {
            return pages.problem(provider, e.reason());
        }
    }

    @PostMapping("/sign-in/with/{id}")
    Object begin(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        Provider provider = provider(id);
        var purpose = Actors.current().person() == null ? CodeFlow.Purpose.SIGN_IN : CodeFlow.Purpose.CONFIRM;
        try {
            return "redirect:" + flow.begin(provider, purpose, request, response);
        } catch (ProviderException e) {
            return pages.problem(provider, e.reason());
        }
    }

    @GetMapping("/sign-in/with/{id}/return")
    Object back(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        Provider provider = provider(id);
        try {
            CodeFlow.Outcome outcome = flow.finish(provider, request, response);
            return "redirect:" + next(provider, outcome, request, response);
        } catch (ProviderException e) {
            LOG.info("sign-in at provider {}: {}, {}", provider.id(), e.reason(), e.getMessage());
            return pages.problem(provider, e.reason());
        }
    }

    private String next(
            Provider provider, CodeFlow.Outcome outcome, HttpServletRequest request, HttpServletResponse response) {
        Proof proof = outcome.proof();
        Long me = Actors.current().person();
        if (outcome.purpose() == CodeFlow.Purpose.LINK) {
            return linked(me, proof);
        }
        Optional<Long> owner = identities.owner(proof);
        if (me != null && !owner.equals(Optional.of(me))) {
            throw new ProviderException(ProviderException.Reason.OTHER_PERSON, "somebody else has signed in", null);
        }
        if (owner.isEmpty()) {
            Unknown.keep(proof, request);
            return "/sign-in/newcomer";
        }
        identities.used(proof);
        String next = signedIn.complete(request, response, owner.get(), Factor.PROVIDER, proof.proved());
        signOut.remember(provider, proof, request);
        return next;
    }

    private String linked(@org.jspecify.annotations.Nullable Long me, Proof proof) {
        if (me == null) {
            throw new ProviderException(ProviderException.Reason.STALE, "signed out meanwhile", null);
        }
        if (!identities.link(Objects.requireNonNull(me), proof)) {
            throw new ProviderException(ProviderException.Reason.TAKEN, "linked to somebody else", null);
        }
        return "/my/security/identities?done=linked";
    }

    private Provider provider(String id) {
        return providers.find(id).orElseThrow(() -> new NotFoundException("この認証は、ここでは使われていません。"));
    }
}
