package org.haskap.admin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
        return Form.of("/admin/users/" + person + "/roles/new", "範囲と期間の入力へ進む", List.of(roleField()))
                .back("与えずに戻る", "/admin/users/" + person);
    }

    static Form inviteAs() {
        return Form.of("/admin/invitations/new", "相手と範囲の入力へ進む", List.of(roleField()))
                .back("招かずに戻る", "/admin/invitations");
    }

    private static Field roleField() {
        var options = Arrays.stream(Role.values())
                .filter(role -> !role.scopes().isEmpty())
                .map(role -> new Field.Option(role.name(), role.label(), role.sentence()))
                .toList();
        return Field.radio("role", "与える役割", options);
    }

    /** The role of that name, where it can be given to anybody. */
    static Optional<Role> given(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name) && !role.scopes().isEmpty())
                .findFirst();
    }

    static Form give(long person, Role role, List<Field.Option> scopes, LocalDate today) {
        return Form.of("/admin/users/" + person + "/roles", "この役割を与える", tenure(role, scopes, today))
                .back("与えずに戻る", "/admin/users/" + person);
    }

    static Form invite(Role role, List<Field.Option> scopes, LocalDate today) {
        var fields = new ArrayList<Field>();
        fields.add(Field.email("email", "招く相手のメールアドレス").autocomplete("off"));
        fields.addAll(tenure(role, scopes, today));
        return Form.of("/admin/invitations", "招待を送る", fields).back("招かずに戻る", "/admin/invitations");
    }

    private static List<Field> tenure(Role role, List<Field.Option> scopes, LocalDate today) {
        return List.of(
                Field.hidden("role", role.name()),
                scopes.size() == 1
                        ? Field.radio("scope", "「" + role.label() + "」の範囲", scopes)
                                .value(scopes.getFirst().value())
                        : Field.select("scope", "「" + role.label() + "」の範囲", withNothing(scopes)),
                Field.date("from", "始まりの日").value(today),
                Field.date("until", "終わりの日（この日まで）").optional().support("決まっていないときは空のままにします。"));
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
