package org.haskap.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Forgetting people, in the application with all its modules. */
class ErasuresTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final LocalDate START = LocalDate.of(2020, 4, 1);

    private static @org.jspecify.annotations.Nullable ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = region.start();
    }

    private static <T> T bean(Class<T> type) {
        return java.util.Objects.requireNonNull(application).getBean(type);
    }

    private static long person(String name, Role role) {
        return Sandbox.operating(() -> {
            People people = bean(People.class);
            long id = people.add(name, UUID.randomUUID() + "@example.jp").id();
            people.assign(id, role, new Scope.Region(), START, null).orThrow();
            return id;
        });
    }

    private static Actor acting(long person) {
        return bean(People.class).actor(person, null, "198.51.100.9");
    }

    @Test
    void every_column_marked_personal_is_named_by_an_eraser_and_nothing_else_is() {
        var marked = region.jdbc().sql("""
                        select c.relname || '.' || a.attname
                        from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relnamespace = current_schema()::regnamespace
                            and col_description(c.oid, a.attnum) like 'personal:%'
                        """).query(String.class).list();
        assertThat(marked).contains("person.name", "person.email", "audit_value.value");
        assertThat(bean(Erasures.class).what())
                .extracting(Eraser.Personal::column)
                .containsExactlyInAnyOrderElementsOf(marked);
    }

    @Test
    void an_erased_person_leaves_no_name_and_the_chain_stays_whole() {
        person("管理 一郎", Role.ADMINISTRATOR);
        long administrator = person("管理 花子", Role.ADMINISTRATOR);
        long citizen = person("消える 太郎", Role.CITIZEN);
        Sandbox.as(acting(citizen), () -> bean(People.class).change(citizen, 1, "消える 次郎", "kieru@example.jp"));
        var held = Sandbox.as(acting(administrator), () -> bean(Erasures.class).held(citizen));
        assertThat(held).contains(new Eraser.Held("名前", "消える 次郎"), new Eraser.Held("メールアドレス", "kieru@example.jp"));

        var answer =
                Sandbox.as(acting(administrator), () -> bean(Erasures.class).erase(citizen));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Erasures.Answer.Done.class,
                        done -> assertThat(done.erased())
                                .allSatisfy(erased -> assertThat(erased.outcome() == Eraser.Outcome.KEPT)
                                        .isEqualTo(!erased.reason().isEmpty())));
        assertThat(bean(People.class).find(citizen).orElseThrow().name()).isEmpty();
        assertThat(acting(citizen).grants()).isEmpty();
        assertThat(everything()).doesNotContain("消える").doesNotContain("kieru@");
        assertThat(bean(Audit.class).verify()).isInstanceOf(AuditVerification.Whole.class);
        assertThat(Sandbox.operating(() -> bean(Audit.class).history(Subject.of("person", citizen))))
                .anySatisfy(entry -> assertThat(entry.action()).isEqualTo("person.erased"));
        assertThat(Sandbox.as(acting(administrator), () -> bean(Erasures.class).erase(citizen)))
                .isInstanceOf(Erasures.Answer.Refused.class);
    }

    /** All text in all tables of the region. */
    private static String everything() {
        var all = new StringBuilder();
        for (String table : region.jdbc()
                .sql("select table_name from information_schema.tables where table_schema = current_schema()")
                .query(String.class)
                .list()) {
            region.jdbc()
                    .sql("select t::text from \"" + table + "\" t")
                    .query(String.class)
                    .list()
                    .forEach(row -> all.append(row).append('\n'));
        }
        return all.toString();
    }

    @Test
    void staff_and_strangers_cannot_erase_and_citizens_can_erase_themselves() {
        long planner = person("企画", Role.PLANNING_OFFICE);
        long citizen = person("市民", Role.CITIZEN);
        assertThatThrownBy(() ->
                        Sandbox.as(acting(planner), () -> bean(Erasures.class).erase(planner)))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() ->
                        Sandbox.as(acting(planner), () -> bean(Erasures.class).erase(citizen)))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() ->
                        Sandbox.as(acting(citizen), () -> bean(Erasures.class).held(planner)))
                .isInstanceOf(NotPermittedException.class);
        assertThat(Sandbox.as(acting(citizen), () -> bean(Erasures.class).erase(citizen)))
                .isInstanceOf(Erasures.Answer.Done.class);
    }

    @Test
    void retention_blanks_old_values_in_batches_and_the_chain_accounts_for_them() {
        var later = InstantSource.fixed(java.time.Instant.now().plus(java.time.Duration.ofDays(365 * 6)));
        for (int i = 0; i < 30; i++) {
            int n = i;
            region.transactions()
                    .executeWithoutResult(_ -> Sandbox.operating(() -> {
                        for (int j = 0; j < 50; j++) {
                            bean(Audit.class)
                                    .record(
                                            "setting.changed",
                                            new Subject("setting", "x"),
                                            java.util.Map.of(),
                                            java.util.Map.of("value", "古い値 " + n));
                        }
                        return true;
                    }));
        }
        var retentions =
                new Retentions(bean(Retentions.class).rules(), region.transactions(), bean(Audit.class), later);
        assertThat(retentions.rules()).extracting(RetentionRule::period).contains(Period.ofYears(5));
        var kept = Sandbox.as(Actor.system("retention"), retentions::run);
        assertThat(kept).anySatisfy(each -> assertThat(each.records()).isGreaterThan(1_500));
        assertThat(everything()).doesNotContain("古い値");
        assertThat(bean(Audit.class).verify()).isInstanceOf(AuditVerification.Whole.class);
    }
}
