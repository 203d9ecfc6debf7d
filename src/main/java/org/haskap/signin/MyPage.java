package org.haskap.signin;

import java.util.List;

/**
 * A person's own first page.
 *
 * @param name of the person
 * @param steps what waits, the most urgent first
 * @param roles the roles held, in words
 */
public record MyPage(String name, List<NextSteps.Step> steps, List<String> roles) {
    /** Copies the lists. */
    public MyPage {
        steps = List.copyOf(steps);
        roles = List.copyOf(roles);
    }
}
