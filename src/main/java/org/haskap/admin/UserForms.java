package org.haskap.admin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.haskap.access.Person;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;

/** What is asked about people and their roles. */
final class UserForms {
    private static final List<Field> PERSON = List.of(
            Field.line("name", "氏名（50文字以内）", 50).autocomplete("off"),
            Field.email("email", "メールアドレス").autocomplete("off").optional().support("ログインと知らせに使います。"));

    private UserForms() {}

    static Form add() {
        return Form.of("/admin/users", "この人を登録する", PERSON).back("人の一覧へ戻る", "/admin/users");
    }

    static Form change(long id) {
        return Form.of("/admin/users/" + id, "この内容で保存する", PERSON).back("変えずに戻る", "/admin/users/" + id);
    }

    static Form change(Person person) {
        String email = person.email();
        return change(person.id())
                .with("name", person.name())
                .with("email", email == null ? "" : email)
                .changing(person.version());
    }

    /** Which role; what it is held for is asked next, because that depends on it. */
    static Form role(long person) {
        var options = Arrays.stream(Role.values())
                .filter(role -> !role.scopes().isEmpty())
                .map(role -> new Field.Option(role.name(), role.label(), role.sentence()))
                .toList();
        return Form.of(
                        "/admin/users/" + person + "/roles/new",
                        "範囲と期間の入力へ進む",
                        List.of(Field.radio("role", "与える役割", options)))
                .back("与えずに戻る", "/admin/users/" + person);
    }

    static Form give(long person, Role role, List<Field.Option> scopes, LocalDate today) {
        var fields = new ArrayList<Field>();
        fields.add(Field.hidden("role", role.name()));
        fields.add(
                scopes.size() == 1
                        ? Field.radio("scope", "役割の範囲", scopes)
                                .value(scopes.getFirst().value())
                        : Field.select("scope", "役割の範囲", withNothing(scopes)));
        fields.add(Field.date("from", "始まりの日").value(today));
        fields.add(Field.date("until", "終わりの日（この日まで）").optional().support("決まっていないときは空のままにします。"));
        return Form.of("/admin/users/" + person + "/roles", "この役割を与える", fields)
                .back("与えずに戻る", "/admin/users/" + person);
    }

    private static List<Field.Option> withNothing(List<Field.Option> options) {
        var all = new ArrayList<Field.Option>();
        all.add(new Field.Option("", "選んでください"));
        all.addAll(options);
        return all;
    }

    static Form end(long person, long assignment, LocalDate today) {
        return Form.of(
                        "/admin/users/" + person + "/roles/" + assignment + "/end",
                        "この役割を終える",
                        List.of(
                                Field.radio(
                                                "when",
                                                "いつまで",
                                                List.of(
                                                        new Field.Option("now", "いますぐ終える"),
                                                        new Field.Option("day", "次の日まで持つ")))
                                        .value("now"),
                                Field.date("day", "最後の日").value(today).optional()))
                .destroying()
                .back("終えずに戻る", "/admin/users/" + person);
    }

    static Form erase(long person) {
        return Form.of("/admin/users/" + person + "/erasure", "この人の情報を消す", List.of())
                .destroying()
                .back("消さずに戻る", "/admin/users/" + person);
    }

    /** A scope as one value of a list. */
    static String value(Scope scope) {
        return switch (scope) {
            case Scope.Region _ -> "REGION:0";
            case Scope.OfOrganisation(var id) -> "ORGANISATION:" + id;
            case Scope.OfDepartment(var id) -> "DEPARTMENT:" + id;
            case Scope.OfPlan(var id) -> "PLAN:" + id;
        };
    }

    /** The scope that such a value means. */
    static Scope scope(String value) {
        String[] parts = value.split(":", 2);
        return Scope.of(Scope.Kind.valueOf(parts[0]), Long.parseLong(parts[1]));
    }
}
