package org.haskap.access;

import static org.haskap.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** The roles, each with what it allows. A role is held for a {@link Scope} and from one day to another. */
public enum Role {
    PUBLIC("一般の方", "サインインしていない人"),
    DEPARTMENT_STAFF("担当課の職員", "担当する部署の仕事をする人", OPEN_STAFF_PAGES, IMPORT_DOCUMENT, MEND_DRAFT, SEE_HISTORY),
    SECTION_CHIEF(
            "課長", "部署の仕事を確かめる人", OPEN_STAFF_PAGES, IMPORT_DOCUMENT, MEND_DRAFT, SEE_HISTORY, INVITE, RECOVER_ACCOUNT),
    PLANNING_OFFICE(
            "企画担当",
            "計画をまとめる人",
            OPEN_STAFF_PAGES,
            IMPORT_DOCUMENT,
            MEND_DRAFT,
            ADOPT_EDITION,
            SEE_HISTORY,
            RECOVER_ACCOUNT),
    COMMITTEE_MEMBER("委員", "計画の進み具合に意見を述べる外部の人", OPEN_STAFF_PAGES),
    CHAMBER_STAFF(
            "商工会議所の職員",
            "商工会議所の計画と事業を受け持つ人",
            OPEN_STAFF_PAGES,
            IMPORT_DOCUMENT,
            MEND_DRAFT,
            ADOPT_EDITION,
            SEE_HISTORY,
            INVITE,
            RECOVER_ACCOUNT),
    COMPANY_REPRESENTATIVE("会社の担当者", "会社のページと応募を受け持つ人"),
    MERCHANT("加盟店", "ポイントを受け取る店の人"),
    CITIZEN("市民・学生", "予約や応募をする人"),
    ADMINISTRATOR("管理者", "人と設定を受け持つ人", allButAdoption());

    private final String label;
    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // the set is an unmodifiable copy
    private final Set<Permission> permissions;

    Role(String label, String sentence, Permission... permissions) {
        this(label, sentence, permissions.length == 0 ? Set.of() : EnumSet.of(permissions[0], permissions));
    }

    Role(String label, String sentence, Set<Permission> permissions) {
        this.label = label;
        this.sentence = sentence;
        this.permissions = Set.copyOf(permissions);
    }

    /** An administrator serves those who decide and does not decide for them. */
    private static Set<Permission> allButAdoption() {
        var all = EnumSet.allOf(Permission.class);
        all.remove(ADOPT_EDITION);
        return all;
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
}
