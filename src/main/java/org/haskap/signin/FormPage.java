package org.haskap.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * A page with one form, as most of those for signing in are.
 *
 * @param title the page's h1
 * @param lead paragraphs above the form
 * @param banner what just happened, or null
 * @param action address the form goes to
 * @param hidden values that go with it unseen, by name
 * @param entries the fields
 * @param button names the act
 * @param links below the form
 */
public record FormPage(
        String title,
        List<String> lead,
        @Nullable Banner banner,
        String action,
        Map<String, String> hidden,
        List<Entry> entries,
        String button,
        List<Link> links) {

    /** Copies the lists. */
    public FormPage {
        lead = List.copyOf(lead);
        hidden = Map.copyOf(hidden);
        entries = List.copyOf(entries);
        links = List.copyOf(links);
    }

    static FormPage of(String title, String action, String button, Entry... entries) {
        return new FormPage(title, List.of(), null, action, Map.of(), List.of(entries), button, List.of());
    }

    FormPage lead(String... paragraphs) {
        return new FormPage(title, List.of(paragraphs), banner, action, hidden, entries, button, links);
    }

    FormPage banner(@Nullable Banner shown) {
        return new FormPage(title, lead, shown, action, hidden, entries, button, links);
    }

    FormPage hidden(String name, String value) {
        return new FormPage(title, lead, banner, action, Map.of(name, value), entries, button, links);
    }

    FormPage link(String label, String href) {
        var more = new ArrayList<>(links);
        more.add(new Link(label, href));
        return new FormPage(title, lead, banner, action, hidden, entries, button, more);
    }

    /** The same with what is wrong said beside the fields, by their names. */
    FormPage errors(Map<String, String> wrong) {
        var marked = entries.stream()
                .map(entry -> wrong.containsKey(entry.name()) ? entry.error(wrong.get(entry.name())) : entry)
                .toList();
        return new FormPage(title, lead, banner, action, hidden, marked, button, links);
    }

    /** Links to the fields with errors, for the summary. */
    public List<Link> problems() {
        return entries.stream()
                .filter(entry -> entry.error() != null)
                .map(entry -> new Link(String.valueOf(entry.error()), "#" + entry.name()))
                .toList();
    }
}
