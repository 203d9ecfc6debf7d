package org.haskap.signin.mock;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The invented people of the stand-in. */
enum MockPerson {
    HANAKO("mock-citizen", "森野 花子（市民）", Map.of("family_name", "森野", "given_name", "花子")),
    HARUTO("mock-citizen", "海野 陽翔（学生）", Map.of("family_name", "海野", "given_name", "陽翔")),
    BAKERY(
            "mock-company",
            "株式会社はすかっぷ製菓 代表 北川 誠",
            Map.of("name", "北川 誠", "organization", Map.of("name", "株式会社はすかっぷ製菓"))),
    SHIPPING(
            "mock-company", "合同会社みなと運送 担当 港 さくら", Map.of("name", "港 さくら", "organization", Map.of("name", "合同会社みなと運送"))),
    OFFICER("mock-staff", "企画課 佐藤 直樹（職員）", Map.of("name", "佐藤 直樹")),
    CHIEF("mock-staff", "企画課長 鈴木 恵（職員）", Map.of("name", "鈴木 恵"));

    private final String client;
    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<String, Object> claims;

    MockPerson(String client, String label, Map<String, Object> claims) {
        this.client = client;
        this.label = label;
        this.claims = claims;
    }

    /** What the stand-in calls the person in its tokens. */
    String subject() {
        return "mock-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What the page for choosing calls the person. */
    String label() {
        return label;
    }

    /** What the stand-in tells of the person. */
    Map<String, Object> claims() {
        return claims;
    }

    static List<MockPerson> of(String client) {
        return Arrays.stream(values())
                .filter(person -> person.client.equals(client))
                .toList();
    }

    static Optional<MockPerson> withSubject(String subject) {
        return Arrays.stream(values())
                .filter(person -> person.subject().equals(subject))
                .findFirst();
    }
}
