package org.haskap.entry;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.haskap.access.People;
import org.haskap.access.Permission;
import org.haskap.indicator.Responsible;
import org.haskap.kernel.JapanTime;
import org.haskap.outbox.Mail;
import org.haskap.outbox.Outbox;
import org.haskap.signin.OutgoingAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds those who enter values: once a week before a day on which figures are due, and once when it has passed. Of a day on
 * which the program did not run what is still to be done is told on the next; what was late before the first run that finds
 * somebody to tell is told then, in one mail.
 */
@Component
class Reminders {
    /** Days before the due day on which the first reminder goes out. */
    static final int AHEAD = 7;

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final int LISTED = 50;

    private final DutyStore store;
    private final Worklist worklist;
    private final People people;
    private final Outbox outbox;
    private final OutgoingAddress address;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Reminders(
            JdbcClient jdbc,
            Worklist worklist,
            People people,
            Outbox outbox,
            OutgoingAddress address,
            TransactionTemplate transactions,
            InstantSource clock) {
        store = new DutyStore(jdbc);
        this.worklist = worklist;
        this.people = people;
        this.outbox = outbox;
        this.address = address;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Why somebody is reminded. */
    enum Phase {
        COMING("coming", "まもなく期限です", "次の実績の入力期限が近づいています。"),
        PASSED("passed", "期限を過ぎました", "次の実績の入力期限を過ぎましたが、まだ入力されていません。"),
        LATE("late", "期限を過ぎたものがあります", "次の実績は、お知らせを始める前に入力期限を過ぎましたが、まだ入力されていません。");

        private final String key;
        private final String title;
        private final String sentence;

        Phase(String key, String title, String sentence) {
            this.key = key;
            this.title = title;
            this.sentence = sentence;
        }
    }

    /**
     * A reminder to one person about one due day.
     *
     * @param phase why
     * @param day the due day; of what was late before the first run, that run's day
     * @param person key of the person
     */
    record Reminder(Phase phase, LocalDate day, long person) {
        /**
         * What makes the mail one of its kind: each person is told once of a day that comes, once of one that has passed, and
         * once of all that was late before anybody was ever told.
         */
        String key() {
            return phase == Phase.LATE
                    ? "observation-late-" + person
                    : "observation-due-" + phase.key + "-" + day + "-" + person;
        }
    }

    /** Writes the reminders of today and of the days since the last run; a second run of a day writes none. */
    void run() {
        LocalDate today = JapanTime.day(clock.instant());
        LocalDate last = store.lastReminded().orElse(null);
        if (last != null && !last.isBefore(today)) {
            return;
        }
        Map<Reminder, List<Worklist.Task>> due =
                of(worklist.all(), people.holders(Permission.ENTER_OBSERVATION), last, today);
        var addresses = new TreeMap<Long, String>();
        people.holders(Permission.ENTER_OBSERVATION).forEach(holder -> {
            String email = holder.person().email();
            if (email != null && Mail.addressProblem(email).isEmpty()) {
                addresses.put(holder.person().id(), email);
            }
        });
        transactions.executeWithoutResult(_ -> {
            var mails = new ArrayList<Mail>();
            due.forEach((reminder, tasks) -> {
                String to = addresses.get(reminder.person());
                if (to != null) {
                    mails.add(mail(reminder, to, tasks));
                }
            });
            if (last == null && mails.isEmpty()) {
                return; // with nobody there yet to be told, what is late by now is still to be told
            }
            if (store.reminded(today, mails.size(), clock.instant())) {
                mails.forEach(outbox::send);
                LOG.info("wrote {} reminders of figures that are due", mails.size());
            }
        });
    }

    /**
     * Whom to remind of what. Pure.
     *
     * @param tasks all work there is
     * @param holders everybody who enters values
     * @param last the last day that was seen to, or null when none ever was
     * @param today the day
     */
    static Map<Reminder, List<Worklist.Task>> of(
            List<Worklist.Task> tasks, List<People.Holder> holders, @Nullable LocalDate last, LocalDate today) {
        var reminders = new TreeMap<Reminder, List<Worklist.Task>>(java.util.Comparator.comparing(Reminder::key));
        for (Worklist.Task task : tasks) {
            Due due = task.due();
            Phase phase = due == null ? null : phase(due.day(), last, today);
            if (due != null && phase != null) {
                for (People.Holder holder : whose(task.responsible(), holders)) {
                    reminders
                            .computeIfAbsent(
                                    new Reminder(
                                            phase,
                                            phase == Phase.LATE ? today : due.day(),
                                            holder.person().id()),
                                    _ -> new ArrayList<>())
                            .add(task);
                }
            }
        }
        return reminders;
    }

    /** What a day's passing since the last run means for what is due on another. */
    private static @Nullable Phase phase(LocalDate due, @Nullable LocalDate before, LocalDate today) {
        LocalDate last = before == null ? today.minusDays(1) : before;
        LocalDate passed = due.plusDays(1);
        LocalDate coming = due.minusDays(AHEAD);
        if (passed.isAfter(last) && !passed.isAfter(today)) {
            return Phase.PASSED;
        }
        if (before == null && passed.isBefore(today)) {
            return Phase.LATE;
        }
        return coming.isAfter(last) && !coming.isAfter(today) ? Phase.COMING : null;
    }

    /** Those of the department; where it has nobody, or there is none, those who may for the plan. */
    private static List<People.Holder> whose(Responsible responsible, List<People.Holder> holders) {
        List<People.Holder> own = holders.stream()
                .filter(holder -> responsible.allowsForDepartment(holder.actor(), Permission.ENTER_OBSERVATION))
                .toList();
        return own.isEmpty()
                ? holders.stream()
                        .filter(holder -> responsible.allows(holder.actor(), Permission.ENTER_OBSERVATION))
                        .toList()
                : own;
    }

    private Mail mail(Reminder reminder, String to, List<Worklist.Task> tasks) {
        var lines = new StringBuilder();
        List<Worklist.Batch> batches = Worklist.batches(tasks);
        batches.stream()
                .limit(LISTED)
                .forEach(batch -> lines.append("・")
                        .append(batch.first().indicator().name().replaceAll("\\p{Cntrl}+", " "))
                        .append("（")
                        .append(batch.periods())
                        .append("）\n"));
        if (batches.size() > LISTED) {
            lines.append("ほかに").append(batches.size() - LISTED).append("件\n");
        }
        boolean late = reminder.phase == Phase.LATE;
        String day = late ? "期限はそれぞれ過ぎています。" : "期限：" + EntryWords.day(reminder.day);
        return new Mail(
                reminder.key(),
                to,
                "実績の入力の" + reminder.phase.title + "（" + (late ? "" : EntryWords.day(reminder.day) + "、") + tasks.size()
                        + "件）",
                """
                %s
                %s

                %s
                値がまだ分からないときは、「調査中」のような理由を入力してください。
                作業一覧のページ：
                %s
                """.formatted(reminder.phase.sentence, day, lines, address.of(Worklist.PATH)));
    }
}
