package org.haskap.admin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Department;
import org.haskap.access.OrganisationDetails;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;

/** What is asked about organisations and departments. */
final class OrganisationForms {
    private static final List<Field> NUMBERS = List.of(
            Field.line("corporateNumber", "法人番号（数字13桁）", 20).optional().support("最初の1桁は検査用の数字です。"),
            Field.line("governmentCode", "全国地方公共団体コード（数字6桁）", 20).optional().support("市や町のときだけ入力します。最後の1桁は検査用の数字です。"));

    private OrganisationForms() {}

    static Form numbers(long id) {
        return Form.of("/admin/organizations/" + id, "番号を保存する", NUMBERS);
    }

    static Form numbers(OrganisationDetails details) {
        var corporate = details.corporateNumber();
        var government = details.governmentCode();
        return numbers(details.organisation().id())
                .with("corporateNumber", corporate == null ? "" : corporate.number())
                .with("governmentCode", government == null ? "" : government.code())
                .changing(details.version());
    }

    static Form merge(long id, List<Field.Option> others, LocalDate today) {
        return Form.of(
                        "/admin/organizations/" + id + "/merge",
                        "この団体名をまとめる",
                        List.of(Field.select("into", "まとめる先の団体", withNothing("選んでください", others)), day(today), note()))
                .destroying()
                .back("まとめずに戻る", "/admin/organizations/" + id);
    }

    static Form addDepartment(long organisation, List<Department> today) {
        return Form.of(
                        "/admin/organizations/" + organisation + "/departments",
                        "この部署を加える",
                        List.of(
                                Field.line("name", "部署の名前（60文字以内）", 60),
                                Field.select("parent", "属する先", withNothing("なし（いちばん上）", options(today)))
                                        .optional()))
                .back("加えずに戻る", "/admin/organizations/" + organisation);
    }

    static Form rename(Department department, LocalDate today) {
        return change(
                department,
                "rename",
                "名前を変える",
                List.of(Field.line("name", "新しい名前（60文字以内）", 60).value(department.name()), day(today), note()));
    }

    static Form merge(Department department, List<Department> others, LocalDate today) {
        return change(
                        department,
                        "merge",
                        "この部署を統合する",
                        List.of(
                                Field.select("into", "統合する先", withNothing("選んでください", options(others))),
                                day(today),
                                note()))
                .destroying();
    }

    static Form move(Department department, List<Department> others, LocalDate today) {
        Long parent = department.parentId();
        return change(
                department,
                "move",
                "属する先を変える",
                List.of(
                        Field.select("parent", "新しい属する先", withNothing("なし（いちばん上）", options(others)))
                                .optional()
                                .value(parent == null ? "" : parent.toString()),
                        day(today),
                        note()));
    }

    private static Form change(Department department, String what, String submit, List<Field> fields) {
        String organisation = "/admin/organizations/" + department.organisationId();
        return Form.of(organisation + "/departments/" + department.id() + "/" + what, submit, fields)
                .back("変えずに戻る", organisation);
    }

    private static Field day(LocalDate today) {
        return Field.date("day", "いつから").value(today);
    }

    private static Field note() {
        return Field.line("note", "理由（100文字以内）", 100).support("例：令和8年4月1日の組織改正による。");
    }

    private static List<Field.Option> options(List<Department> departments) {
        return departments.stream()
                .map(each -> new Field.Option(Long.toString(each.id()), each.name()))
                .toList();
    }

    private static List<Field.Option> withNothing(String nothing, List<Field.Option> options) {
        var all = new ArrayList<Field.Option>();
        all.add(new Field.Option("", nothing));
        all.addAll(options);
        return all;
    }
}
