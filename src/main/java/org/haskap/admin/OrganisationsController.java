package org.haskap.admin;

import java.time.InstantSource;
import java.util.List;
import org.haskap.access.Access;
import org.haskap.access.Audit;
import org.haskap.access.AuditEntry;
import org.haskap.access.Departments;
import org.haskap.access.OrganisationChange;
import org.haskap.access.OrganisationDetails;
import org.haskap.access.Organisations;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.kernel.JapanTime;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Confirmation;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Stale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Organisations: their numbers, and which spellings mean one. */
@Controller
final class OrganisationsController {
    static final Crumb CRUMB = new Crumb("団体と部署", "/admin/organizations");
    private static final int SHOWN = 10;

    private final Pages pages;
    private final Organisations organisations;
    private final Departments departments;
    private final Access access;
    private final Audit audit;
    private final InstantSource clock;

    OrganisationsController(
            Pages pages,
            Organisations organisations,
            Departments departments,
            Access access,
            Audit audit,
            InstantSource clock) {
        this.pages = pages;
        this.organisations = organisations;
        this.departments = departments;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/admin/organizations")
    ModelAndView list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page) {
        access.requireAnywhere(Permission.MANAGE_ORGANISATIONS);
        return pages.desk(
                Desk.ADMIN,
                "admin/organizations",
                Head.of("団体と部署", Desk.ADMIN.label()).under(AdminController.CRUMB),
                OrganisationPages.list(organisations.allDetails(), q.strip(), page));
    }

    @GetMapping("/admin/organizations/duplicates")
    ModelAndView duplicates() {
        access.require(Permission.MANAGE_ORGANISATIONS, Target.REGION);
        return pages.desk(Desk.ADMIN, "admin/duplicates", head("同じ団体かもしれない組"), new Duplicates(organisations.matches()));
    }

    @GetMapping("/admin/organizations/{id}")
    ModelAndView show(@PathVariable long id) {
        OrganisationDetails details = details(id);
        return page(details, OrganisationForms.numbers(details));
    }

    private ModelAndView page(OrganisationDetails details, Form numbers) {
        long id = details.organisation().id();
        var history = departments.history();
        var today = JapanTime.day(clock.instant());
        return pages.desk(
                Desk.ADMIN,
                "admin/organization",
                head(details.organisation().name()).with(numbers),
                new OrganisationPages.One(
                        details,
                        numbers,
                        OrganisationPages.tree(history, id, today),
                        OrganisationPages.changes(history, id),
                        details.successor() == null ? organisations.matches(details.organisation()) : List.of(),
                        Words.history(
                                trail(id),
                                SHOWN,
                                new Link("この団体についての記録をすべて見る", "/admin/audit?kind=organisation&id=" + id))));
    }

    @PostMapping("/admin/organizations/{id}")
    ModelAndView numbers(@PathVariable long id, Given given) {
        OrganisationDetails details = details(id);
        Form form = OrganisationForms.numbers(id).filled(given).checked();
        if (form.failed()) {
            return page(details, form);
        }
        var change =
                organisations.change(id, given.version(), form.value("corporateNumber"), form.value("governmentCode"));
        return switch (change) {
            case OrganisationChange.Refused(var sentence) ->
                page(details, form.wrong(sentence.contains("法人番号") ? "corporateNumber" : "governmentCode", sentence));
            case OrganisationChange.Stale(var current) -> stale(form, current);
            default -> pages.done("/admin/organizations/" + id, "番号を保存しました", "");
        };
    }

    private ModelAndView stale(Form form, OrganisationDetails current) {
        long id = current.organisation().id();
        var latest = trail(id).stream().findFirst();
        var stale = Stale.of(
                form,
                OrganisationForms.numbers(current).back("いま保存されている内容を見る", "/admin/organizations/" + id),
                latest.map(Words::whoPolitely).orElse("ほかの人"),
                latest.map(entry -> Words.when(entry.at(), clock.instant())).orElse("先"));
        return pages.stale(Desk.ADMIN, head("ほかの人が先に変えました"), stale);
    }

    @GetMapping("/admin/organizations/{id}/merge")
    ModelAndView askMerge(@PathVariable long id, @RequestParam(defaultValue = "") String into) {
        OrganisationDetails details = details(id);
        return merging(details, mergeForm(id).with("into", into));
    }

    @PostMapping("/admin/organizations/{id}/merge")
    ModelAndView merge(@PathVariable long id, Given given) {
        OrganisationDetails details = details(id);
        Form form = mergeForm(id).filled(given).checked();
        if (form.failed()) {
            return merging(details, form);
        }
        var change = organisations.merge(
                id, Long.parseLong(form.value("into")), form.day("day").orElseThrow(), form.value("note"));
        return change instanceof OrganisationChange.Refused(var sentence)
                ? merging(details, form.wrong("into", sentence))
                : pages.done("/admin/organizations/" + form.value("into"), "一つの団体としてまとめました", "元の表記は資料のとおりに残ります。");
    }

    private Form mergeForm(long id) {
        var others = organisations.allDetails().stream()
                .filter(other ->
                        other.successor() == null && other.organisation().id() != id)
                .map(other -> new Field.Option(
                        Long.toString(other.organisation().id()),
                        other.organisation().name()))
                .toList();
        return OrganisationForms.merge(id, others, JapanTime.day(clock.instant()));
    }

    private ModelAndView merging(OrganisationDetails details, Form form) {
        var confirmation = new Confirmation(
                "「" + details.organisation().name() + "」を、別の団体名にまとめますか",
                List.of(Fact.of("まとめる団体名", details.organisation().name())),
                List.of("二つの表記を、決めた日から一つの団体として扱います。", "資料にある表記は変わりません。", "まとめたことは取り消せません。"),
                form);
        return pages.desk(Desk.ADMIN, "confirm", head("団体名をまとめる確認").with(form), confirmation);
    }

    private OrganisationDetails details(long id) {
        access.requireAnywhere(Permission.MANAGE_ORGANISATIONS);
        return organisations
                .details(id)
                .filter(_ -> access.may(Permission.MANAGE_ORGANISATIONS, Target.organisation(id)))
                .orElseThrow(() -> new NotFoundException("その団体は登録されていません。"));
    }

    private List<AuditEntry> trail(long id) {
        return audit.history(Subject.of("organisation", id));
    }

    static Head head(String title) {
        return Head.of(title, Desk.ADMIN.label()).under(AdminController.CRUMB, CRUMB);
    }
}
