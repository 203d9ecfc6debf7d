package org.haskap.web;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Addresses of style sheets and scripts with a hash of their content in the name, so that they can be kept for long. */
@Component
public final class Assets {
    private final ResourceUrlProvider urls;

    Assets(ResourceUrlProvider urls) {
        this.urls = urls;
    }

    /**
     * The hashed address.
     *
     * @param path path of a static resource, such as {@code /css/base.css}
     * @throws IllegalArgumentException when there is no such resource
     */
    public String url(String path) {
        String url = urls.getForLookupPath(path);
        if (url == null) {
            throw new IllegalArgumentException("no static resource " + path);
        }
        return url;
    }
}
