package org.haskap.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Organisations;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.admin.Browsing;
import org.haskap.database.TestRegion;
import org.haskap.evidence.Answer;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.Measure;
import org.haskap.evidence.Question;
import org.haskap.signin.TestSignIn;

/** Somebody who sends files of facts of a city through the pages of a started region. */
final class Feeder {
    private static final String NEW = FactFiles.PATH + "/new";
    private static final Pattern AT_WORK = Pattern.compile("確かめています|記録しています|取り消しています");

    private final TestRegion region;
    private final Browsing pages;

    Feeder(TestRegion region, Role role, Scope scope) {
        this.region = region;
        pages = new Browsing(region, TestSignIn.as(region.application(), role, scope));
    }

    /** Of the planning office. */
    static Feeder planning(TestRegion region) {
        return new Feeder(region, Role.PLANNING_OFFICE, new Scope.Region());
    }

    /** Of the chamber, whose the city's files are not. */
    static Feeder chamber(TestRegion region) {
        return new Feeder(region, Role.CHAMBER_STAFF, new Scope.OfOrganisation(organisation(region, "青葉商工会議所")));
    }

    private static long organisation(TestRegion region, String name) {
        return Actors.as(
                Actor.operator("test"),
                () -> region.application()
                        .getBean(Organisations.class)
                        .ensure(name)
                        .id());
    }

    /** Begins a test: a kind of its own, and no file. */
    static void nothingIsThere(TestRegion region) {
        Sender.defineKind(region);
        region.owner().sql("truncate fed_fact, fact_file, fact_file_content").update();
    }

    HttpResponse<String> get(String path) throws Exception {
        return pages.get(path);
    }

    byte[] bytes(String path) throws Exception {
        return pages.bytes(path);
    }

    String body(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Sends a form of a page; where the page has none, only with this session's token. */
    HttpResponse<String> post(String from, String path, String... fields) throws Exception {
        var hidden = pages.token();
        hidden.putAll(Browsing.hidden(body(from)));
        return pages.post(path, hidden, fields);
    }

    HttpResponse<String> upload(String name, byte[] bytes) throws Exception {
        return upload(form(), name, bytes);
    }

    /** What the page that files are sent from hides. */
    Map<String, String> form() throws Exception {
        return pages.open(NEW);
    }

    /** Sends a file from a page opened before. */
    HttpResponse<String> upload(Map<String, String> form, String name, byte[] bytes) throws Exception {
        return pages.upload(
                NEW,
                form,
                name,
                bytes,
                "organisation",
                Long.toString(organisation(region, "青葉市")),
                "kind",
                Sender.kind());
    }

    /** Uploads and waits until it is checked; the path of its page. */
    String checked(String name, byte[] bytes) throws Exception {
        var answer = upload(name, bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String path = URI.create(answer.headers().firstValue("Location").orElseThrow())
                .getPath();
        settled(path);
        return path;
    }

    String checked(String csv) throws Exception {
        return checked("facts.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until nothing is done with a file any more; its page then. */
    String settled(String path) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            String body = body(path);
            if (!AT_WORK.matcher(body).find()) {
                return body;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("still at work: " + path);
    }

    String confirmed(String path, String mode) throws Exception {
        assertThat(post(path, path + "/confirmation", "mode", mode).statusCode())
                .isEqualTo(303);
        return settled(path);
    }

    /** Takes back a file or a fact; its page then. */
    String takenBack(String page) throws Exception {
        assertThat(post(page + "/reversal", page + "/reversal", "reason", "違うため")
                        .statusCode())
                .isEqualTo(303);
        return page.startsWith(FactFiles.PATH) ? settled(page) : body(page);
    }

    Answer ask(Measure measure) {
        var query = new FactQuery(Sender.kind(), null, Map.of(), LocalDate.of(2000, 1, 1), LocalDate.of(2030, 12, 31));
        return region.application()
                .getBean(Evidence.class)
                .answers(List.of(new Question(query, measure)))
                .getFirst();
    }

    long facts() {
        return ask(Measure.COUNT).facts();
    }

    /** The fact that was sent with an id. */
    long fact(String id) {
        return region.owner()
                .sql("select fact_id from fed_fact where feeder_id = :id and undone_at is null")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
