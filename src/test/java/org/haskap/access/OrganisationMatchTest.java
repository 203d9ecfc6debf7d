package org.haskap.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.haskap.kernel.Likeness;
import org.junit.jupiter.api.Test;

class OrganisationMatchTest {
    private static final String[] WORDS = {
        "苫小牧", "北海道", "東胆振", "港", "商店街", "振興", "協議会", "実行委員会", "株式会社", "観光", "協会", "会", "クルーズ", "ー", "NPO法人"
    };

    /** Names made of few words, so that many are alike, some with a letter dropped or a sign put in. */
    private static List<Organisation> names(int number) {
        var random = new Random(7);
        var names = new LinkedHashSet<String>();
        while (names.size() < number) {
            var name = new StringBuilder();
            for (int words = 1 + random.nextInt(7); words > 0; words--) {
                name.append(WORDS[random.nextInt(WORDS.length)]);
            }
            names.add(name.toString());
            names.add(name.insert(random.nextInt(name.length()), "・").toString());
            names.add(name.deleteCharAt(random.nextInt(name.length())).toString());
        }
        var organisations = new ArrayList<Organisation>();
        names.forEach(name ->
                organisations.add(new Organisation(organisations.size() + 1L, name, Organisation.Kind.of(name))));
        return organisations;
    }

    @Test
    void looking_only_at_names_with_a_rare_pair_in_common_misses_none() {
        var all = names(500);
        var found = OrganisationMatch.among(all);
        var expected = new LinkedHashSet<String>();
        for (var a : all) {
            for (var b : all) {
                if (a.id() < b.id() && Likeness.of(a.name(), b.name()).score() >= Likeness.SAME_NAME) {
                    expected.add(a.id() + " " + b.id());
                }
            }
        }
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(found).extracting(m -> m.a().id() + " " + m.b().id()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(found).extracting(OrganisationMatch::likeness).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void the_matches_of_one_are_those_of_all_that_name_it() {
        var all = names(200);
        var among = OrganisationMatch.among(all);
        for (var one : all.subList(0, 50)) {
            assertThat(OrganisationMatch.of(one, all))
                    .isEqualTo(among.stream()
                            .filter(m -> m.a().equals(one) || m.b().equals(one))
                            .toList());
        }
    }
}
