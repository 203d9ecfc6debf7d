package org.haskap.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.web.ui.Download;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts the chrome around a page's view model; controllers return what this makes. */
@Component
public final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private final Site site;
    private final List<Area> areas;
    private final List<Offer> offers;
    private final Assets assets;
    private final boolean development;

    Pages(
            Site site,
            List<Area> areas,
            List<Offer> offers,
            Assets assets,
            @Value("${haskap.development:false}") boolean development) {
        this.site = site;
        this.areas = areas.stream().sorted(Comparator.comparingInt(Area::order)).toList();
        this.offers = List.copyOf(offers);
        this.assets = assets;
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
        var request = request();
        String query = request.getQueryString();
        String address = request.getRequestURL() + (query == null ? "" : "?" + query);
        String path = request.getRequestURI();
        return page(
                template,
                view,
                new Chrome(site.regionName(), head, areas, path, address, site.notice(), development, assets));
    }

    /** The same for a problem page, which must also appear when the region cannot be asked. */
    ModelAndView problem(String template, Head head, Object view, String path) {
        String region;
        Optional<String> notice;
        try {
            region = site.regionName();
            notice = site.notice();
        } catch (RuntimeException e) {
            LOG.warn("the region's name is not to be had, the problem page goes without it", e);
            region = "戦略ダッシュボード";
            notice = Optional.empty();
        }
        return page(template, view, new Chrome(region, head, areas, path, "", notice, development, assets));
    }

    /** The areas of the site in the navigation's order. */
    public List<Area> areas() {
        return areas;
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
