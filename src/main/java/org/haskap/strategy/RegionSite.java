package org.haskap.strategy;

import java.util.Optional;
import org.haskap.database.Publications;
import org.haskap.database.RegionSettings;
import org.haskap.web.Site;
import org.springframework.stereotype.Component;

/** Tells the chrome about the current region. */
@Component
final class RegionSite implements Site {
    private static final String UNNAMED = "名前のない地域";

    private final RegionSettings settings;
    private final Publications publications;

    RegionSite(RegionSettings settings, Publications publications) {
        this.settings = settings;
        this.publications = publications;
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
        return publications.tag();
    }

    @Override
    public Optional<String> notice() {
        return settings.get(RegionSettings.NOTICE).filter(text -> !text.isBlank());
    }
}
