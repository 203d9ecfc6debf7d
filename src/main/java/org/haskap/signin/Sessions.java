package org.haskap.signin;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.Subject;
import org.haskap.database.RegionSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The sessions of a region: how long they last, whose they are, and how they end. */
@Component
public class Sessions {
    /** The region setting with the minutes a session lasts without a request. */
    public static final String IDLE_MINUTES = "session.idle-minutes";

    /** The region setting with the hours a session lasts at most. */
    public static final String HOURS = "session.hours";

    /** Seconds that a session lasts without a request before anybody has signed in. */
    static final int OF_STRANGERS = 15 * 60;

    /** The same where something waits in it: what somebody typed, or a link that was opened. */
    static final int OF_WAITING = 30 * 60;

    private static final String EXPIRED = "signin.expired";
    private static final Pattern PERSON = Pattern.compile("\\d{1,18}");
    private static final int IDLE_DEFAULT = 30;
    private static final int HOURS_DEFAULT = 12;

    private final JdbcClient jdbc;
    private final RegionSettings settings;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final ObjectProvider<JdbcIndexedSessionRepository> repository;

    /** On the given database. */
    Sessions(
            JdbcClient jdbc,
            RegionSettings settings,
            Audit audit,
            TransactionTemplate transactions,
            InstantSource clock,
            ObjectProvider<JdbcIndexedSessionRepository> repository) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.repository = repository;
    }

    /** How long a session lasts without a request. */
    Duration idle() {
        return Duration.ofMinutes(number(IDLE_MINUTES, IDLE_DEFAULT, 24 * 60));
    }

    /** How long a session lasts at most. */
    Duration atMost() {
        return Duration.ofHours(number(HOURS, HOURS_DEFAULT, 24 * 30));
    }

    private int number(String key, int otherwise, int largest) {
        return settings.get(key)
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= largest)
                .orElse(otherwise);
    }

    /**
     * The person's sessions, the newest first.
     *
     * @param current key of the session that asks
     */
    List<Open> of(long person, String current) {
        return sessions(person).values().stream()
                .flatMap(session -> about(session)
                        .map(about -> new Open(
                                about,
                                session.getLastAccessedTime(),
                                session.getId().equals(current)))
                        .stream())
                .sorted(Comparator.comparing((Open open) -> open.about().startedAt())
                        .reversed())
                .toList();
    }

    /** A session of a stranger in which something waits lasts longer than an empty one. */
    public static void lengthen(HttpSession session) {
        if (session.getMaxInactiveInterval() < OF_WAITING && session.getAttribute(SessionAbout.ATTRIBUTE) == null) {
            session.setMaxInactiveInterval(OF_WAITING);
        }
    }

    /** Ends one of the person's own sessions; false when there is none of that name. */
    boolean end(long person, String id) {
        Optional<String> key = sessions(person).values().stream()
                .filter(session ->
                        about(session).filter(about -> about.id().equals(id)).isPresent())
                .map(Session::getId)
                .findFirst();
        key.ifPresent(session -> {
            repository.getObject().deleteById(session);
            transactions.executeWithoutResult(_ -> note("signin.ended", person));
        });
        return key.isPresent();
    }

    private Map<String, ? extends Session> sessions(long person) {
        FindByIndexNameSessionRepository<? extends Session> found = repository.getObject();
        return found.findByPrincipalName(Long.toString(person));
    }

    private static Optional<SessionAbout> about(Session session) {
        return session.getAttribute(SessionAbout.ATTRIBUTE) instanceof SessionAbout about
                ? Optional.of(about)
                : Optional.empty();
    }

    /**
     * Ends a person's sessions, in the current transaction.
     *
     * @param stays key of one that does not end, or null
     * @return how many ended
     */
    @Transactional
    public int endAll(long person, @Nullable String stays) {
        int ended = jdbc.sql("""
                        delete from spring_session
                        where principal_name = :person and session_id is distinct from :stays
                        """)
                .param("person", Long.toString(person))
                .param("stays", stays, java.sql.Types.CHAR)
                .update();
        if (ended > 0) {
            audit.record(
                    "signin.out-everywhere",
                    Subject.of("person", person),
                    Map.of(),
                    Map.of("count", Integer.toString(ended)));
        }
        return ended;
    }

    /** The trail tells that a session had lasted as long as it may. */
    void ranOut(String person, String from) {
        if (PERSON.matcher(person).matches()) {
            Actors.as(Actor.system("session", from), () -> {
                transactions.executeWithoutResult(_ -> note(EXPIRED, Long.parseLong(person)));
                return true;
            });
        }
    }

    /** Forgets what has ended; how many. The trail tells of the sessions of people who had signed in. */
    @Transactional
    public int sweep() {
        List<Optional<String>> ended = jdbc.sql(
                        "delete from spring_session where expiry_time < :now returning principal_name")
                .param("now", clock.millis())
                .query((row, _) -> Optional.ofNullable(row.getString("principal_name")))
                .list();
        ended.stream()
                .flatMap(Optional::stream)
                .filter(name -> PERSON.matcher(name).matches())
                .forEach(name -> note(EXPIRED, Long.parseLong(name)));
        return ended.size();
    }

    private void note(String action, long person) {
        audit.record(action, Subject.of(Subject.PERSON, person), Map.of(), Map.of());
    }

    /**
     * A session that has not ended.
     *
     * @param about what it says of itself
     * @param lastAt when it was used last
     * @param current whether it is the one that asks
     */
    public record Open(SessionAbout about, Instant lastAt, boolean current) {}
}
