package org.haskap.jobs;

import java.time.Duration;
import java.util.List;

/** A kind of job whose work a test gives. */
record Kind(String name, AfterKill afterKill, List<Duration> retries, Work does) implements JobKind<Kind.Told> {
    Kind(String name, Work does) {
        this(name, AfterKill.FAIL, List.of(), does);
    }

    /** What the work is told. */
    record Told(long document, String name) {}

    /** The work. */
    interface Work {
        JobResult of(Told told, Progress progress) throws Exception;
    }

    @Override
    public String label() {
        return "資料の取り込み";
    }

    @Override
    public String unit() {
        return "行";
    }

    @Override
    public Class<Told> payload() {
        return Told.class;
    }

    @Override
    public JobResult work(Told told, Progress progress) throws Exception {
        return does.of(told, progress);
    }
}
