package org.haskap.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Access;
import org.haskap.access.Organisation;
import org.haskap.access.OrganisationDetails;
import org.haskap.access.Organisations;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.evidence.FactKinds;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Once;
import org.haskap.web.Pages;
import org.haskap.web.ui.Confirmation;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** API keys for other systems: made, shown once, revoked. */
@Controller
@RequestMapping(IntegrationsController.PATH)
final class IntegrationsController {
    static final String PATH = "/admin/integrations";
    private static final Crumb CRUMB = new Crumb(FeedAreas.INTEGRATIONS, PATH);

    private final Pages pages;
    private final ApiKeys keys;
    private final Organisations organisations;
    private final FactKinds kinds;
    private final Once once;
    private final InstantSource clock;
    private final Access access = new Access();

    IntegrationsController(
            Pages pages, ApiKeys keys, Organisations organisations, FactKinds kinds, Once once, InstantSource clock) {
        this.pages = pages;
        this.keys = keys;
        this.organisations = organisations;
        this.kinds = kinds;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list() {
        return pages.desk(
                Desk.ADMIN,
                "feed/integrations",
                Head.of(FeedAreas.INTEGRATIONS, Desk.ADMIN.label()),
                IntegrationsPage.of(keys.all(), clock.instant()));
    }

    @GetMapping("/new")
    ModelAndView ask() {
        access.require(Permission.MANAGE_API_KEYS, Target.REGION);
        return form(form().creating());
    }

    /** The key is in this answer and nowhere else; asked again, the same form makes no second one. */
    @PostMapping
    ModelAndView make(Given given) {
        access.require(Permission.MANAGE_API_KEYS, Target.REGION);
        Form form = form().filled(given).checked();
        if (form.failed()) {
            return form(form);
        }
        Organisation organisation = organisations
                .find(Long.parseLong(form.value("organisation")))
                .orElseThrow(() -> new NotFoundException("その団体はありません。"));
        var made = new ArrayList<String>();
        String next = once.create(given, "api-key.make", () -> {
            made.add(keys.make(
                    organisation,
                    form.value("label"),
                    form.values("kinds"),
                    Duration.ofDays(Long.parseLong(form.value("days")))));
            return PATH;
        });
        return made.isEmpty()
                ? pages.done(next, "このキーは、すでに作られています", "キーは作ったときに一度だけ表示しました。控えていないときは、取り消して作り直してください。")
                : pages.desk(
                        Desk.ADMIN,
                        "feed/new-key",
                        head("APIキーを作りました"),
                        new NewKeyPage(made.getFirst(), organisation.name(), PATH));
    }

    @GetMapping("/{id}/revocation")
    ModelAndView askRevocation(@PathVariable long id) {
        ApiKey key = keys.find(id).orElseThrow(() -> new NotFoundException("そのAPIキーはありません。"));
        var confirmation = new Confirmation(
                "このAPIキーを取り消しますか",
                List.of(
                        Fact.of("用途", key.label()),
                        Fact.of("団体", key.organisation().name()),
                        Fact.of("キーの先頭", key.prefix() + "…"),
                        Fact.of("最後に使われた日時", Words.time(key.lastUsedAt()))),
                List.of("このキーを使っているシステムは、すぐに事実を送れなくなります。", "これまでに送られた事実は、そのまま残ります。"),
                Form.of(PATH + "/" + id + "/revocation", "APIキーを取り消す", List.of())
                        .destroying()
                        .back("取り消さずに戻る", PATH));
        return pages.desk(Desk.ADMIN, "confirm", head("APIキーを取り消す確認"), confirmation);
    }

    @PostMapping("/{id}/revocation")
    ModelAndView revoke(@PathVariable long id) {
        return keys.revoke(id) ? pages.done(PATH, "APIキーを取り消しました", "") : pages.done(PATH, "このAPIキーは、すでに使えません", "");
    }

    private Form form() {
        List<Field.Option> owners = organisations.allDetails().stream()
                .filter(known -> known.successor() == null)
                .map(OrganisationDetails::organisation)
                .map(known -> new Field.Option(Long.toString(known.id()), known.name()))
                .toList();
        List<Field.Option> declared = kinds.declared().stream()
                .map(kind -> new Field.Option(kind.code(), kind.name() + "（" + kind.code() + "）"))
                .toList();
        return Form.of(
                        PATH,
                        "APIキーを作る",
                        List.of(
                                Field.select("organisation", "団体", owners).support("送られた事実は、この団体のものとして記録します。"),
                                Field.line("label", "用途（40字まで）", 40).support("例：文化施設予約システム"),
                                Field.radio(
                                        "days",
                                        "期限",
                                        List.of(
                                                new Field.Option("90", "90日"),
                                                new Field.Option("365", "1年"),
                                                new Field.Option("730", "2年"))),
                                Field.checks("kinds", "送れる種類", declared)
                                        .optional()
                                        .support("地域で決めた種類は、選ばなくても送れます。ここで選ぶのは、プログラムが数える種類を外からも送るときだけです。")))
                .back("一覧に戻る", PATH);
    }

    private ModelAndView form(Form form) {
        return pages.desk(Desk.ADMIN, "feed/form", head("APIキーを作る").with(form), form);
    }

    private static Head head(String title) {
        return Head.of(title, Desk.ADMIN.label()).under(CRUMB);
    }
}
