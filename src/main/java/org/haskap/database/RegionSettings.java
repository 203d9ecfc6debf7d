package org.haskap.database;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a region is called and how it wants to be served: short texts by name, in the current region. */
@Component
public class RegionSettings {
    /** The name shown on pages, such as a city's. */
    public static final String NAME = "name";

    /** The local-government code (全国地方公共団体コード), six digits. */
    public static final String CODE = "code";

    /** The slug of the plan that is the region's strategy. */
    public static final String STRATEGY = "strategy";

    /** A sentence shown on every page. */
    public static final String NOTICE = "notice";

    /** Whom readers turn to: an office and its telephone number. */
    public static final String CONTACT = "contact";

    private final JdbcClient jdbc;

    /** Settings of whatever region the connections look at. */
    public RegionSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A setting's value, if it was ever set. */
    public Optional<String> get(String key) {
        return jdbc.sql("select value from region_setting where key = :key")
                .param("key", key)
                .query(String.class)
                .optional();
    }

    /** Keeps others from changing settings until the current transaction ends: what is read after this stays true in it. */
    public void lock() {
        jdbc.sql("select version from publication for update").query(Long.class).single();
    }

    /** Sets or replaces a value, for the door {@code access.Settings}, which asks for permission and notes it. Pages show it, so a value that differs is a new publication version. */
    public void set(String key, String value) {
        jdbc.sql("""
                        with changed as (
                            insert into region_setting (key, value) values (:key, :value)
                            on conflict (key) do update set value = excluded.value
                                where region_setting.value <> excluded.value
                            returning key)
                        update publication set version = version + 1 where exists (select from changed)
                        """).param("key", key).param("value", value).update();
    }
}
