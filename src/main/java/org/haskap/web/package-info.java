/**
 * The ground of every page: chrome (header, navigation, breadcrumb, footer), the view resolver for templates, assets
 * with hashed addresses, security headers, caching of public pages, problem pages. Promises: a page is rendered whole
 * before its first byte is sent; no page contacts another host; public pages carry an ETag and are answered with 304
 * without rendering. Knows no database: what it must know of the region comes through {@link org.haskap.web.Site}.
 * Locks nothing.
 */
@ApplicationModule(displayName = "Pages' ground")
@NullMarked
package org.haskap.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
