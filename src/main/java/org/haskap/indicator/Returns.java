package org.haskap.indicator;

import java.util.Optional;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.outbox.Mail;
import org.haskap.outbox.Outbox;
import org.haskap.signin.OutgoingAddress;
import org.springframework.stereotype.Component;

/** Tells who entered a value that it was sent back, in the transaction that sends it back. */
@Component
class Returns {
    private static final int LONGEST_NAME = 120;

    private final People people;
    private final Outbox outbox;
    private final OutgoingAddress address;

    Returns(People people, Outbox outbox, OutgoingAddress address) {
        this.people = people;
        this.outbox = outbox;
        this.address = address;
    }

    /**
     * Writes the mail.
     *
     * @param name what the indicator is called
     * @param plan the plan's name in addresses
     */
    void tell(Observation row, String name, String plan, String reason) {
        Long person = row.enteredBy();
        Optional<String> to = person == null
                ? Optional.empty()
                : people.find(person)
                        .map(Person::email)
                        .filter(email -> Mail.addressProblem(email).isEmpty());
        to.ifPresent(email -> outbox.send(
                new Mail("observation-returned-" + row.id(), email, "差し戻し：" + shortened(name) + "の実績", """
                        入力された実績が差し戻されました。

                        指標：%s
                        時期：%s
                        入力した値：%s
                        理由：%s

                        次のページで、直して入力し直してください。
                        %s
                        """.formatted(
                                name,
                                row.period().label(),
                                row.isWithdrawal() ? "（取り下げ）" : row.text(),
                                reason,
                                address.of("/staff/kpis/" + row.indicator().code() + "/entries?plan=" + plan)))));
    }

    private static String shortened(String name) {
        String line = name.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…";
    }
}
