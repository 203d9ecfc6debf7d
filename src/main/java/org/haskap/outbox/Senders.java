package org.haskap.outbox;

import org.haskap.database.RegionSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Finds in whose name the current region's mails go out. What is unfit to be an address counts as not set. */
@Component
final class Senders {
    private static final String NOBODY = "no-reply@localhost.localdomain";

    private final RegionSettings settings;
    private final String byDefault;

    Senders(
            RegionSettings settings,
            @Value("${haskap.mail.from:}") String from,
            @Value("${spring.mail.username:}") String user) {
        this.settings = settings;
        byDefault = fit(from) ? from : fit(user) ? user : NOBODY;
    }

    Sender current() {
        return new Sender(
                settings.get(Outbox.FROM).filter(Senders::fit).orElse(byDefault),
                settings.get(RegionSettings.NAME).orElse("Haskap"),
                settings.get(Outbox.REPLY_TO).filter(Senders::fit).orElse(null));
    }

    private static boolean fit(String address) {
        return Addresses.problem(address).isEmpty();
    }
}
