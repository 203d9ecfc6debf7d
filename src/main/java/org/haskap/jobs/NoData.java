package org.haskap.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/** Keeps db-scheduler from storing or reading objects: what a job is told stands in our own table, as JSON. */
final class NoData implements Serializer {
    private static final byte[] NOTHING = {};

    @Override
    public byte[] serialize(@Nullable Object data) {
        if (data != null) {
            throw new IllegalArgumentException("a task carries no data");
        }
        return NOTHING;
    }

    @Override
    @SuppressWarnings("NullAway") // db-scheduler's way of saying that there is no data
    public <T> T deserialize(Class<T> type, byte @Nullable [] stored) {
        return null;
    }
}
