package org.haskap.web;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a page may load and where its forms may lead: only to this site, but for the forms' targets that modules declare. */
@Component
public final class ContentSecurityPolicy {
    /** The header's name. */
    public static final String HEADER = "Content-Security-Policy";

    private static final String BASE = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "font-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self'";

    private final List<FormTargets> targets;

    ContentSecurityPolicy(List<FormTargets> targets) {
        this.targets = List.copyOf(targets);
    }

    /** The policy as it is now. */
    public String value() {
        return targets.stream()
                .flatMap(target -> target.origins().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(origin -> " " + origin)
                .collect(Collectors.joining("", BASE, ""));
    }
}
