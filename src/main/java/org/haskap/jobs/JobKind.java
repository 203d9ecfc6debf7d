package org.haskap.jobs;

import java.time.Duration;
import java.util.List;

/**
 * A kind of work that runs behind a page. Each kind is a bean; a job of it is asked for with {@link Jobs#submit}.
 *
 * @param <T> what the work must be told: a record of keys, kept as JSON. It holds no personal data
 */
public interface JobKind<T> {
    /** Unique name, lower-case with hyphens; stored, so it must not change. */
    String name();

    /** What people call it, such as 「資料の取り込み」. */
    String label();

    /** The class of what the work is told. */
    Class<T> payload();

    /** What progress counts, such as 「行」. */
    default String unit() {
        return "件";
    }

    /** What becomes of a job whose process was killed in the middle of it. */
    default AfterKill afterKill() {
        return AfterKill.FAIL;
    }

    /**
     * How long to wait before each automatic retry after an unexpected failure; empty: none. A
     * {@link JobFailedException} is never retried by itself.
     */
    default List<Duration> retries() {
        return List.of();
    }

    /**
     * Does it, on a thread of its own, bound to the region, as {@code Actor.system(name)}, outside any transaction. Work
     * that is all or nothing calls {@link Progress#finish} inside its transaction.
     *
     * @return what is to be said and shown when it is done
     * @throws JobFailedException when it cannot be done, with the reason as a Japanese sentence
     */
    JobResult work(T payload, Progress progress) throws Exception;

    /** What becomes of a job whose process was killed. */
    enum AfterKill {
        /** It begins anew by itself: its work is all or nothing, or can be done twice without harm. */
        RESUME,
        /** It is marked as failed, and a person decides. */
        FAIL
    }
}
