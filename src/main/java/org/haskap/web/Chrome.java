package org.haskap.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Crumb;
import org.jspecify.annotations.Nullable;

/**
 * All that the layout template needs around a page's content.
 *
 * @param region name of the region
 * @param head the page's own words
 * @param areas navigation in order
 * @param path path of the request, without query
 * @param address whole address as the reader sees it, printed on paper
 * @param today the day for which the page is true, printed on paper; what is kept of a public page is kept for a day at most
 * @param notice sentence for every page
 * @param development whether links to development pages are shown
 * @param assets addresses of style sheets and scripts
 * @param desk what a page for somebody who has signed in shows besides; null on public pages
 */
public record Chrome(
        String region,
        Head head,
        List<Area> areas,
        String path,
        String address,
        String today,
        Optional<String> notice,
        boolean development,
        Assets assets,
        @Nullable AtDesk desk) {

    /** Copies the list. */
    public Chrome {
        areas = List.copyOf(areas);
    }

    /**
     * What surrounds a page for somebody who has signed in, or is about to.
     *
     * @param desk which desk the page stands on; null on the pages for signing in
     * @param areas the desk's navigation, as far as this person may use it
     * @param desks the desks this person may change to
     * @param visitor who has signed in; null before that
     * @param token for the page's forms; null on a problem page outside the session, which has no form
     * @param done what was done just before this page, or null
     */
    public record AtDesk(
            @Nullable Desk desk,
            List<DeskArea> areas,
            List<Desk> desks,
            Visitor.@Nullable SignedIn visitor,
            @Nullable FormToken token,
            @Nullable Banner done) {

        /** Copies the lists. */
        public AtDesk {
            areas = List.copyOf(areas);
            desks = List.copyOf(desks);
        }
    }

    /** The token that every form of the page carries. */
    public FormToken token() {
        var token = desk == null ? null : desk.token();
        if (token == null) {
            throw new IllegalStateException("A public page has no form that changes something: " + path);
        }
        return token;
    }

    /** Whether the page stands on a desk, so that the desk's navigation takes the place of the site's. */
    public boolean atDesk() {
        return desk != null && desk.desk() != null;
    }

    /** Words of the title bar: 「ページ名｜区分｜市名」, 「エラー：」 before it where a form is shown again. */
    public String title() {
        return (head.failed() ? "エラー：" : "") + head.title() + "｜" + head.section() + "｜" + region;
    }

    /** Whether this is the home page. */
    public boolean home() {
        return path.equals("/");
    }

    /** The breadcrumb's links, home page first, this page left out. */
    public List<Crumb> trail() {
        var all = new ArrayList<Crumb>();
        all.add(new Crumb("ホーム", "/"));
        all.addAll(head.trail());
        return List.copyOf(all);
    }

    /** {@code page} for the area's own page, {@code true} for one below it, or null: the value of aria-current. */
    public @Nullable String current(Area area) {
        if (area.href().equals(path)) {
            return "page";
        }
        return area.holds(path) ? "true" : null;
    }

    /** The same for an entry of the desk's navigation; the desk's first page has none below it, nor what a nearer entry has. */
    public @Nullable String current(DeskArea area) {
        if (area.href().equals(path)) {
            return "page";
        }
        boolean nearer = desk != null
                && desk.areas().stream()
                        .anyMatch(other -> other.href().startsWith(area.href() + "/") && other.holds(path));
        return area.holds(path) && !nearer && !area.href().equals(area.desk().href()) ? "true" : null;
    }

    /** Whether there is a search page, so that the header can offer it. */
    public boolean searchable() {
        return areas.stream().anyMatch(Area::isSearch);
    }
}
