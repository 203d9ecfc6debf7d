package org.haskap.strategy;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What every page of the desks keeps to in a browser. */
public final class PageRules {
    private static final List<String> ACCESSIBILITY =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private PageRules() {}

    /**
     * What is wrong with an open page: what axe finds, wider than the screen, not one heading. With the system property
     * {@code haskap.screenshots} it also leaves a picture in that folder.
     *
     * @param where the page, and how it is looked at
     */
    public static List<String> broken(Page page, String where) {
        var broken = new ArrayList<String>();
        new AxeBuilder(page)
                .exclude(".ui-desk") // the desk's own strip has its own tests
                .withTags(ACCESSIBILITY)
                .analyze()
                .getViolations()
                .forEach(violation -> broken.add(where + ": " + violation.getId() + " "
                        + violation.getNodes().getFirst().getHtml()));
        if (!(Boolean) page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")) {
            broken.add(where + ": wider than the screen");
        }
        if (page.locator("h1").count() != 1) {
            broken.add(where + ": not one heading");
        }
        String shots = System.getProperty("haskap.screenshots");
        if (shots != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(shots, where.replaceAll("[^\\p{L}\\p{N}]+", "-") + ".png"))
                    .setFullPage(true));
        }
        return broken;
    }
}
