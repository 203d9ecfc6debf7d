package org.haskap.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** The sessions of a region: how long they last, whose they are, and how they end. */
@Component
public class Sessions {
    /** The region setting with the minutes a session lasts without a request. */
    public static final String IDLE_MINUTES = "session.idle-minutes";

    /** The region setting with the hours a session lasts at most. */
    public static final String HOURS = "session.hours";

    private static final int IDLE_DEFAULT = 30;
    private static final int HOURS_DEFAULT = 12;

    private final JdbcClient jdbc;
    private final RegionSettings settings;
    private final Audit audit;
    private final InstantSource clock;
    private final ObjectProvider<JdbcIndexedSessionRepository> repository;

    /** On the given database. */
    Sessions(
            JdbcClient jdbc,
            RegionSettings settings,
            Audit audit,
            InstantSource clock,
            ObjectProvider<JdbcIndexedSessionRepository> repository) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.audit = audit;
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

    /** Ends one of the person's own sessions; false when there is none of that name. */
    boolean end(long person, String id) {
        Optional<String> key = sessions(person).values().stream()
                .filter(session ->
                        about(session).filter(about -> about.id().equals(id)).isPresent())
                .map(Session::getId)
                .findFirst();
        key.ifPresent(repository.getObject()::deleteById);
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

    /** Forgets what has ended; how many. */
    @Transactional
    public int sweep() {
        return jdbc.sql("delete from spring_session where expiry_time < :now")
                .param("now", clock.millis())
                .update();
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
