package org.haskap.signin;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All ways to sign in that a person holds; the last one stays. Two that are taken away at once wait for each other. */
@Component
public class Ways {
    private final ObjectProvider<SignInWay> ways;
    private final JdbcClient jdbc;

    /** Over the ways declared as beans, and the password. */
    public Ways(ObjectProvider<SignInWay> ways, JdbcClient jdbc) {
        this.ways = ways;
        this.jdbc = jdbc;
    }

    /** Lets nobody else take a way from that person until the transaction ends. Call it before taking one away. */
    public void lock(long person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ways of ' || :person, 0))::text")
                .param("person", Long.toString(person))
                .query(String.class)
                .list();
    }

    /**
     * Insists that something is left to sign in with, after one way was taken away in the same transaction.
     *
     * @throws LastWayException when nothing is left
     */
    public void insistOnOne(long person) {
        if (count(person) == 0) {
            throw new LastWayException();
        }
    }

    /** How many ways a person holds; the link by mail counts for everybody who has an address. */
    public int count(long person) {
        return password(person)
                + ways.stream().mapToInt(way -> way.heldBy(person)).sum();
    }

    private int password(long person) {
        return jdbc.sql("select count(*) from account where person_id = :person and password_hash is not null")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    /** The way to be taken away was the last. */
    public static final class LastWayException extends RuntimeException {
        LastWayException() {
            super("the last way to sign in");
        }
    }
}
