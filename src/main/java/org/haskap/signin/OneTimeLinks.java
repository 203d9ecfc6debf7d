package org.haskap.signin;

import static java.sql.Types.BIGINT;
import static java.sql.Types.TIMESTAMP_WITH_TIMEZONE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.haskap.access.Actors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links that work once: 256 random bits go out, only their digest stays. */
@Component
class OneTimeLinks {
    private static final int TOKEN_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final LinkStore store;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeLinks(JdbcClient jdbc, InstantSource clock) {
        store = new LinkStore(jdbc);
        this.clock = clock;
    }

    /**
     * A new link's token.
     *
     * @param person whom it is for, or null
     * @param invitation what it belongs to, or null
     * @param recovery what it belongs to, or null
     * @param email what it is about, or null
     */
    String issue(
            LinkKind kind,
            @Nullable Long person,
            @Nullable Long invitation,
            @Nullable Long recovery,
            @Nullable String email) {
        Instant now = clock.instant();
        return issue(
                new OneTimeLink(kind, person, invitation, recovery, email, null, null, now.plus(kind.validity()), null),
                now);
    }

    /**
     * The same for a link of somebody's account that works only from an instant on, and then as long as others. It remembers
     * the current actor as who began it.
     */
    String issueFrom(Instant from, LinkKind kind, long person, @Nullable Long recovery, @Nullable String email) {
        return issue(
                new OneTimeLink(
                        kind,
                        person,
                        null,
                        recovery,
                        email,
                        Actors.current().person(),
                        from,
                        from.plus(kind.validity()),
                        null),
                clock.instant());
    }

    private String issue(OneTimeLink link, Instant now) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        store.insert(hash(token), link, now);
        return token;
    }

    /** The link of a token, while it works. */
    OneTimeLink look(LinkKind kind, String token) {
        OneTimeLink link = find(kind, token).orElseThrow(() -> LinkProblemException.unknown(kind));
        if (!link.worksAt(clock.instant())) {
            throw LinkProblemException.of(link, clock.instant());
        }
        return link;
    }

    /** Uses a link up, in the current transaction. Of two who try at once, one succeeds. */
    OneTimeLink use(LinkKind kind, String token) {
        OneTimeLink link = look(kind, token);
        if (!store.use(hash(token), clock.instant())) {
            throw find(kind, token)
                    .map(found -> LinkProblemException.of(found, clock.instant()))
                    .orElseGet(() -> LinkProblemException.unknown(kind));
        }
        return link;
    }

    /** Lets a person's links of a kind work no more. */
    void voidAll(LinkKind kind, @Nullable Long person) {
        store.expireOfPerson(kind, person, clock.instant());
    }

    /** A person's link of a kind that waits for its time. */
    Optional<OneTimeLink> waiting(LinkKind kind, long person) {
        return store.unused(kind, person)
                .filter(link -> link.waitsAt(clock.instant()) || link.worksAt(clock.instant()));
    }

    /** Lets an invitation's links work no more. */
    void voidInvitation(long invitation) {
        store.expireOfInvitation(invitation, clock.instant());
    }

    /** Lets a recovery's links work no more. */
    void voidRecovery(long recovery) {
        store.expireOfRecovery(recovery, clock.instant());
    }

    /** Forgets links that ended long ago; how many. */
    int forget(Instant before) {
        return store.deleteExpired(before);
    }

    private Optional<OneTimeLink> find(LinkKind kind, String token) {
        return TOKEN.matcher(token).matches() ? store.find(kind, hash(token)) : Optional.empty();
    }

    /** A key for the mail that carries the token: the same for the same link, and no way back to it. */
    static String mailKey(LinkKind kind, String token) {
        return "link-" + kind.name().toLowerCase(java.util.Locale.ROOT) + "-"
                + HexFormat.of().formatHex(hash(token), 0, 16);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The table of links. */
    private record LinkStore(JdbcClient jdbc) {
        void insert(byte[] hash, OneTimeLink link, Instant now) {
            jdbc.sql("""
                            insert into one_time_link
                                (hash, kind, person_id, invitation_id, recovery_id, email, begun_by, created_at, works_from,
                                expires_at)
                            values (:hash, :kind, :person, :invitation, :recovery, :email, :by, :now, :from, :expires)
                            """)
                    .param("hash", hash)
                    .param("kind", link.kind().name())
                    .param("person", link.person())
                    .param("invitation", link.invitation())
                    .param("recovery", link.recovery())
                    .param("email", link.email())
                    .param("by", link.begunBy(), BIGINT)
                    .param("now", Rows.at(now))
                    .param("from", link.worksFrom() == null ? null : Rows.at(link.worksFrom()), TIMESTAMP_WITH_TIMEZONE)
                    .param("expires", Rows.at(link.expiresAt()))
                    .update();
        }

        Optional<OneTimeLink> find(LinkKind kind, byte[] hash) {
            return jdbc.sql("""
                            select person_id, invitation_id, recovery_id, email, begun_by, works_from, expires_at, used_at
                            from one_time_link where hash = :hash and kind = :kind
                            """)
                    .param("hash", hash)
                    .param("kind", kind.name())
                    .query((row, _) -> link(kind, row))
                    .optional();
        }

        Optional<OneTimeLink> unused(LinkKind kind, long person) {
            return jdbc.sql("""
                            select person_id, invitation_id, recovery_id, email, begun_by, works_from, expires_at, used_at
                            from one_time_link
                            where person_id = :person and kind = :kind and used_at is null and works_from is not null
                            order by expires_at desc limit 1
                            """)
                    .param("person", person)
                    .param("kind", kind.name())
                    .query((row, _) -> link(kind, row))
                    .optional();
        }

        private static OneTimeLink link(LinkKind kind, ResultSet row) throws SQLException {
            return new OneTimeLink(
                    kind,
                    row.getObject("person_id", Long.class),
                    row.getObject("invitation_id", Long.class),
                    row.getObject("recovery_id", Long.class),
                    row.getString("email"),
                    row.getObject("begun_by", Long.class),
                    Rows.instant(row, "works_from"),
                    row.getTimestamp("expires_at").toInstant(),
                    Rows.instant(row, "used_at"));
        }

        boolean use(byte[] hash, Instant now) {
            return jdbc.sql("""
                                    update one_time_link set used_at = :now
                                    where hash = :hash and used_at is null and expires_at > :now
                                        and coalesce(works_from, :now) <= :now
                                    """).param("hash", hash).param("now", Rows.at(now)).update() == 1;
        }

        void expireOfPerson(LinkKind kind, @Nullable Long person, Instant now) {
            jdbc.sql("""
                            update one_time_link set expires_at = :now
                            where kind = :kind and person_id is not distinct from :person
                                and used_at is null and expires_at > :now
                            """)
                    .param("kind", kind.name())
                    .param("person", person, BIGINT)
                    .param("now", Rows.at(now))
                    .update();
        }

        void expireOfInvitation(long invitation, Instant now) {
            jdbc.sql("""
                            update one_time_link set expires_at = :now
                            where invitation_id = :invitation and used_at is null and expires_at > :now
                            """)
                    .param("invitation", invitation)
                    .param("now", Rows.at(now))
                    .update();
        }

        void expireOfRecovery(long recovery, Instant now) {
            jdbc.sql("""
                            update one_time_link set expires_at = :now
                            where recovery_id = :recovery and used_at is null and expires_at > :now
                            """).param("recovery", recovery).param("now", Rows.at(now)).update();
        }

        int deleteExpired(Instant before) {
            return jdbc.sql("delete from one_time_link where expires_at < :before")
                    .param("before", Rows.at(before))
                    .update();
        }
    }
}
