package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.People;
import org.haskap.access.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes in the trail that a person signs out. */
@Component
class SignOut implements LogoutHandler {
    private final People people;
    private final Audit audit;
    private final TransactionTemplate transactions;

    SignOut(People people, Audit audit, TransactionTemplate transactions) {
        this.people = people;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof SignedInPerson(long person)) {
            Actors.as(people.actor(person, null, request.getRemoteAddr()), () -> {
                transactions.executeWithoutResult(
                        _ -> audit.record("signin.out", Subject.of("person", person), Map.of(), Map.of()));
                return true;
            });
        }
    }
}
