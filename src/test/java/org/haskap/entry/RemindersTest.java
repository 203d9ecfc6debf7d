package org.haskap.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.haskap.access.Departments;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.database.RegionSettings;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.indicator.City;
import org.haskap.indicator.Formulas;
import org.haskap.indicator.Observations;
import org.haskap.outbox.Outbox;
import org.haskap.plan.Plans;
import org.haskap.signin.OutgoingAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails as the day comes on which figures are due, and when it has passed. The figures of 2017 are due on 31 May 2018. */
class RemindersTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static City city;

    @BeforeAll
    static void start() {
        city = new City(region, region.start());
    }

    @Test
    void the_due_days_of_all_indicators_are_asked_at_once() throws Exception {
        var counted = new StatementCount(region.dataSource());
        var duties = new DutyStore(JdbcClient.create(counted));
        assertThat(counted.during(duties::newest)).hasSize(1);
    }

    /** The program on some morning. */
    private static void morning(String day) {
        InstantSource clock = InstantSource.fixed(Instant.parse(day + "T00:00:00Z")); // nine o'clock in Japan
        var observations = city.bean(Observations.class);
        var desk = new EntryDesk(
                city.bean(Plans.class),
                observations,
                city.bean(Departments.class),
                city.bean(People.class),
                city.bean(RegionSettings.class),
                clock);
        var worklist = new Worklist(desk, observations, city.bean(Formulas.class), city.bean(Duties.class));
        City.operating(() -> {
            new Reminders(
                            city.bean(JdbcClient.class),
                            worklist,
                            city.bean(People.class),
                            city.bean(Outbox.class),
                            city.bean(OutgoingAddress.class),
                            city.bean(TransactionTemplate.class),
                            clock)
                    .run();
            return true;
        });
    }

    private static List<String> mails(String like) {
        return region.jdbc()
                .sql("select key || ' ' || subject || ' ' || body from outbox_mail where key like :like order by id")
                .param("like", like)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void each_person_is_told_once_of_a_day_that_comes_and_once_of_one_that_has_passed() {
        region.owner().sql("update person set email = null").update();
        morning("2018-05-19");
        assertThat(mails("observation-%")).as("nobody can be told yet").isEmpty();
        region.owner()
                .sql("update person set email = 'p' || id || '@example.jp'")
                .update();
        morning("2018-05-20");
        assertThat(mails("observation-due-%")).as("eleven days before").isEmpty();
        assertThat(mails("observation-late-" + city.clerk))
                .as("what was late before the first run, in one mail")
                .singleElement()
                .asString()
                .contains("新規創業件数（2015年度、2016年度の2年分）", "期限を過ぎたものがあります")
                .doesNotContain("新規雇用創出数", "2017年度");
        int late = mails("observation-late-%").size();
        assertThat(late).as("clerk, chief, the other clerk, who plans").isEqualTo(4);
        assertThat(region.jdbc()
                        .sql("select mails from reminder_day where day = :day")
                        .param("day", LocalDate.of(2018, 5, 20))
                        .query(Integer.class)
                        .single())
                .isEqualTo(late);

        morning("2018-05-24");
        morning("2018-05-24");
        assertThat(mails("observation-due-%-" + city.clerk))
                .singleElement()
                .asString()
                .startsWith("observation-due-coming-2018-05-31-" + city.clerk)
                .contains("まもなく期限です", "新規創業件数（2017年度", "新卒者の市内就職割合（2017年度", "/staff/worklist")
                .doesNotContain("新規雇用創出数", "2016年度");
        assertThat(mails("observation-due-%-" + city.otherClerk))
                .singleElement()
                .asString()
                .contains("新卒者の市内就職割合")
                .doesNotContain("新規創業件数");
        assertThat(mails("observation-due-%-" + city.planner))
                .as("who plans is told of what no department answers for")
                .singleElement()
                .asString()
                .contains("新規雇用創出数")
                .doesNotContain("新規創業件数");

        city.enter(city.clerk, City.value("m2-k1", 2017, "5", 0));
        long fresh = city.person("新任 五郎", Role.DEPARTMENT_STAFF, city.department(City.INDUSTRY));
        morning("2018-06-03"); // the program rested on the first two days of June
        assertThat(mails("observation-due-passed-2018-05-31-" + city.clerk))
                .singleElement()
                .asString()
                .contains("期限を過ぎました", "新卒者の市内就職割合")
                .doesNotContain("新規創業件数");
        assertThat(mails("observation-due-%-" + fresh)).hasSize(1);
        morning("2018-06-04");
        assertThat(mails("observation-late-%")).as("said once and for all").hasSize(late);
        assertThat(mails("observation-due-%-" + city.clerk)).hasSize(2);
    }
}
