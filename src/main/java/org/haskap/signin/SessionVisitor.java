package org.haskap.signin;

import java.util.Optional;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.web.Visitor;
import org.springframework.stereotype.Component;

/** Tells the chrome who has signed in. */
@Component
final class SessionVisitor implements Visitor {
    private final People people;

    SessionVisitor(People people) {
        this.people = people;
    }

    @Override
    public Optional<SignedIn> current() {
        Long person = Actors.current().person();
        return person == null
                ? Optional.empty()
                : people.find(person).map(known -> new SignedIn(known.name(), "", null));
    }
}
