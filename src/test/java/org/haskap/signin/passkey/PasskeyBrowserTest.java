package org.haskap.signin.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Objects;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.database.TestRegion;
import org.haskap.signin.Accounts;
import org.haskap.signin.TestSignIn;
import org.haskap.strategy.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ApplicationContext;

/** Passkeys with a real browser and its simulated device. */
class PasskeyBrowserTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static @Nullable ApplicationContext application;
    private static @Nullable Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        application = region.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_passkey_is_made_signs_in_without_an_address_and_is_taken_away() {
        long person = person();
        try (Device device = new Device(person)) {
            device.makePasskey("仕事用のノートパソコン");
            assertThat(device.page.locator("main").innerText()).contains("仕事用のノートパソコン", "まだ使っていません");
            assertThat(violations(device.page)).isEmpty();

            device.forgetSession();
            device.page.navigate(region.url("/my"));
            assertThat(device.page.url()).endsWith("/sign-in");
            device.page.locator("a", text("パスキーでログインする")).click();
            assertThat(violations(device.page)).isEmpty();
            device.button("端末で本人を確かめてログインする");
            device.page.waitForURL("**/my*");
            assertThat(device.page.locator(".ui-desk__name").innerText()).isEqualTo("試験 太郎");

            device.page.navigate(region.url("/my/security/passkeys"));
            assertThat(device.page.locator("main").innerText()).doesNotContain("まだ使っていません");
            device.page.locator("a", text("を削除する")).click();
            assertThat(violations(device.page)).isEmpty();
            device.button("このパスキーを削除する");
            assertThat(device.page.locator("main").innerText()).contains("削除できません", "ただ一つの方法");

            bean(Accounts.class).setPassword(person, "a password long enough"); // ends the person's sessions
            device.signIn(person);
            device.page.navigate(region.url("/my/security/passkeys"));
            device.page.locator("a", text("を削除する")).click();
            device.button("このパスキーを削除する");
            assertThat(device.page.locator("main").innerText()).contains("パスキーを削除しました。", "パスキーはまだありません");

            device.forgetSession();
            device.page.navigate(region.url("/sign-in/passkey"));
            device.button("端末で本人を確かめてログインする");
            device.page
                    .locator("[data-passkey-message]", text("このパスキーではログインできません"))
                    .waitFor();
        }
    }

    @Test
    void an_answer_counts_once_and_only_for_the_question_it_was_given_to() {
        try (Device device = new Device(person())) {
            device.makePasskey("");
            device.forgetSession();
            device.page.navigate(region.url("/sign-in/passkey"));
            String token = device.token();
            String answer = device.sign(device.ask(token), "required");
            assertThat(device.send(token, answer)).isEqualTo(200);

            device.forgetSession();
            device.page.navigate(region.url("/sign-in/passkey"));
            String next = device.token();
            assertThat(device.send(next, answer)).as("no question was asked").isEqualTo(400);
            device.ask(next);
            assertThat(device.send(next, answer))
                    .as("another question was asked")
                    .isEqualTo(401);
            assertThat(device.send(next, answer)).as("its question is used up").isEqualTo(400);
        }
    }

    @Test
    void an_answer_given_to_another_site_is_refused_even_when_the_device_knows_the_same_host() {
        try (Device device = new Device(person())) {
            device.makePasskey("");
            device.forgetSession();
            device.page.navigate(region.url("/sign-in/passkey"));
            String token = device.token();
            String question = device.ask(token);
            device.standOn("http://localhost:9/");
            String answer = device.sign(question, "required");
            device.page.navigate(region.url("/sign-in/passkey"));
            assertThat(device.send(token, answer)).isEqualTo(401);
        }
    }

    @Test
    void an_answer_for_another_host_is_refused() {
        try (Device device = new Device(person())) {
            device.makePasskey("");
            device.movePasskeyTo("elsewhere.localhost");
            device.forgetSession();
            device.page.navigate(region.url("/sign-in/passkey"));
            String token = device.token();
            String question = device.ask(token).replace("\"rpId\":\"localhost\"", "\"rpId\":\"elsewhere.localhost\"");
            device.standOn("http://elsewhere.localhost:9/");
            String answer = device.sign(question, "required");
            device.page.navigate(region.url("/sign-in/passkey"));
            assertThat(device.send(token, answer)).isEqualTo(401);
        }
    }

    @Test
    void a_device_that_did_not_make_sure_of_its_owner_is_refused() {
        try (Device device = new Device(person())) {
            device.makePasskey("");
            device.forgetSession();
            device.page.navigate(region.url("/sign-in/passkey"));
            String token = device.token();
            device.ownerIsAway();
            String answer = device.sign(device.ask(token), "discouraged");
            assertThat(device.send(token, answer)).isEqualTo(401);
        }
    }

    @Test
    void a_counter_that_goes_back_betrays_a_copied_key() {
        long person = person();
        try (Device device = new Device(person)) {
            device.makePasskey("");
            region.jdbc()
                    .sql("update passkey set sign_count = 1000 where person_id = :person")
                    .param("person", person)
                    .update();
            device.forgetSession();
            device.page.navigate(region.url("/sign-in/passkey"));
            String token = device.token();
            assertThat(device.send(token, device.sign(device.ask(token), "required")))
                    .isEqualTo(401);
        }
    }

    @Test
    void a_session_that_ended_behind_the_open_page_leads_to_signing_in_and_not_to_a_riddle() {
        try (Device device = new Device(person())) {
            device.page.navigate(region.url("/my/security/passkeys"));
            device.forgetSession();
            device.button("この端末のパスキーを追加する");
            device.page.waitForURL("**/sign-in");
        }
    }

    @Test
    void nobody_takes_away_the_passkey_of_somebody_else() {
        long owner = person();
        try (Device device = new Device(owner);
                Device other = new Device(person())) {
            device.makePasskey("");
            long id = bean(Passkeys.class).of(owner).getFirst().id();
            other.page.navigate(region.url("/my/security/passkeys"));
            String token = other.token();
            assertThat(other.page
                            .request()
                            .get(region.url("/my/security/passkeys/" + id + "/removal"))
                            .status())
                    .isEqualTo(404);
            other.page
                    .request()
                    .post(
                            region.url("/my/security/passkeys/" + id + "/removal"),
                            com.microsoft.playwright.options.RequestOptions.create()
                                    .setHeader("X-CSRF-TOKEN", token));
            assertThat(bean(Passkeys.class).of(owner)).hasSize(1);
        }
    }

    @Test
    void what_devices_keep_of_a_person_is_a_random_handle() {
        long person = person();
        try (Device device = new Device(person)) {
            device.makePasskey("");
            byte[] handle = region.jdbc()
                    .sql("select handle from passkey_holder where person_id = :person")
                    .param("person", person)
                    .query(byte[].class)
                    .single();
            assertThat(handle).hasSizeGreaterThanOrEqualTo(32);
            assertThat(device.credential().get("userHandle").getAsString())
                    .isEqualTo(java.util.Base64.getEncoder().encodeToString(handle));
        }
    }

    @Test
    void without_javascript_a_sentence_says_so_and_another_way_is_offered() {
        try (BrowserContext context = Objects.requireNonNull(chromium)
                .browser()
                .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(region.url("/sign-in/passkey"));
            assertThat(page.locator("main").innerText()).contains("JavaScript", "ほかの方法でログインする");
            assertThat(page.locator("main button").isVisible()).isFalse();
        }
    }

    /** Without an address, so that no link by mail signs in either. */
    private static long person() {
        return Actors.as(
                Actor.operator("test"),
                () -> bean(People.class).add("試験 太郎", null).id());
    }

    private static <T> T bean(Class<T> type) {
        return Objects.requireNonNull(application).getBean(type);
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(found -> found.getId() + " " + found.getNodes())
                        .toList();
    }

    /** A browser with a device of its own, in which a person has signed in. */
    private static final class Device implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final CDPSession devtools;
        private final String authenticator;

        Device(long person) {
            context = Objects.requireNonNull(chromium).browser().newContext();
            page = context.newPage();
            devtools = context.newCDPSession(page);
            devtools.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            var add = new JsonObject();
            add.add("options", options);
            authenticator = devtools.send("WebAuthn.addVirtualAuthenticator", add)
                    .get("authenticatorId")
                    .getAsString();
            signIn(person);
        }

        void signIn(long person) {
            String cookie = TestSignIn.as(Objects.requireNonNull(application), person);
            context.addCookies(
                    List.of(new Cookie("haskap", cookie.substring(cookie.indexOf('=') + 1)).setUrl(region.url("/"))));
        }

        void makePasskey(String name) {
            page.navigate(region.url("/my/security/passkeys"));
            page.locator("#label").fill(name);
            button("この端末のパスキーを追加する");
            page.waitForURL("**?done=added");
        }

        void button(String label) {
            page.locator("main button", text(label)).click();
        }

        void forgetSession() {
            context.clearCookies();
        }

        String token() {
            return page.locator("main input[name=_csrf]").first().inputValue();
        }

        String ask(String token) {
            return page.request()
                    .post(
                            region.url("/sign-in/passkey/question"),
                            com.microsoft.playwright.options.RequestOptions.create()
                                    .setHeader("X-CSRF-TOKEN", token))
                    .text();
        }

        int send(String token, String answer) {
            return page.request()
                    .post(
                            region.url("/sign-in/passkey"),
                            com.microsoft.playwright.options.RequestOptions.create()
                                    .setHeader("X-CSRF-TOKEN", token)
                                    .setHeader("Content-Type", "application/json")
                                    .setData(answer))
                    .status();
        }

        /** What the device answers to the page that is open now. */
        String sign(String question, String verification) {
            return String.valueOf(page.evaluate("""
                    async ([question, verification]) => {
                      const options = PublicKeyCredential.parseRequestOptionsFromJSON(
                        { ...JSON.parse(question), userVerification: verification });
                      return JSON.stringify(await navigator.credentials.get({ publicKey: options }));
                    }
                    """, List.of(question, verification)));
        }

        void standOn(String address) {
            context.route(
                    address,
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<!DOCTYPE html><title>elsewhere</title>")));
            page.navigate(address);
        }

        JsonObject credential() {
            var of = new JsonObject();
            of.addProperty("authenticatorId", authenticator);
            return devtools.send("WebAuthn.getCredentials", of)
                    .getAsJsonArray("credentials")
                    .get(0)
                    .getAsJsonObject();
        }

        void movePasskeyTo(String host) {
            JsonObject credential = credential();
            credential.addProperty("rpId", host);
            for (String name : List.of("backupEligibility", "backupState", "userName", "userDisplayName")) {
                credential.remove(name);
            }
            var of = new JsonObject();
            of.addProperty("authenticatorId", authenticator);
            devtools.send("WebAuthn.clearCredentials", of);
            var add = new JsonObject();
            add.addProperty("authenticatorId", authenticator);
            add.add("credential", credential);
            devtools.send("WebAuthn.addCredential", add);
        }

        void ownerIsAway() {
            var set = new JsonObject();
            set.addProperty("authenticatorId", authenticator);
            set.addProperty("isUserVerified", false);
            devtools.send("WebAuthn.setUserVerified", set);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
