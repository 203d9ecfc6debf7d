package org.haskap.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.haskap.kernel.JapanTime;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Stale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts the chrome around a page's view model; controllers return what this makes. */
@Component
public final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private static final String DONE_TITLE = "doneTitle";
    private static final String DONE_TEXT = "doneText";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);

    private final Site site;
    private final ObjectProvider<Visitor> visitor;
    private final List<DeskArea> deskAreas;
    private final List<Area> areas;
    private final List<Offer> offers;
    private final Assets assets;
    private final InstantSource clock;
    private final boolean development;

    Pages(
            Site site,
            ObjectProvider<Visitor> visitor,
            List<DeskArea> deskAreas,
            List<Area> areas,
            List<Offer> offers,
            Assets assets,
            InstantSource clock,
            @Value("${haskap.development:false}") boolean development) {
        this.site = site;
        this.visitor = visitor;
        this.deskAreas = deskAreas.stream()
                .sorted(Comparator.comparingInt(DeskArea::order))
                .toList();
        this.areas = areas.stream().sorted(Comparator.comparingInt(Area::order)).toList();
        this.offers = List.copyOf(offers);
        this.assets = assets;
        this.clock = clock;
        this.development = development;
    }

    /**
     * A page of the current request.
     *
     * @param template name of the template below {@code src/main/jte}, without its ending; never taken from input
     * @param head the page's words for the chrome
     * @param view the template's parameter {@code page}
     */
    public ModelAndView page(String template, Head head, Object view) {
        return page(template, head, view, null);
    }

    /**
     * A page for somebody who has signed in. Its answer is never stored, and its forms carry the session's token.
     *
     * @param desk where the page stands
     * @param template as for {@link #page(String, Head, Object)}
     * @param head the page's words for the chrome
     * @param view the template's parameter {@code page}
     */
    public ModelAndView desk(Desk desk, String template, Head head, Object view) {
        var shown =
                deskAreas.stream().filter(area -> area.shown().getAsBoolean()).toList();
        var desks = Arrays.stream(Desk.values())
                .filter(each -> each == Desk.MY || shown.stream().anyMatch(area -> area.desk() == each))
                .toList();
        var areasHere = shown.stream().filter(area -> area.desk() == desk).toList();
        return page(template, head, view, new Chrome.AtDesk(desk, areasHere, desks, signedIn(), token(), justDone()));
    }

    /** A page with a form for somebody who has not signed in, or need not have. Its answer is never stored. */
    public ModelAndView form(String template, Head head, Object view) {
        return page(
                template, head, view, new Chrome.AtDesk(null, List.of(), List.of(), signedIn(), token(), justDone()));
    }

    /**
     * Leads on after something was done, with a banner that says so on the next page: a page shown again by the browser
     * does not do it again.
     *
     * @param href the next page, on a desk or one with a form
     * @param title what was done, such as 「役割を与えました」
     * @param text what comes next, or empty
     */
    public ModelAndView done(String href, String title, String text) {
        var flash = RequestContextUtils.getOutputFlashMap(request());
        flash.put(DONE_TITLE, title);
        flash.put(DONE_TEXT, text);
        return redirect(href);
    }

    /** Leads on to another page, which is asked for with GET. */
    public ModelAndView redirect(String href) {
        var view = new RedirectView(href);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }

    private static @Nullable Banner justDone() {
        var flash = RequestContextUtils.getInputFlashMap(request());
        if (flash == null || !(flash.get(DONE_TITLE) instanceof String title)) {
            return null;
        }
        return new Banner(Banner.Type.SUCCESS, title, flash.get(DONE_TEXT) instanceof String text ? text : "");
    }

    /** The page for a save that came too late: 409, with what was typed beside what is stored. */
    public ModelAndView stale(Desk desk, Head head, Stale stale) {
        var page = desk(desk, "stale", head, stale);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    /** A page that shows forms without having any. */
    ModelAndView sample(String template, Head head, Object view) {
        var token = new FormToken("_csrf", "");
        return page(template, head, view, new Chrome.AtDesk(null, List.of(), List.of(), null, token, null));
    }

    private Visitor.@Nullable SignedIn signedIn() {
        var known = visitor.getIfAvailable();
        return known == null ? null : known.current().orElse(null);
    }

    /** Whether the current request's address has a session, so that a page with forms can be made. */
    boolean hasSession() {
        return request().getAttribute(CsrfToken.class.getName()) instanceof CsrfToken;
    }

    private static FormToken token() {
        if (request().getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            return new FormToken(token.getParameterName(), token.getToken());
        }
        throw new IllegalStateException("This address belongs to the public pages, which have no session: "
                + request().getRequestURI());
    }

    private ModelAndView page(String template, Head head, Object view, Chrome.@Nullable AtDesk desk) {
        var request = request();
        String query = request.getQueryString();
        String address = request.getRequestURL() + (query == null ? "" : "?" + query);
        String path = request.getRequestURI();
        var page = page(
                template,
                view,
                new Chrome(
                        site.regionName(),
                        head,
                        areas,
                        path,
                        address,
                        today(),
                        site.notice(),
                        development,
                        assets,
                        desk));
        if (head.failed()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    /**
     * The same for a page that must appear even when the region cannot be asked.
     *
     * @param path path of the address that was asked for
     */
    public ModelAndView always(String template, Head head, Object view, String path) {
        String region;
        Optional<String> notice;
        try {
            region = site.regionName();
            notice = site.notice();
        } catch (RuntimeException e) {
            LOG.warn("the region's name is not to be had, the page goes without it", e);
            region = "戦略ダッシュボード";
            notice = Optional.empty();
        }
        Desk desk = Desk.at(path);
        var shell = desk == null ? null : new Chrome.AtDesk(desk, List.of(), List.of(), null, null, null);
        return page(
                template, view, new Chrome(region, head, areas, path, "", today(), notice, development, assets, shell));
    }

    private String today() {
        return DAY.format(JapanTime.day(clock.instant()));
    }

    /** The areas of the site in the navigation's order. */
    public List<Area> areas() {
        return areas;
    }

    /** The entries of a desk's navigation that the current person may open. */
    public List<DeskArea> areasOf(Desk desk) {
        return deskAreas.stream()
                .filter(area -> area.desk() == desk && area.shown().getAsBoolean())
                .toList();
    }

    /** The files offered beside a page, with the address's own variables and conditions in theirs. */
    public List<Download> downloads(String page) {
        return offers.stream()
                .filter(offer -> offer.page().equals(page))
                .map(offer -> ofThisPage(offer.download()))
                .toList();
    }

    private static Download ofThisPage(Download download) {
        var request = request();
        var href = UriComponentsBuilder.fromUriString(download.href()).encode();
        var variables = new HashMap<String, Object>();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> found) {
            found.forEach((name, value) -> variables.put(String.valueOf(name), value));
        }
        String query = request.getQueryString();
        String address = href.build(variables).toString();
        return new Download(
                download.format(),
                download.label(),
                query == null || address.contains("?") ? address : address + "?" + query,
                download.note());
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    private static ModelAndView page(String template, Object view, Chrome chrome) {
        return new ModelAndView(template).addObject("chrome", chrome).addObject("page", view);
    }
}
