package org.haskap.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.haskap.database.TestRegion;
import org.haskap.signin.TestSignIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the public and staff are told of a value that was entered and confirmed, and of what it changed. */
class PublishedValuesTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String CODE = "m2-k1";
    private static City city;

    @BeforeAll
    static void start() {
        city = new City(region, region.start());
    }

    private static String page(String path, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(region.url(path)));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Test
    void a_changed_rating_is_noted_once_told_on_the_strategy_and_followed_to_who_confirmed_it() throws Exception {
        var marks = city.bean(RatingMarks.class);
        int all = city.tree.indicators().size();
        assertThat(marks.note(city.tree)).isEqualTo(all);
        assertThat(marks.note(city.tree)).isZero();
        Instant before = Instant.now();
        assertThat(page("/strategy", "")).doesNotContain("判定が「");

        city.confirm(city.chief, city.enter(city.clerk, City.value(CODE, 2025, "12", 0)));
        assertThat(page("/strategy", "")).contains("判定が「－ 判定前」から「◎ 達成」に変わりました");
        assertThat(marks.note(city.tree)).isEqualTo(1);
        assertThat(marks.note(city.tree)).isZero();
        assertThat(marks.at(city.plan, before)).hasSize(all);
        assertThat(marks.at(city.plan, before).get(CODE))
                .extracting(RatingMark::code)
                .isEqualTo("pending");
        assertThat(marks.at(city.plan, Instant.now()).get(CODE))
                .extracting(RatingMark::code)
                .isEqualTo("achieved");
        assertThat(marks.at(city.plan, Instant.EPOCH).get(CODE))
                .extracting(RatingMark::code)
                .isEqualTo("pending");

        String open = page("/strategy/kpis/" + CODE + "/lineage", "");
        assertThat(open)
                .contains("商業統計調査", "担当する課の職員が入力しました", "確認の役割の職員（課長など）が確認しました", "確認と同時に公開しました")
                .doesNotContain("担当 一郎", "課長 花子");
        String cookie = TestSignIn.as(city.application, city.planner);
        assertThat(page("/staff/kpis/" + CODE + "/lineage", cookie)).contains("担当 一郎が入力しました", "課長 花子が確認しました");
    }
}
