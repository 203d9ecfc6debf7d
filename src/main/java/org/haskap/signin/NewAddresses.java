package org.haskap.signin;

import org.haskap.access.EmailChanged;
import org.haskap.outbox.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What follows when a person's address changed, by whomever: links sent to the old one work no more, and it is told. */
@Component
class NewAddresses {
    private final OneTimeLinks links;
    private final Outbox outbox;

    NewAddresses(OneTimeLinks links, Outbox outbox) {
        this.links = links;
        this.outbox = outbox;
    }

    @EventListener
    void changed(EmailChanged change) {
        long person = change.after().id();
        links.voidAll(LinkKind.SIGN_IN, person);
        links.voidAll(LinkKind.EMAIL, person);
        String old = change.before().email();
        if (old != null) {
            outbox.send(Mails.addressChanged(
                    "address-" + person + "-" + change.after().version(), old));
        }
    }
}
