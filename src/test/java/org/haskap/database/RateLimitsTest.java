package org.haskap.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitsTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final Limit TEN_A_MINUTE = new Limit(10, Duration.ofMinutes(1));

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @Test
    void of_twice_as_many_as_allowed_just_half_pass_on_two_nodes() throws Exception {
        try (Regions otherNode = Regions.open(region.logins(), new Region("test"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var limit = new Limit(50, Duration.ofHours(1));
            var nodes = new RateLimits[] {limits(NOW), new RateLimits(otherNode, InstantSource.fixed(NOW))};
            var takes = new ArrayList<Future<Duration>>();
            for (int i = 0; i < 100; i++) {
                RateLimits node = nodes[i % 2];
                takes.add(threads.submit(() -> node.take("crowd", limit)));
            }
            int passed = 0;
            for (Future<Duration> take : takes) {
                passed += take.get().isZero() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(50);
        }
    }

    @Test
    void who_waits_as_long_as_told_may_pass_and_not_before() {
        for (int i = 0; i < 10; i++) {
            assertThat(limits(NOW).take("waiting", TEN_A_MINUTE)).isZero();
        }
        Duration wait = limits(NOW).take("waiting", TEN_A_MINUTE);
        assertThat(wait).isEqualTo(Duration.ofSeconds(6));
        assertThat(limits(NOW.plus(wait).minusSeconds(1)).take("waiting", TEN_A_MINUTE))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(limits(NOW.plus(wait)).take("waiting", TEN_A_MINUTE)).isZero();
        assertThat(limits(NOW.plus(wait)).take("somebody else", TEN_A_MINUTE)).isZero();
    }

    @Test
    void a_bucket_that_somebody_holds_refuses_for_a_second_and_breaks_nothing() throws Exception {
        assertThat(limits(NOW).take("held", TEN_A_MINUTE)).isZero();
        try (Connection holder = region.logins().strongest().connect()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select * from region_test.rate_limit for update");
            assertThat(limits(NOW).take("held", TEN_A_MINUTE)).isEqualTo(Duration.ofSeconds(1));
        }
        assertThat(limits(NOW).take("held", TEN_A_MINUTE)).isZero();
    }

    @Test
    void buckets_that_are_full_again_are_forgotten_and_none_shows_whose_it_is() {
        region.owner().sql("truncate rate_limit").update();
        limits(NOW).take("sign-in hanako@example.jp", TEN_A_MINUTE);
        limits(NOW.plusSeconds(3600)).take("later", TEN_A_MINUTE);
        assertThat(region.jdbc()
                        .sql("select bucket from rate_limit")
                        .query(String.class)
                        .list())
                .allMatch(bucket -> bucket.matches("[0-9a-f]{64}"));
        assertThat(limits(NOW.plusSeconds(3600)).forgetFull()).isEqualTo(1);
        assertThat(region.jdbc()
                        .sql("select count(*) from rate_limit")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static RateLimits limits(Instant now) {
        return new RateLimits(region.regions(), InstantSource.fixed(now));
    }
}
