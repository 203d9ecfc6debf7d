package org.haskap.signin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The page for signing in.
 *
 * @param failed whether it was just tried in vain
 * @param groups the other ways, each under the heading of those it is meant for
 */
public record SignInPage(boolean failed, List<Group> groups) {

    /** Copies the list. */
    public SignInPage {
        groups = List.copyOf(groups);
    }

    /**
     * A heading with its ways.
     *
     * @param heading whom they are meant for
     * @param choices at least one
     */
    public record Group(String heading, List<SignInWay.Choice> choices) {
        /** Copies the list. */
        public Group {
            choices = List.copyOf(choices);
        }
    }

    static SignInPage of(boolean failed, List<SignInWay.Choice> choices) {
        var groups = new ArrayList<Group>();
        for (SignInWay.Audience audience : SignInWay.Audience.values()) {
            var its = choices.stream()
                    .filter(choice -> choice.audience() == audience)
                    .sorted(Comparator.comparingInt(SignInWay.Choice::order))
                    .toList();
            if (!its.isEmpty()) {
                groups.add(new Group(audience.heading(), its));
            }
        }
        return new SignInPage(failed, groups);
    }
}
