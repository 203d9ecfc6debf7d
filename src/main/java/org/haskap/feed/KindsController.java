package org.haskap.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactKinds;
import org.haskap.evidence.KindRefusedException;
import org.haskap.evidence.RegionKind;
import org.haskap.kernel.StaleException;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The kinds of facts a region counts. */
@Controller
@RequestMapping(KindsController.PATH)
final class KindsController {
    static final String PATH = "/staff/evidence/kinds";
    private static final Crumb CRUMB = new Crumb(FeedAreas.KINDS, PATH);
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
    private static final Pattern DIMENSION = Pattern.compile("([a-z][a-z0-9-]{0,39})\\s*[=＝]\\s*(\\S.{0,39})");
    private static final int MOST_DIMENSIONS = 12;

    private final Pages pages;
    private final FactKinds kinds;
    private final Access access = new Access();

    KindsController(Pages pages, FactKinds kinds) {
        this.pages = pages;
        this.kinds = kinds;
    }

    @GetMapping
    ModelAndView list() {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        return pages.desk(
                Desk.STAFF,
                "feed/kinds",
                Head.of(FeedAreas.KINDS, Desk.STAFF.label()),
                new KindsPage(
                        kinds.regional().stream()
                                .map(known -> row(known.kind(), known.version()))
                                .toList(),
                        kinds.declared().stream().map(kind -> row(kind, 0)).toList(),
                        access.may(Permission.DEFINE_KIND, Target.REGION)));
    }

    private static KindsPage.Row row(FactKind kind, int version) {
        return new KindsPage.Row(
                kind.code(),
                kind.name(),
                kind.sentence(),
                kind.unit(),
                kind.dimensions().isEmpty()
                        ? "－"
                        : kind.dimensions().stream()
                                .map(dimension -> dimension.name() + "（" + dimension.code() + "）")
                                .collect(Collectors.joining("、")),
                version);
    }

    @GetMapping("/new")
    ModelAndView ask() {
        access.require(Permission.DEFINE_KIND, Target.REGION);
        return form("事実の種類を加える", fresh());
    }

    @PostMapping
    ModelAndView add(Given given) {
        access.require(Permission.DEFINE_KIND, Target.REGION);
        return save("事実の種類を加える", check(fresh().filled(given).checked()), "", 0);
    }

    @GetMapping("/{code}/edit")
    ModelAndView edit(@PathVariable String code) {
        access.require(Permission.DEFINE_KIND, Target.REGION);
        RegionKind known = known(code);
        FactKind kind = known.kind();
        Form form = existing(code)
                .with("name", kind.name())
                .with("sentence", kind.sentence())
                .with("unit", kind.unit())
                .with(
                        "dimensions",
                        kind.dimensions().stream()
                                .map(dimension -> dimension.code() + "=" + dimension.name())
                                .collect(Collectors.joining("\n")));
        return form("事実の種類を変える", form.changing(known.version()));
    }

    @PostMapping("/{code}/edit")
    ModelAndView change(@PathVariable String code, Given given) {
        access.require(Permission.DEFINE_KIND, Target.REGION);
        known(code);
        Form form = check(existing(code).filled(given).checked());
        return save("事実の種類を変える", form, code, Math.toIntExact(Objects.requireNonNullElse(form.version(), -1L)));
    }

    private RegionKind known(String code) {
        return kinds.regional().stream()
                .filter(known -> known.kind().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("「" + code + "」という地域の種類はありません。"));
    }

    private ModelAndView save(String title, Form form, String code, int version) {
        if (form.failed()) {
            return form(title, form);
        }
        try {
            kinds.define(
                    new FactKind(
                            code.isEmpty() ? form.value("code") : code,
                            form.value("name"),
                            form.value("sentence"),
                            form.value("unit"),
                            dimensions(form.value("dimensions"))),
                    version);
        } catch (KindRefusedException e) {
            return form(title, form.wrong(e.field(), String.valueOf(e.getMessage())));
        } catch (StaleException _) {
            return form(title, form.wrong("name", "開いているあいだに、ほかの人がこの種類を変えました。一覧から開き直して、もう一度直してください。"));
        }
        return pages.done(PATH, "事実の種類を保存しました", "取り込みと外部のシステムから、この種類の事実を送れます。");
    }

    private static Form check(Form form) {
        Form checked = form;
        boolean fresh = form.fields().stream().anyMatch(field -> field.name().equals("code"));
        if (fresh
                && !form.value("code").isEmpty()
                && !CODE.matcher(form.value("code")).matches()) {
            checked = checked.wrong("code", "記号は、英小文字・数字・ハイフンの語を . でつないで付けてください。例：library.visited");
        }
        List<String> lines = lines(form.value("dimensions"));
        for (String line : lines) {
            if (!DIMENSION.matcher(line).matches()) {
                checked = checked.wrong("dimensions", "「" + line + "」を読めません。1行に一つずつ「記号=名前」と書いてください。例：channel=受付の方法");
            }
        }
        if (!checked.failed()) {
            var codes = dimensions(form.value("dimensions")).stream()
                    .map(FactKind.Dimension::code)
                    .toList();
            if (codes.size() > MOST_DIMENSIONS || codes.stream().distinct().count() < codes.size()) {
                checked = checked.wrong("dimensions", "内訳は、重ならない記号で" + MOST_DIMENSIONS + "個までにしてください。");
            }
        }
        return checked;
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<FactKind.Dimension> dimensions(String text) {
        var dimensions = new ArrayList<FactKind.Dimension>();
        for (String line : lines(text)) {
            var found = DIMENSION.matcher(line);
            if (found.matches()) {
                dimensions.add(new FactKind.Dimension(
                        found.group(1).toLowerCase(Locale.ROOT), found.group(2).strip()));
            }
        }
        return dimensions;
    }

    private static Form fresh() {
        var fields = new ArrayList<Field>();
        fields.add(Field.line("code", "記号（80字まで）", 80).support("例：library.visited。あとから変えられません。"));
        fields.addAll(fields());
        return Form.of(PATH, "この種類を加える", fields).back("一覧に戻る", PATH);
    }

    private static Form existing(String code) {
        return Form.of(PATH + "/" + code + "/edit", "この内容で保存する", fields()).back("一覧に戻る", PATH);
    }

    private static List<Field> fields() {
        return List.of(
                Field.line("name", "名前（40字まで）", 40).support("例：図書館の来館"),
                Field.line("sentence", "一件が表すこと（200字まで）", 200).support("例：図書館に一人が来館しました。"),
                Field.line("unit", "単位（10字まで）", 10).support("例：人、件、円。事実が記録されたあとは変えられません。"),
                Field.area("dimensions", "内訳（1行に一つ「記号=名前」）", 1000)
                        .optional()
                        .support("例：branch=館。値は少ない種類の言葉にし、個人を表すものを使わないでください。事実が記録されたあとは、加えることと名前を変えることだけができます。"));
    }

    private ModelAndView form(String title, Form form) {
        return pages.desk(
                Desk.STAFF,
                "feed/form",
                Head.of(title, Desk.STAFF.label()).under(CRUMB).with(form),
                form);
    }
}
