package org.haskap.entry;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Role;
import org.haskap.database.TestRegion;
import org.haskap.indicator.City;
import org.haskap.indicator.Observations;
import org.haskap.indicator.Shown;
import org.haskap.kernel.FiscalYear;

/** The city's clerks and chiefs at the pages for values, and what has come of it in the database. */
final class Office {
    static final String STARTUPS = "m2-k1";
    static final String VALUE = "/staff/kpis/" + STARTUPS + "/entries/value?period=FY";
    static final List<String> WELL = List.of("status", "FINAL", "source", "商業統計調査 12ページ", "comment", "前年より増えました。");

    final City city;
    final Clerk clerk;
    final Clerk chief;
    final Clerk colleague;
    final Clerk stranger;
    final Observations observations;
    private final TestRegion region;

    Office(TestRegion region) {
        this.region = region;
        city = new City(region, region.start());
        observations = city.bean(Observations.class);
        clerk = new Clerk(region, city, city.clerk);
        chief = new Clerk(region, city, city.chief);
        colleague =
                new Clerk(region, city, city.person("担当 二郎", Role.DEPARTMENT_STAFF, city.department(City.COMMERCE)));
        stranger = new Clerk(region, city, city.otherClerk);
    }

    /** Begins anew: no value stands any more. */
    void takeBack() {
        city.as(city.planner, () -> {
            observations
                    .entered(city.plan)
                    .values()
                    .forEach(list -> list.forEach(one -> {
                        if (!one.isWithdrawal()) {
                            observations.withdraw(one.id(), "次の試験のため");
                        }
                    }));
            return true;
        });
    }

    HttpResponse<String> enter(Clerk who, int year, String value) throws Exception {
        return who.answer(VALUE + year, with(WELL, "value", value));
    }

    static String[] with(List<String> answers, String... more) {
        var all = new ArrayList<>(answers);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** The values that stand, as 「FY2015=7」. */
    List<String> standing(String code) {
        return observations.entered(city.plan).getOrDefault(code, List.of()).stream()
                .filter(one -> !one.isWithdrawal())
                .map(one -> one.period().code() + "=" + Shown.value(one.value(), one.missing(), null))
                .toList();
    }

    long rows() {
        return region.jdbc()
                .sql("select count(*) from observation")
                .query(Long.class)
                .single();
    }

    /** The key of the value that stands for a year. */
    long id(int year) {
        return observations.entered(city.plan).getOrDefault(STARTUPS, List.of()).stream()
                .filter(one -> one.period().equals(new FiscalYear(year)))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
