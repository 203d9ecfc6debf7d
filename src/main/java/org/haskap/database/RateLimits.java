package org.haskap.database;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TimeoutException;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.CustomColumnProvider;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits how often something may be done, in one count for all nodes that serve a region. Every take is a transaction of
 * its own on a connection of its own, so that it counts whatever becomes of the caller: call it outside a transaction.
 */
@Component
public class RateLimits {
    /** How long a take waits for others at the same bucket; the library knows whole seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** What PostgreSQL calls a statement that was given up. */
    private static final String CANCELLED = "57014";

    private final ProxyManager<String> buckets;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    /** In the current region's tables. */
    public RateLimits(Regions regions, InstantSource clock) {
        this.clock = clock;
        this.jdbc = JdbcClient.create(regions.dataSource());
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(regions.dataSource())
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_limit")
                .idColumn("bucket")
                .stateColumn("state")
                .clientClock(new Clock(clock))
                .requestTimeout(PATIENCE)
                .addCustomColumn(new FullAgain())
                .build();
    }

    /**
     * Takes one.
     *
     * @param bucket what is counted together, such as a form with an address; only its digest is kept
     * @param limit how often
     * @return zero when allowed; else how long to wait before the next try can be. Where so many take from one bucket at
     *     once that this one would have to wait long, it is refused for a second: who is fast enough to cause that is
     *     who the limit is for.
     */
    public Duration take(String bucket, Limit limit) {
        var configuration = BucketConfiguration.builder()
                .addLimit(band -> band.capacity(limit.tokens()).refillGreedy(limit.tokens(), limit.per()))
                .build();
        try {
            ConsumptionProbe probe =
                    buckets.getProxy(name(bucket, limit), () -> configuration).tryConsumeAndReturnRemaining(1);
            return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
        } catch (TimeoutException _) {
            return PATIENCE;
        } catch (BucketExceptions.BucketExecutionException e) {
            if (isCancelled(e)) {
                return PATIENCE;
            }
            throw e;
        }
    }

    /** A changed limit begins a bucket of its own, instead of going on with the old one's numbers. */
    private static String name(String bucket, Limit limit) {
        byte[] digest = DigestedStream.sha256()
                .digest((limit.tokens() + " " + limit.per() + " " + bucket).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static boolean isCancelled(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && CANCELLED.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Forgets the buckets of the current region that are full again; a job does this now and then.
     *
     * @return how many were forgotten
     */
    public int forgetFull() {
        return jdbc.sql("""
                        delete from rate_limit where bucket in (
                            select bucket from rate_limit where coalesce(full_at, 0) < :now for update skip locked)
                        """).param("now", clock.millis()).update();
    }

    /**
     * When a bucket will be full again and so says no more than one that never was, in milliseconds of the epoch. The
     * library has such a column too, but reads the machine's clock for it.
     */
    private static final class FullAgain implements CustomColumnProvider<String> {
        private static final ExpirationAfterWriteStrategy REFILLED =
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ZERO);

        @Override
        public void setCustomField(
                String bucket, int index, PreparedStatement statement, RemoteBucketState state, long nanos)
                throws SQLException {
            long milliseconds = REFILLED.calculateTimeToLiveMillis(state, nanos);
            statement.setLong(index, TimeUnit.NANOSECONDS.toMillis(nanos) + Math.max(0, milliseconds));
        }

        @Override
        public String getCustomFieldName() {
            return "full_at";
        }
    }

    /** The injected clock as the library wants it. */
    private record Clock(InstantSource source) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(source.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
