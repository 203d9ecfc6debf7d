package org.haskap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableMarkTest {
    @Test
    void a_comment_says_what_may_become_of_the_rows() {
        assertThat(TableMark.of("append-only: why")).isEqualTo(new TableMark(true, List.of(), false, false));
        assertThat(TableMark.of("append-only except state, delete, at: why"))
                .isEqualTo(new TableMark(true, List.of("state", "at"), true, false));
        assertThat(TableMark.of("transient: why")).isEqualTo(new TableMark(false, List.of(), true, true));
        assertThat(TableMark.of("what it holds")).isEqualTo(new TableMark(false, List.of(), true, false));
        assertThat(TableMark.of("")).isEqualTo(new TableMark(false, List.of(), true, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "append-only",
                "append-only:",
                "append-only except: why",
                "append-only except A: why",
                "append-only except a,b: why",
                "append-only, mostly",
                "transient",
                "transient "
            })
    void a_mark_that_is_nearly_one_is_refused_and_not_taken_for_a_remark(String comment) {
        assertThatThrownBy(() -> TableMark.of(comment)).hasMessageContaining("no mark of a table");
    }

    @Test
    void what_is_granted_already_is_not_granted_again_and_what_is_too_much_is_taken() {
        assertThat(thing(Set.of("SELECT", "INSERT", "DELETE", "UPDATE state")).statements())
                .isEmpty();
        assertThat(thing(Set.of()).statements())
                .containsExactly("grant DELETE, INSERT, SELECT, UPDATE (\"state\") on table r.t to app");
        assertThat(thing(Set.of("SELECT", "INSERT", "DELETE", "UPDATE")).statements())
                .containsExactly(
                        "revoke all on table r.t from app",
                        "grant DELETE, INSERT, SELECT, UPDATE (\"state\") on table r.t to app");
    }

    private static Grants.Thing thing(Set<String> held) {
        return new Grants.Thing("table", "t", "r.t", "append-only except state, delete: why", "app", held);
    }
}
