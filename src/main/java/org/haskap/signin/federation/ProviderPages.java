package org.haskap.signin.federation;

import java.util.List;
import org.haskap.access.Actors;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What pages about providers show. */
@Component
public final class ProviderPages {
    private final Pages pages;

    ProviderPages(Pages pages) {
        this.pages = pages;
    }

    /** The page before the provider's own. */
    ModelAndView before(Provider provider) {
        var head = Head.of(provider.label() + "でログイン", "ログイン").under(new Crumb("ログイン", "/sign-in"));
        boolean again = Actors.current().person() != null;
        return pages.form(
                "signin/federation/before",
                head,
                new Before(provider.id(), provider.label(), provider.warning(), again));
    }

    /** The page after it, when that did not succeed. */
    ModelAndView problem(Provider provider, ProviderException.Reason reason) {
        var head = Head.of(reason.title(), "ログイン").under(new Crumb("ログイン", "/sign-in"));
        var problem = new Trouble(
                reason.title(), provider.label(), reason.text(), reason.remedy(), "/sign-in/with/" + provider.id());
        var page = pages.form("signin/federation/trouble", head, problem);
        page.setStatus(HttpStatus.valueOf(reason.status()));
        return page;
    }

    /**
     * The page before the provider's own.
     *
     * @param id the provider's id
     * @param label what people know it by
     * @param warning what must stand beside it, or empty
     * @param again whether somebody has signed in already, who is to be made sure of
     */
    public record Before(String id, String label, String warning, boolean again) {}

    /**
     * Why a sign-in at a provider did not succeed.
     *
     * @param title what happened
     * @param label what people know the provider by
     * @param text why
     * @param remedy what the reader can do
     * @param again where to try again
     */
    public record Trouble(String title, String label, String text, String remedy, String again) {}

    /**
     * The page for somebody whom the provider knows and we do not.
     *
     * @param label what people know the provider by
     * @param warning what must stand beside it, or empty
     * @param registers whether one may join here
     * @param name the name to begin with
     * @param error what is wrong with the name, or empty
     */
    public record Newcomer(String label, String warning, boolean registers, String name, String error) {}

    /**
     * The page of what a person is linked with.
     *
     * @param linked the links
     * @param offered what can be linked
     * @param done what has just been done, or empty
     * @param trouble what could not be done, or empty
     */
    public record Links(List<Link> linked, List<Offered> offered, String done, String trouble) {
        /** Copies the lists. */
        public Links {
            linked = List.copyOf(linked);
            offered = List.copyOf(offered);
        }
    }

    /**
     * A link in the list.
     *
     * @param id key in the region
     * @param label what people know the provider by
     * @param name how the person is called there, or empty
     * @param since when it was linked, in words
     * @param used when it was last used, in words
     */
    public record Link(long id, String label, String name, String since, String used) {}

    /**
     * A provider that can be linked.
     *
     * @param id the provider's id
     * @param label what people know it by
     * @param warning what must stand beside it, or empty
     */
    public record Offered(String id, String label, String warning) {}
}
