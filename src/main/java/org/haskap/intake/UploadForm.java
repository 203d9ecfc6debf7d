package org.haskap.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Access;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.access.Organisations;
import org.haskap.access.Permission;
import org.haskap.access.Scope;
import org.haskap.access.Target;
import org.haskap.plan.Plans;
import org.haskap.reading.Readers;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * The form of an upload: what the current actor may choose, and what a filled-in form means.
 *
 * @param plans plans that the actor may upload for
 * @param owners organisations whose plan or register the actor may upload
 * @param departments the actor's own departments
 * @param anywhere whether the actor may name an organisation that is not known yet
 */
record UploadForm(List<Plans.Owned> plans, List<Organisation> owners, List<Department> departments, boolean anywhere) {
    /** The choice of a plan that is not there yet. */
    static final String NEW = "+";

    /** The choice of a register, which belongs to no plan. */
    static final String REGISTER = "-";

    /** Copies the lists. */
    UploadForm {
        plans = List.copyOf(plans);
        owners = List.copyOf(owners);
        departments = List.copyOf(departments);
    }

    /** What the form held. */
    record Filled(String kind, String plan, String slug, String owner, String department) {
        /** Nothing yet. */
        static final Filled EMPTY = new Filled("", "", "", "", "");
    }

    /**
     * What a filled-in form means.
     *
     * @param kind what the document is, or null when its content decides
     * @param slug the plan; empty for a register
     * @param owner name of the organisation
     * @param target what it is uploaded for
     * @param errors sentences by field; when there is one, the rest means nothing
     */
    record Meant(Readers.@Nullable Kind kind, String slug, String owner, Target target, Map<String, String> errors) {
        /** Copies the map in its order. */
        Meant {
            errors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(errors));
        }
    }

    /** What the current actor may choose. */
    static UploadForm of(Plans door, Organisations organisations, Access access) {
        Actor actor = Actors.current();
        boolean anywhere = access.may(Permission.IMPORT_DOCUMENT, Target.REGION);
        var departments = new ArrayList<Department>();
        var owners = new ArrayList<Organisation>();
        List<Department> all = organisations.departments();
        for (Actor.Grant grant : actor.grants()) {
            if (grant.role().permissions().contains(Permission.IMPORT_DOCUMENT)) {
                all.stream().filter(d -> grant.departments().contains(d.id())).forEach(departments::add);
                if (grant.scope() instanceof Scope.OfOrganisation(var id)) {
                    organisations.find(id).ifPresent(owners::add);
                }
            }
        }
        List<Long> own =
                departments.stream().map(Department::organisationId).distinct().toList();
        List<Plans.Owned> plans = door.owned();
        plans.stream()
                .map(Plans.Owned::owner)
                .filter(owner -> anywhere || own.contains(owner.id()))
                .forEach(owners::add);
        own.stream()
                .filter(id -> owners.stream().noneMatch(owner -> owner.id() == id))
                .toList()
                .forEach(id -> organisations.find(id).ifPresent(owners::add));
        var form = new UploadForm(
                List.of(),
                owners.stream().distinct().toList(),
                departments.stream().distinct().toList(),
                anywhere);
        return new UploadForm(
                plans.stream()
                        .filter(plan -> form.target(access, plan.owner().id(), plan.id(), "")
                                .isPresent())
                        .toList(),
                form.owners,
                form.departments,
                anywhere);
    }

    /** The target that lets the actor upload for a plan or an owner: as it is, or as a department's. */
    private Optional<Target> target(Access access, @Nullable Long owner, @Nullable Long plan, String department) {
        var whole = new Target(owner, null, plan);
        if (access.may(Permission.IMPORT_DOCUMENT, whole)) {
            return Optional.of(whole);
        }
        return departments.stream()
                .filter(d -> owner != null && d.organisationId() == owner)
                .filter(d -> department.isEmpty() || Long.toString(d.id()).equals(department))
                .map(d -> new Target(owner, d.id(), plan))
                .filter(target -> access.may(Permission.IMPORT_DOCUMENT, target))
                .findFirst();
    }

    /** What is said when the name of a new plan is not new. */
    static String taken(String slug) {
        return "「" + slug + "」という計画は、もうあります。別の名前にするか、その計画を上の一覧から選んでください。";
    }

    /** What a filled-in form means. */
    Meant meant(Filled filled, Access access) {
        var errors = new LinkedHashMap<String, String>();
        Readers.Kind kind = switch (filled.kind()) {
            case "plan" -> Readers.Kind.PLAN;
            case "register" -> Readers.Kind.REGISTER;
            default -> null;
        };
        Optional<Plans.Owned> known =
                plans.stream().filter(plan -> plan.slug().equals(filled.plan())).findFirst();
        boolean fresh = filled.plan().equals(NEW);
        boolean register = filled.plan().equals(REGISTER);
        if (known.isEmpty() && !fresh && !register) {
            errors.put("plan", "どの計画の文書かを選んでください。");
        } else if (register && kind == Readers.Kind.PLAN) {
            errors.put("plan", "「計画の文書」を選んだときは、どの計画かを選んでください。");
        }
        if (fresh && !Intake.isSlug(filled.slug())) {
            errors.put("slug", "計画のアドレスの名前を、英小文字・数字・ハイフンで入力してください（例 strategy-2027）。");
        }
        Organisation owner = known.map(Plans.Owned::owner)
                .orElse(owners.stream()
                        .filter(o -> o.name().equals(filled.owner()))
                        .findFirst()
                        .orElse(null));
        if ((fresh || register) && owner == null && (!anywhere || filled.owner().isBlank())) {
            errors.put("owner", "持ち主の団体を" + (anywhere ? "入力" : "選んで") + (anywhere ? "してください。" : "ください。"));
        }
        Long organisation = owner == null ? null : owner.id();
        Optional<Target> target =
                target(access, organisation, known.map(Plans.Owned::id).orElse(null), filled.department());
        if (errors.isEmpty() && target.isEmpty()) {
            errors.put("plan", "この計画や団体の資料を取り込む権限がありません。自分の部署の計画を選んでください。");
        }
        return new Meant(
                register ? Readers.Kind.REGISTER : kind,
                register ? "" : fresh ? filled.slug() : filled.plan(),
                owner != null ? owner.name() : filled.owner(),
                target.orElse(Target.REGION),
                errors);
    }

    /** The form's fields as filled in, with what is wrong. */
    List<Ask> asks(Filled filled, Map<String, String> errors) {
        var asks = new ArrayList<Ask>();
        asks.add(Ask.choice(
                "kind",
                "資料の種類",
                "ふつうは「内容から判断する」のままで読み取れます。",
                filled.kind(),
                List.of(
                        new Field.Option("", "内容から判断する"),
                        new Field.Option("plan", "計画の文書"),
                        new Field.Option("register", "実績の名簿（共催・協働など）"))));
        var choices = new ArrayList<Field.Option>();
        choices.add(new Field.Option("", "選んでください"));
        plans.forEach(
                plan -> choices.add(new Field.Option(plan.slug(), plan.owner().name() + "の「" + plan.slug() + "」")));
        choices.add(new Field.Option(NEW, "新しい計画"));
        choices.add(new Field.Option(REGISTER, "計画ではなく、実績の名簿"));
        asks.add(Ask.choice("plan", "どの計画の文書か", "", filled.plan(), choices));
        asks.add(Ask.text(
                "slug",
                "新しい計画のアドレスの名前",
                "「新しい計画」を選んだときだけ。英小文字・数字・ハイフン。公開ページのアドレスになり、あとで変えられません（例 strategy-2027）。",
                filled.slug(),
                false));
        String when = "「新しい計画」か「実績の名簿」を選んだときだけ。";
        if (anywhere) {
            asks.add(Ask.text("owner", "持ち主の団体", when + "資料に書かれているとおりの団体名（例 青葉市、青葉商工会議所）。", filled.owner(), false));
        } else {
            var names = new ArrayList<Field.Option>();
            names.add(new Field.Option("", "選んでください"));
            owners.forEach(owner -> names.add(new Field.Option(owner.name(), owner.name())));
            asks.add(new Ask("owner", "持ち主の団体", when, filled.owner(), names, false, 1, "", null));
        }
        if (departments.size() > 1) {
            var names = new ArrayList<Field.Option>();
            names.add(new Field.Option("", "自動で選ぶ"));
            departments.forEach(d -> names.add(new Field.Option(Long.toString(d.id()), d.name())));
            asks.add(new Ask(
                    "department", "担当の部署", "この部署の人が、この案を見て直せます。", filled.department(), names, false, 1, "", null));
        }
        return asks.stream()
                .map(ask -> ask.wrong(errors.getOrDefault(ask.name(), "")))
                .toList();
    }

    /** What is wrong, as links to the fields. */
    static List<Link> links(Map<String, String> errors) {
        return errors.entrySet().stream()
                .map(error -> new Link(error.getValue(), "#" + error.getKey()))
                .toList();
    }
}
