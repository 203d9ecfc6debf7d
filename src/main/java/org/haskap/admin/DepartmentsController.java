package org.haskap.admin;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.haskap.access.Access;
import org.haskap.access.Department;
import org.haskap.access.Departments;
import org.haskap.access.OrganisationChange;
import org.haskap.access.Organisations;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.kernel.JapanTime;
import org.haskap.web.Desk;
import org.haskap.web.NotFoundException;
import org.haskap.web.Once;
import org.haskap.web.Pages;
import org.haskap.web.RefusedException;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Departments of one organisation: added, and changed from a day on. */
@Controller
@RequestMapping("/admin/organizations/{organisation}/departments")
final class DepartmentsController {
    private final Pages pages;
    private final Organisations organisations;
    private final Departments departments;
    private final Access access;
    private final Once once;
    private final InstantSource clock;

    DepartmentsController(
            Pages pages,
            Organisations organisations,
            Departments departments,
            Access access,
            Once once,
            InstantSource clock) {
        this.pages = pages;
        this.organisations = organisations;
        this.departments = departments;
        this.access = access;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping("/new")
    ModelAndView addForm(@PathVariable long organisation) {
        return page(
                organisation,
                "部署を加える",
                OrganisationForms.addDepartment(organisation, live(organisation))
                        .creating());
    }

    @PostMapping
    ModelAndView add(@PathVariable long organisation, Given given) {
        Form form = OrganisationForms.addDepartment(organisation, live(organisation))
                .filled(given)
                .checked();
        if (form.failed()) {
            return page(organisation, "部署を加える", form);
        }
        try {
            String next = once.create(given, "department.add", () -> {
                done(departments.add(organisation, form.value("name"), key(form.value("parent"))), "name");
                return "/admin/organizations/" + organisation;
            });
            return pages.done(next, "部署を加えました", "");
        } catch (RefusedException refused) {
            return page(organisation, "部署を加える", form.wrong(refused.field(), refused.sentence()));
        }
    }

    @GetMapping("/{id}/rename")
    ModelAndView askRename(@PathVariable long organisation, @PathVariable long id) {
        return page(organisation, "部署の名前を変える", OrganisationForms.rename(department(organisation, id), today()));
    }

    @PostMapping("/{id}/rename")
    ModelAndView rename(@PathVariable long organisation, @PathVariable long id, Given given) {
        Form form = OrganisationForms.rename(department(organisation, id), today());
        return change(
                organisation,
                "部署の名前を変える",
                form.filled(given).checked(),
                "name",
                answered -> departments.rename(id, answered.value("name"), day(answered), answered.value("note")));
    }

    @GetMapping("/{id}/merge")
    ModelAndView askMerge(@PathVariable long organisation, @PathVariable long id) {
        return page(organisation, "部署を統合する", mergeForm(organisation, id));
    }

    @PostMapping("/{id}/merge")
    ModelAndView merge(@PathVariable long organisation, @PathVariable long id, Given given) {
        return change(
                organisation,
                "部署を統合する",
                mergeForm(organisation, id).filled(given).checked(),
                "into",
                answered -> departments.merge(
                        id, Long.parseLong(answered.value("into")), day(answered), answered.value("note")));
    }

    @GetMapping("/{id}/move")
    ModelAndView askMove(@PathVariable long organisation, @PathVariable long id) {
        return page(organisation, "部署の属する先を変える", moveForm(organisation, id));
    }

    @PostMapping("/{id}/move")
    ModelAndView move(@PathVariable long organisation, @PathVariable long id, Given given) {
        return change(
                organisation,
                "部署の属する先を変える",
                moveForm(organisation, id).filled(given).checked(),
                "parent",
                answered -> departments.move(id, key(answered.value("parent")), day(answered), answered.value("note")));
    }

    private ModelAndView change(
            long organisation, String title, Form form, String field, Function<Form, OrganisationChange> work) {
        if (form.failed()) {
            return page(organisation, title, form);
        }
        try {
            done(work.apply(form), field);
            return pages.done("/admin/organizations/" + organisation, "部署を変えました", "変更は、決めた日から反映されます。");
        } catch (RefusedException refused) {
            return page(organisation, title, form.wrong(refused.field(), refused.sentence()));
        }
    }

    private static void done(OrganisationChange change, String field) {
        if (change instanceof OrganisationChange.Refused(var sentence)) {
            throw new RefusedException(field, sentence);
        }
    }

    private Form mergeForm(long organisation, long id) {
        return OrganisationForms.merge(department(organisation, id), others(organisation, id), today());
    }

    private Form moveForm(long organisation, long id) {
        return OrganisationForms.move(department(organisation, id), others(organisation, id), today());
    }

    private ModelAndView page(long organisation, String title, Form form) {
        String name = organisations
                .find(organisation)
                .orElseThrow(() -> new NotFoundException("その団体は登録されていません。"))
                .name();
        return pages.desk(
                Desk.ADMIN,
                "admin/form",
                OrganisationsController.head(title)
                        .under(
                                AdminController.CRUMB,
                                OrganisationsController.CRUMB,
                                new Crumb(name, "/admin/organizations/" + organisation))
                        .with(form),
                form);
    }

    private List<Department> live(long organisation) {
        access.requireAnywhere(Permission.MANAGE_ORGANISATIONS);
        if (!access.may(Permission.MANAGE_ORGANISATIONS, Target.organisation(organisation))) {
            throw new NotFoundException("その団体は登録されていません。");
        }
        return departments.today().stream()
                .filter(department -> department.organisationId() == organisation)
                .toList();
    }

    private Department department(long organisation, long id) {
        return live(organisation).stream()
                .filter(department -> department.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("その部署はありません。"));
    }

    private List<Department> others(long organisation, long id) {
        return live(organisation).stream()
                .filter(department -> department.id() != id)
                .toList();
    }

    private LocalDate today() {
        return JapanTime.day(clock.instant());
    }

    private static LocalDate day(Form form) {
        return form.day("day").orElseThrow();
    }

    private static @Nullable Long key(String value) {
        return value.isEmpty() ? null : Long.valueOf(value);
    }
}
