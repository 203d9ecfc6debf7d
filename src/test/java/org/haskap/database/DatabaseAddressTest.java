package org.haskap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p%40ss@db:5433/city, jdbc:postgresql://db:5433/city",
        "postgres://db/city?user=u&password=p%40ss&ssl=true, jdbc:postgresql://db/city?ssl=true",
        "jdbc:postgresql://db/city?password=p%40ss&ssl=true&user=u, jdbc:postgresql://db/city?ssl=true",
        "jdbc:postgresql://u:p%40ss@db:5433/city, jdbc:postgresql://db:5433/city",
        "jdbc:postgresql:city?user=u&pass%77ord=p%40ss, jdbc:postgresql:city",
        "'jdbc:postgresql://a:1,b:2/city?user=u&password=p%40ss', 'jdbc:postgresql://a:1,b:2/city'"
    })
    void user_and_password_are_taken_out_of_what_is_printed(String given, String printed) {
        DatabaseAddress address = DatabaseAddress.parse(given);
        assertThat(address).hasToString(printed);
        assertThat(address.url()).isEqualTo(printed);
        assertThat(address.user()).isEqualTo("u");
        assertThat(address.password()).isEqualTo("p@ss");
        assertThat(address.credentials()).hasSize(2).containsEntry("password", "p@ss");
    }

    @Test
    void the_password_of_a_clients_key_reaches_the_driver_and_nobody_else() {
        DatabaseAddress address = DatabaseAddress.parse("postgresql://db/city?sslkey=k&sslpassword=secret+1");
        assertThat(address).hasToString("jdbc:postgresql://db/city?sslkey=k");
        assertThat(address.credentials()).hasSize(1).containsEntry("sslpassword", "secret+1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://x/secret",
                "postgresql://secret@/x y",
                "postgresql://db",
                "secret",
                "jdbc:postgresql://db/c?password=secret%zz"
            })
    void what_is_not_understood_is_not_repeated_not_even_in_the_log(String given) {
        assertThatThrownBy(() -> DatabaseAddress.parse(given))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("not understood")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
