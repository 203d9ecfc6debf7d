package org.haskap.signin.mock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class MockConditionTest {
    @Test
    void the_stand_in_exists_in_development_or_where_it_is_asked_for_and_never_in_public() {
        assertThat(MockCondition.wanted(new MockEnvironment())).isFalse();
        assertThat(MockCondition.wanted(new MockEnvironment().withProperty("haskap.development", "true")))
                .isTrue();
        assertThat(MockCondition.wanted(new MockEnvironment().withProperty("haskap.mock-idp", "true")))
                .isTrue();
        assertThat(MockCondition.wanted(new MockEnvironment()
                        .withProperty("haskap.development", "true")
                        .withProperty("haskap.mock-idp", "false")))
                .isFalse();
        assertThat(MockCondition.wanted(new MockEnvironment()
                        .withProperty("haskap.mock-idp", "true")
                        .withProperty("haskap.url", "https://strategy.example.jp")))
                .isFalse();
    }
}
