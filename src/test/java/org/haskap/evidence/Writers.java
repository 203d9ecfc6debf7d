package org.haskap.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import org.haskap.access.AsOperator;
import org.jspecify.annotations.Nullable;

/**
 * People who record facts and take some back, all at once, while somebody rolls them up again and again, until they are stopped or
 * their database is gone. Each fact they were promised is acknowledged by its key, after its transaction. The link of a fact names
 * whom it is for, so that people can be counted without their pseudonyms.
 */
final class Writers implements AutoCloseable {
    private static final List<@Nullable String> NODES = Arrays.asList("m1-p1", "m1-p2", "m2-p1", null);
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 10, 1); // in two fiscal years
    private static final int DAYS = 365;
    private static final int PEOPLE = 40;

    private final TestEvidence here;
    private final LongConsumer acknowledged;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch begun;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    Writers(TestEvidence here, String name, int writers, LongConsumer acknowledged) {
        this.here = here;
        this.acknowledged = acknowledged;
        begun = new CountDownLatch(writers);
        for (int i = 0; i < writers; i++) {
            threads.add(thread(new Writer(name + "-" + i)));
        }
        threads.add(thread(here.rollups::roll));
    }

    /** Does something again and again. */
    private Thread thread(Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .unstarted(() -> AsOperator.call(() -> {
                    try {
                        while (!stopped) {
                            work.run();
                        }
                    } catch (RuntimeException e) {
                        failure = failure == null ? e : failure;
                        while (begun.getCount() > 0) {
                            begun.countDown();
                        }
                    }
                    return stopped;
                }));
    }

    /** Begins, and returns when each has recorded something. */
    Writers start() throws InterruptedException {
        threads.forEach(Thread::start);
        begun.await();
        return this;
    }

    /** Stops those who wait for a connection to a database that is gone. */
    void giveUp() {
        stopped = true;
        threads.forEach(Thread::interrupt);
        close();
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What went wrong for the first who could not go on, or null. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** What one writer does; keeps in mind what it may take back. */
    private final class Writer implements Runnable {
        private final String name;
        private final Random random;
        private final List<Long> mine = new ArrayList<>();
        private int times;

        Writer(String name) {
            this.name = name;
            random = new Random(name.hashCode());
        }

        @Override
        public void run() {
            times++;
            List<Long> keys;
            if (!mine.isEmpty() && random.nextInt(4) == 0) {
                keys = List.of(here.reverse(mine.remove(random.nextInt(mine.size()))));
            } else {
                var facts = new ArrayList<Fact>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    facts.add(fact(random, name + "-" + times + "-" + i));
                }
                keys = here.record(facts.toArray(Fact[]::new));
            }
            keys.forEach(acknowledged::accept);
            mine.addAll(keys);
            if (times == 1) {
                begun.countDown();
            }
        }
    }

    private Fact fact(Random random, String id) {
        String person = random.nextInt(5) == 0 ? null : "p" + random.nextInt(PEOPLE);
        Fact fact = here.consultation(
                FIRST_DAY.plusDays(random.nextInt(DAYS)).toString(), NODES.get(random.nextInt(NODES.size())), person);
        var dimensions = new HashMap<String, String>();
        dimensions.put("topic", random.nextBoolean() ? "創業" : "雇用");
        return new Fact(
                fact.kind(),
                fact.occurredOn(),
                BigDecimal.valueOf(1 + random.nextInt(500), 2),
                fact.node(),
                fact.subject(),
                dimensions,
                new SourceRecord("writers", id, person == null ? null : "/people/" + person));
    }
}
