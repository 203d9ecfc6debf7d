package org.haskap.strategy;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.haskap.database.Publications;
import org.haskap.database.Region;
import org.haskap.database.RegionSettings;
import org.haskap.database.Regions;
import org.haskap.evidence.Evidence;
import org.haskap.kernel.JapanTime;
import org.haskap.web.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the chrome about the current region. */
@Component
final class RegionSite implements Site {
    private static final String UNNAMED = "名前のない地域";

    private final RegionSettings settings;
    private final Publications publications;
    private final Evidence evidence;
    private final InstantSource clock;
    private final Regions regions;
    private final Map<Region, Tag> tags = new ConcurrentHashMap<>();

    RegionSite(
            RegionSettings settings,
            Publications publications,
            Evidence evidence,
            InstantSource clock,
            Regions regions) {
        this.evidence = evidence;
        this.clock = clock;
        this.settings = settings;
        this.publications = publications;
        this.regions = regions;
    }

    @Override
    public String regionName() {
        return settings.get(RegionSettings.NAME).orElse(UNNAMED);
    }

    @Override
    public long publicationVersion() {
        return publications.version();
    }

    @Override
    public String publicationTag() {
        return tags.computeIfAbsent(regions.current(), _ -> new Tag()).shared.get();
    }

    /** A region's tag: what is published, what has happened, and the day: a year that ends changes what a page says of it. */
    private final class Tag {
        private final SharedAnswer<String> shared = new SharedAnswer<>(this::now); // asks one at a time
        private Publications.@Nullable Seen seen;
        private String happened = "";

        /** As long as nothing at all was committed, nothing has happened; that costs less to see than to count the facts. */
        private String now() {
            Publications.Seen before = publications.seen();
            if (!before.equals(seen)) {
                happened = evidence.stamp();
                seen = before;
            }
            return before.tag() + "-" + happened + "-" + JapanTime.day(clock.instant());
        }
    }

    @Override
    public Optional<String> contact() {
        return settings.get(RegionSettings.CONTACT).filter(text -> !text.isBlank());
    }

    @Override
    public Optional<String> notice() {
        return settings.get(RegionSettings.NOTICE).filter(text -> !text.isBlank());
    }
}
