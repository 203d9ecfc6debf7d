package org.haskap.signin.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.database.TestRegion;
import org.haskap.signin.AccountRecovered;
import org.haskap.signin.Accounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

/** Signing in at providers: the stand-in, one that forges, and one that is down. */
class FederationTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @TempDir
    static @Nullable Path folder;

    private static final String PASSWORD = "a password long enough";
    private static final Map<String, String> SETTINGS = new HashMap<>();
    private static @Nullable ForgedProvider forged;
    private static @Nullable RSAKey clientKey;
    private static @Nullable ApplicationContext application;

    @BeforeAll
    static void start() throws Exception {
        forged = new ForgedProvider();
        clientKey = new RSAKeyGenerator(2048).generate();
        Path pem = Objects.requireNonNull(folder).resolve("client.pem");
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(clientKey.toPrivateKey().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        SETTINGS.put("haskap.mock-idp", "true");
        provider("forged", forged.issuer());
        SETTINGS.put("haskap.oidc.forged.accepted-acr", "strong");
        SETTINGS.put("haskap.oidc.forged.acr-values", "strong,stronger");
        provider("keyed", forged.issuer());
        SETTINGS.put("haskap.oidc.keyed.authentication", "private_key_jwt");
        SETTINGS.put("haskap.oidc.keyed.client-key", pem.toString());
        provider("down", "http://localhost:1");
        provider("elsewhere", "http://localhost:1");
        SETTINGS.put("haskap.oidc.elsewhere.regions", "another");
        SETTINGS.forEach(System::setProperty);
        application = region.start();
    }

    private static void provider(String id, String issuer) {
        SETTINGS.put("haskap.oidc." + id + ".issuer", issuer);
        SETTINGS.put("haskap.oidc." + id + ".client-id", "haskap");
        SETTINGS.put("haskap.oidc." + id + ".client-secret", "shared");
        SETTINGS.put("haskap.oidc." + id + ".label", "認証 " + id);
    }

    @AfterAll
    static void stop() {
        SETTINGS.keySet().forEach(System::clearProperty);
        if (forged != null) {
            forged.close();
        }
    }

    // The stand-in, through the whole flow

    @Test
    void a_citizen_nobody_knows_joins_once_and_comes_back_as_the_same_person() throws Exception {
        try (var first = visitor();
                var second = visitor()) {
            first.throughMock("mock-citizen", "mock-hanako");
            assertThat(first.path()).isEqualTo("/sign-in/newcomer");
            assertThat(first.body()).contains("模擬（本物の認証ではありません）", "value=\"森野 花子\"");
            first.post("/sign-in/newcomer", Map.of("name", " "));
            assertThat(first.status()).isEqualTo(422);
            assertThat(first.body()).contains("エラー：", "氏名を入力してください。");
            first.post("/sign-in/newcomer", Map.of("name", "森野 花子"));
            assertThat(first.path()).isEqualTo("/my");

            second.throughMock("mock-citizen", "mock-hanako");
            assertThat(second.path()).isEqualTo("/my");
            assertThat(second.body()).contains("森野 花子");
        }
        long person = owner("mock-hanako");
        assertThat(bean(People.class).assignmentsOf(person))
                .singleElement()
                .satisfies(held -> assertThat(held.role()).isEqualTo(Role.CITIZEN));
    }

    @Test
    void staff_nobody_knows_get_no_account_but_may_link_after_signing_in_the_known_way() throws Exception {
        String email = UUID.randomUUID() + "@example.jp";
        long person = person(email);
        try (var visitor = visitor();
                var later = visitor()) {
            visitor.throughMock("mock-staff", "mock-officer");
            assertThat(visitor.path()).isEqualTo("/sign-in/newcomer");
            assertThat(visitor.body()).doesNotContain("アカウントを作る");
            assertThat(visitor.get("/sign-in")
                            .post("/sign-in/newcomer", Map.of("name", "佐藤"))
                            .status())
                    .isEqualTo(404);

            visitor.get("/my/security/identities/waiting");
            assertThat(visitor.path()).isEqualTo("/sign-in");
            visitor.post("/sign-in/password", Map.of("email", email, "password", PASSWORD));
            assertThat(visitor.path()).isEqualTo("/my/security/identities/waiting");
            visitor.post("/my/security/identities/waiting", Map.of());
            assertThat(visitor.body()).contains("外部の認証を結び付けました。", "佐藤 直樹");

            later.throughMock("mock-staff", "mock-officer");
            assertThat(later.path()).isEqualTo("/my");
        }
        assertThat(owner("mock-officer")).isEqualTo(person);
    }

    @Test
    void a_link_is_made_and_taken_away_by_its_person_and_belongs_to_one_person_only() throws Exception {
        String email = UUID.randomUUID() + "@example.jp";
        person(email);
        String others = UUID.randomUUID() + "@example.jp";
        person(others);
        try (var visitor = visitor();
                var other = visitor()) {
            signIn(visitor, email);
            visitor.get("/my/security/identities");
            visitor.post("/my/security/identities/with/mock-company", Map.of());
            visitor.chooseAtMock("mock-bakery");
            assertThat(visitor.path()).isEqualTo("/my/security/identities");
            assertThat(visitor.body()).contains("外部の認証を結び付けました。", "株式会社はすかっぷ製菓 北川 誠");

            signIn(other, others);
            other.get("/my/security/identities");
            other.post("/my/security/identities/with/mock-company", Map.of());
            other.chooseAtMock("mock-bakery");
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.body()).contains("ほかの人に結び付いています");
            long link = region.jdbc()
                    .sql("select id from linked_identity where subject = 'mock-bakery'")
                    .query(Long.class)
                    .single();
            other.get("/my/security/identities");
            other.post("/my/security/identities/" + link + "/removal", Map.of());
            assertThat(owner("mock-bakery")).isPositive();

            visitor.get("/my/security/identities");
            visitor.post("/my/security/identities/" + link + "/removal", Map.of());
            assertThat(visitor.body()).contains("外部の認証を外しました。");
        }
    }

    @Test
    void the_only_way_to_sign_in_is_not_taken_away() throws Exception {
        try (var visitor = visitor()) {
            visitor.throughMock("mock-citizen", "mock-haruto").post("/sign-in/newcomer", Map.of("name", "海野 陽翔"));
            long link = region.jdbc()
                    .sql("select id from linked_identity where subject = 'mock-haruto'")
                    .query(Long.class)
                    .single();
            visitor.get("/my/security/identities");
            visitor.post("/my/security/identities/" + link + "/removal", Map.of());
            assertThat(visitor.status()).isEqualTo(409);
            assertThat(visitor.body()).contains("ただ一つの方法");
            assertThat(owner("mock-haruto")).isPositive();
        }
    }

    @Test
    void who_has_signed_in_is_made_sure_of_anew_and_nobody_else_takes_the_session() throws Exception {
        String email = UUID.randomUUID() + "@example.jp";
        person(email);
        try (var visitor = visitor()) {
            signIn(visitor, email);
            visitor.get("/my/security/identities");
            visitor.post("/my/security/identities/with/mock-staff", Map.of());
            visitor.chooseAtMock("mock-chief");
            visitor.get("/sign-in/with/mock-staff");
            assertThat(visitor.body()).contains("もう一度確かめます");
            URI asked = visitor.postAndStay("/sign-in/with/mock-staff", Map.of());
            assertThat(ForgedProvider.fields(asked.getRawQuery()))
                    .containsEntry("max_age", "0")
                    .containsEntry("prompt", "login");
            visitor.get(asked.toString()).chooseAtMock("mock-chief");
            assertThat(visitor.path()).isEqualTo("/my");

            visitor.throughMock("mock-company", "mock-shipping");
            assertThat(visitor.status()).isEqualTo(409);
            assertThat(visitor.body()).contains("ログイン中の人と違います");
        }
    }

    @Test
    void signing_out_ends_the_session_here_and_leads_over_the_provider_and_back() throws Exception {
        try (var visitor = visitor()) {
            String name = "退出 する人";
            region.jdbc()
                    .sql("delete from linked_identity where subject = 'mock-shipping'")
                    .update();
            long person = Actors.as(
                    Actor.operator("test"),
                    () -> bean(People.class).add(name, null).id());
            link(person, "mock-shipping");
            visitor.throughMock("mock-company", "mock-shipping").get("/my");
            URI next = visitor.postAndStay("/sign-out", Map.of());
            assertThat(next.getPath()).isEqualTo("/mock-idp/connect/logout");
            assertThat(ForgedProvider.fields(next.getRawQuery())).containsKey("id_token_hint");
            visitor.get(next.toString());
            assertThat(visitor.status()).isEqualTo(200);
            assertThat(visitor.path()).isEqualTo("/");
            assertThat(visitor.get("/my").path()).isEqualTo("/sign-in");
        }
    }

    @Test
    void the_stand_in_wants_pkce_a_known_client_and_a_known_way_back() throws Exception {
        try (var visitor = visitor()) {
            visitor.get("/sign-in/with/mock-citizen");
            URI asked = visitor.postAndStay("/sign-in/with/mock-citizen", Map.of());
            var query = ForgedProvider.fields(asked.getRawQuery());
            assertThat(query)
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry("acr_values", "aal3")
                    .containsKeys("state", "nonce", "code_challenge");
            String without = asked.toString().replaceAll("&code_challenge(_method)?=[^&]*", "");
            assertThat(visitor.get(without).left().getQuery()).contains("error=invalid_request");
            assertThat(visitor.get(asked.toString().replace("client_id=mock-citizen", "client_id=other"))
                            .status())
                    .isIn(400, 404);
            assertThat(visitor.get(asked.toString()
                                    .replaceAll("redirect_uri=[^&]*", "redirect_uri=https://evil.example/"))
                            .at()
                            .getHost())
                    .isEqualTo("localhost");
        }
    }

    // What comes back

    @Test
    void an_answer_counts_once_in_the_browser_that_asked_and_with_its_state() throws Exception {
        try (var visitor = visitor();
                var other = visitor()) {
            String back = forgedAnswer(visitor, "forged", FederationTest::good);
            assertThat(other.get(back).status()).as("another browser").isEqualTo(400);
            assertThat(visitor.get(back.replaceAll("state=.*", "state=guessed")).status())
                    .as("another state")
                    .isEqualTo(400);
            assertThat(visitor.get(back.replace("/forged/", "/keyed/")).status())
                    .as("another provider's address")
                    .isEqualTo(400);
        }
        try (var visitor = visitor()) {
            String back = forgedAnswer(visitor, "forged", FederationTest::good);
            assertThat(visitor.get(back).path()).isEqualTo("/sign-in/newcomer");
            assertThat(visitor.get(back).status()).as("a second time").isEqualTo(400);
        }
        try (var visitor = visitor()) {
            String back = forgedAnswer(visitor, "forged", FederationTest::good);
            assertThat(visitor.get(back + "&iss=https%3A%2F%2Fother.example").status())
                    .as("says it is another provider")
                    .isEqualTo(403);
        }
        try (var visitor = visitor()) {
            String back = forgedAnswer(visitor, "forged", FederationTest::good);
            visitor.get(back.replaceAll("code=[^&]*", "error=access_denied"));
            assertThat(visitor.status()).isEqualTo(400);
            assertThat(visitor.body()).contains("取りやめ");
        }
    }

    @Test
    void a_token_that_is_not_the_providers_answer_to_this_question_signs_nobody_in() throws Exception {
        var other = new RSAKeyGenerator(2048).keyID("signing").generate();
        var forgeries = new LinkedHashMap<String, UnaryOperator<String>>();
        forgeries.put("signed by another key", nonce -> signed(claims(nonce).build(), other));
        forgeries.put("changed after signing", nonce -> {
            String[] parts = good(nonce).split("\\.", -1);
            String changed = new String(
                            Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8)
                    .replace("subject-1", "subject-2");
            return parts[0] + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(changed.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    + "." + parts[2];
        });
        forgeries.put("not signed", nonce -> new PlainJWT(claims(nonce).build()).serialize());
        forgeries.put("signed with the public key as a secret", FederationTest::signedWithPublicKey);
        forgeries.put(
                "for another client",
                nonce -> signed(claims(nonce).audience("other").build()));
        forgeries.put(
                "for another client too",
                nonce -> signed(claims(nonce)
                        .audience(List.of("haskap", "other"))
                        .claim("azp", "other")
                        .build()));
        forgeries.put(
                "from another issuer",
                nonce -> signed(claims(nonce).issuer("https://other.example").build()));
        forgeries.put(
                "out of date",
                nonce -> signed(claims(nonce)
                        .expirationTime(Date.from(Instant.now().minusSeconds(600)))
                        .build()));
        forgeries.put(
                "answer to another question", nonce -> signed(claims("another").build()));
        forgeries.put(
                "answer to no question",
                nonce -> signed(claims(nonce).claim("nonce", null).build()));
        forgeries.put("of nobody", nonce -> signed(claims(nonce).subject(null).build()));
        forgeries.put(
                "too weak", nonce -> signed(claims(nonce).claim("acr", "weak").build()));
        forgeries.put(
                "of unknown strength",
                nonce -> signed(claims(nonce).claim("acr", null).build()));
        for (var forgery : forgeries.entrySet()) {
            try (var visitor = visitor()) {
                visitor.get(forgedAnswer(visitor, "forged", forgery.getValue()));
                assertThat(visitor.status()).as(forgery.getKey()).isEqualTo(403);
                assertThat(visitor.get("/sign-in/newcomer").path())
                        .as(forgery.getKey())
                        .isEqualTo("/sign-in");
            }
        }
    }

    @Test
    void an_earlier_sign_in_at_the_provider_does_not_make_sure_of_the_person_anew() throws Exception {
        String email = UUID.randomUUID() + "@example.jp";
        long person = person(email);
        region.jdbc()
                .sql("""
                        insert into linked_identity (person_id, issuer, subject, provider, label, linked_at)
                        values (:person, :issuer, 'subject-1', 'forged', '', now())
                        """)
                .param("person", person)
                .param("issuer", Objects.requireNonNull(forged).issuer())
                .update();
        try (var visitor = visitor()) {
            signIn(visitor, email);
            visitor.get(forgedAnswer(
                    visitor,
                    "forged",
                    nonce -> signed(claims(nonce)
                            .claim("auth_time", Instant.now().minusSeconds(3600).getEpochSecond())
                            .build())));
            assertThat(visitor.status()).isEqualTo(403);
            visitor.get(forgedAnswer(
                    visitor,
                    "forged",
                    nonce -> signed(claims(nonce)
                            .claim("auth_time", Instant.now().getEpochSecond())
                            .build())));
            assertThat(visitor.path()).isEqualTo("/my");
        } finally {
            region.jdbc()
                    .sql("delete from linked_identity where subject = 'subject-1'")
                    .update();
        }
    }

    @Test
    void a_provider_that_does_not_say_when_it_asked_lets_in_and_proves_nothing_fresh() throws Exception {
        long person = person(UUID.randomUUID() + "@example.jp");
        region.jdbc()
                .sql("""
                        insert into linked_identity (person_id, issuer, subject, provider, label, linked_at)
                        values (:person, :issuer, 'subject-1', 'forged', '', now())
                        """)
                .param("person", person)
                .param("issuer", Objects.requireNonNull(forged).issuer())
                .update();
        try (var silent = visitor();
                var fresh = visitor()) {
            silent.get(forgedAnswer(
                    silent,
                    "forged",
                    nonce -> signed(claims(nonce).claim("auth_time", null).build())));
            assertThat(silent.path()).isEqualTo("/my");
            silent.get("/my/security");
            silent.post("/my/security/sessions/end", Map.of());
            assertThat(silent.path()).isEqualTo("/sign-in/again");

            fresh.get(forgedAnswer(
                    fresh,
                    "forged",
                    nonce -> signed(claims(nonce)
                            .claim("auth_time", Instant.now().getEpochSecond())
                            .build())));
            fresh.get("/my/security");
            fresh.post("/my/security/sessions/end", Map.of());
            assertThat(fresh.path()).isEqualTo("/");
        } finally {
            region.jdbc()
                    .sql("delete from linked_identity where subject = 'subject-1'")
                    .update();
        }
    }

    @Test
    void an_address_in_a_token_is_no_reason_to_be_somebody() throws Exception {
        String email = UUID.randomUUID() + "@example.jp";
        person(email);
        try (var visitor = visitor()) {
            visitor.get(forgedAnswer(
                    visitor,
                    "forged",
                    nonce -> signed(claims(nonce)
                            .claim("email", email)
                            .claim("email_verified", true)
                            .build())));
            assertThat(visitor.path()).isEqualTo("/sign-in/newcomer");
            assertThat(visitor.get("/my").path()).isEqualTo("/sign-in");
        }
    }

    @Test
    void a_client_with_a_key_proves_itself_by_signing_and_sends_no_secret() throws Exception {
        try (var visitor = visitor()) {
            visitor.get(forgedAnswer(visitor, "keyed", FederationTest::good));
            assertThat(visitor.path()).isEqualTo("/sign-in/newcomer");
        }
        var request = Objects.requireNonNull(forged).lastTokenRequest();
        assertThat(request).doesNotContainKey("client_secret").containsKey("code_verifier");
        var assertion = SignedJWT.parse(request.get("client_assertion"));
        assertThat(assertion.verify(
                        new RSASSAVerifier(Objects.requireNonNull(clientKey).toRSAPublicKey())))
                .isTrue();
        assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(forged.issuer() + "/token");
        assertThat(assertion.getJWTClaimsSet().getSubject()).isEqualTo("haskap");
    }

    // Around it

    @Test
    void a_provider_that_is_down_says_so_and_hinders_nobody_else() throws Exception {
        try (var visitor = visitor()) {
            visitor.get("/sign-in");
            assertThat(visitor.body())
                    .contains("認証 downでログインする", "模擬マイナンバーカードでログインする", "職員の方", "会社の方", "学生・市民の方")
                    .doesNotContain("認証 elsewhere");
            visitor.get("/sign-in/with/down");
            assertThat(visitor.status()).isEqualTo(503);
            assertThat(visitor.body()).contains("いまつながりません", "ほかの方法でログインする");
            assertThat(visitor.get("/sign-in/with/elsewhere").status()).isEqualTo(404);
        }
    }

    @Test
    void beginning_takes_a_form_of_our_own_page() throws Exception {
        try (var visitor = visitor()) {
            visitor.get("/");
            visitor.post("/sign-in/with/forged", Map.of());
            assertThat(visitor.path()).startsWith("/sign-in");
            assertThat(visitor.left().getHost()).isEqualTo("localhost");
            assertThat(visitor.left().getPort()).isEqualTo(visitor.at().getPort());
        }
    }

    @Test
    void a_recovered_account_is_opened_by_no_identity_of_before() throws Exception {
        long person = person(UUID.randomUUID() + "@example.jp");
        region.jdbc().sql("""
                        insert into linked_identity (person_id, issuer, subject, provider, label, linked_at)
                        values (:person, 'https://x', 'robbed', 'forged', '', now())
                        """).param("person", person).update();
        region.transactions()
                .executeWithoutResult(
                        _ -> Objects.requireNonNull(application).publishEvent(new AccountRecovered(person)));
        assertThat(bean(Identities.class).of(person)).isEmpty();
    }

    private static Visitor visitor() {
        return new Visitor(region.url(""));
    }

    private static String forgedAnswer(Visitor visitor, String provider, UnaryOperator<String> token) throws Exception {
        visitor.get(region.url("/sign-in/with/" + provider));
        URI asked = visitor.postAndStay("/sign-in/with/" + provider, Map.of());
        Objects.requireNonNull(forged).answersWith(token);
        return forged.comesBack(asked);
    }

    private static JWTClaimsSet.Builder claims(String nonce) {
        return new JWTClaimsSet.Builder()
                .issuer(Objects.requireNonNull(forged).issuer())
                .subject("subject-1")
                .audience("haskap")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("acr", "strong")
                .claim("name", "偽 名");
    }

    private static String good(String nonce) {
        return signed(claims(nonce).build());
    }

    private static String signed(JWTClaimsSet claims) {
        return signed(claims, Objects.requireNonNull(forged).key());
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("signing").build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signedWithPublicKey(String nonce) {
        try {
            byte[] open = Objects.requireNonNull(forged).key().toRSAPublicKey().getEncoded();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("signing").build(),
                    claims(nonce).build());
            token.sign(new MACSigner(open));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void signIn(Visitor visitor, String email) throws Exception {
        visitor.get("/sign-in").post("/sign-in/password", Map.of("email", email, "password", PASSWORD));
        assertThat(visitor.path()).isEqualTo("/my");
    }

    private static long person(String email) {
        return Actors.as(Actor.operator("test"), () -> {
            long person = bean(People.class).add("試験 太郎", email).id();
            bean(Accounts.class).setPassword(person, PASSWORD);
            return person;
        });
    }

    private static void link(long person, String subject) {
        String issuer = region.url("").replaceFirst("/$", "") + "/mock-idp";
        region.jdbc()
                .sql("""
                        insert into linked_identity (person_id, issuer, subject, provider, label, linked_at)
                        values (:person, :issuer, :subject, 'mock-company', '', now())
                        """)
                .param("person", person)
                .param("issuer", issuer)
                .param("subject", subject)
                .update();
    }

    private static long owner(String subject) {
        return region.jdbc()
                .sql("select person_id from linked_identity where subject = :subject")
                .param("subject", subject)
                .query(Long.class)
                .single();
    }

    private static <T> T bean(Class<T> type) {
        return Objects.requireNonNull(application).getBean(type);
    }
}
