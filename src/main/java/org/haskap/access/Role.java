package org.haskap.access;

import static org.haskap.access.Permission.*;
import static org.haskap.access.Scope.Kind.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The roles, each with what it allows. A role is held for a {@link Scope} and from one day to another. */
public enum Role {
    PUBLIC("一般の方", "サインインしていない人", EnumSet.noneOf(Scope.Kind.class)),
    DEPARTMENT_STAFF(
            "担当課の職員",
            "担当する部署の仕事をする人",
            EnumSet.of(DEPARTMENT),
            OPEN_STAFF_PAGES,
            IMPORT_DOCUMENT,
            MEND_DRAFT,
            SEE_HISTORY,
            SEE_EVIDENCE,
            FEED_FACTS,
            ENTER_OBSERVATION),
    SECTION_CHIEF(
            "課長",
            "部署の仕事を確かめる人",
            EnumSet.of(DEPARTMENT),
            OPEN_STAFF_PAGES,
            IMPORT_DOCUMENT,
            MEND_DRAFT,
            SEE_HISTORY,
            SEE_EVIDENCE,
            FEED_FACTS,
            ENTER_OBSERVATION,
            CONFIRM_OBSERVATION,
            INVITE,
            RECOVER_ACCOUNT),
    PLANNING_OFFICE(
            "企画担当",
            "計画をまとめる人",
            EnumSet.of(REGION, ORGANISATION, PLAN),
            OPEN_STAFF_PAGES,
            IMPORT_DOCUMENT,
            MEND_DRAFT,
            ADOPT_EDITION,
            SEE_HISTORY,
            SEE_EVIDENCE,
            FEED_FACTS,
            DEFINE_KIND,
            ENTER_OBSERVATION,
            CONFIRM_OBSERVATION,
            SET_FORMULA,
            SET_SCALE,
            RECOVER_ACCOUNT),
    COMMITTEE_MEMBER("委員", "計画の進み具合に意見を述べる外部の人", EnumSet.of(PLAN), OPEN_STAFF_PAGES),
    CHAMBER_STAFF(
            "商工会議所の職員",
            "商工会議所の計画と事業を受け持つ人",
            EnumSet.of(ORGANISATION),
            OPEN_STAFF_PAGES,
            IMPORT_DOCUMENT,
            MEND_DRAFT,
            ADOPT_EDITION,
            SEE_HISTORY,
            SEE_EVIDENCE,
            FEED_FACTS,
            ENTER_OBSERVATION,
            CONFIRM_OBSERVATION,
            SET_FORMULA,
            INVITE,
            RECOVER_ACCOUNT),
    COMPANY_REPRESENTATIVE("会社の担当者", "会社のページと応募を受け持つ人", EnumSet.of(ORGANISATION)),
    MERCHANT("加盟店", "ポイントを受け取る店の人", EnumSet.of(ORGANISATION)),
    CITIZEN("市民・学生", "予約や応募をする人", EnumSet.of(REGION)),
    ADMINISTRATOR("管理者", "人と設定を受け持つ人", EnumSet.of(REGION), allButDeciding());

    private final String label;
    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // the set is an unmodifiable copy
    private final Set<Permission> permissions;

    @SuppressWarnings("ImmutableEnumChecker") // the set is an unmodifiable copy
    private final Set<Scope.Kind> scopes;

    Role(String label, String sentence, Set<Scope.Kind> scopes, Permission... permissions) {
        this(label, sentence, scopes, permissions.length == 0 ? Set.of() : EnumSet.of(permissions[0], permissions));
    }

    Role(String label, String sentence, Set<Scope.Kind> scopes, Set<Permission> permissions) {
        this.label = label;
        this.sentence = sentence;
        this.scopes = Collections.unmodifiableSet(scopes);
        this.permissions = Set.copyOf(permissions);
    }

    /** An administrator serves those who decide and does not decide for them. */
    private static Set<Permission> allButDeciding() {
        return EnumSet.complementOf(
                EnumSet.of(ADOPT_EDITION, ENTER_OBSERVATION, CONFIRM_OBSERVATION, SET_FORMULA, SET_SCALE));
    }

    /** The word shown on pages. */
    public String label() {
        return label;
    }

    /** Who holds it, as a noun. */
    public String sentence() {
        return sentence;
    }

    /** What it allows within its scope. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** What the role may be held for, in the order of {@link Scope.Kind}; nothing for the public, which nobody is given. */
    public Set<Scope.Kind> scopes() {
        return scopes;
    }

    /** The role in whole sentences: who holds it, what it may be held for, and what each of its permissions allows. */
    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        sentences.add(label + "は、" + sentence + "です。");
        sentences.add(
                scopes.isEmpty()
                        ? "この役割は、人に与えるものではありません。"
                        : scopes.stream().map(Scope.Kind::label).collect(Collectors.joining("・")) + "について与えます。");
        permissions.stream().sorted().forEach(permission -> sentences.add(permission.sentence() + "ことができます。"));
        if (permissions.isEmpty()) {
            sentences.add("職員用の操作はできません。");
        }
        return List.copyOf(sentences);
    }
}
