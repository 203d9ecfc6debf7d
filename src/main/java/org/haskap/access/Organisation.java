package org.haskap.access;

import java.util.regex.Pattern;

/**
 * An organisation that owns a plan, holds a programme or is listed in a document.
 *
 * @param id key in the region
 * @param name as printed, without outer white space; two spellings are two organisations until a person says otherwise
 * @param kind what its name says it is
 */
public record Organisation(long id, String name, Kind kind) {

    /** What an organisation's name says it is. The first kind whose word stands in the name wins. */
    public enum Kind {
        CHAMBER("商工会議所・商工会", "商工会"),
        COMMITTEE("実行委員会", "実行委員会"),
        COUNCIL("協議会・審議会", "協議会", "審議会", "委員会", "懇話会", "懇談会", "期成会", "期成同盟", "研究会", "会議$", "連絡会"),
        SCHOOL("学校", "(大学校?|学校|学院)$"),
        COMPANY("会社・金融機関", "株式会社", "㈱", "有限会社", "㈲", "合同会社", "信用金庫", "銀行"),
        CORPORATION("法人", "法人", "地独", "一社", "一財", "公社", "公財"),
        GOVERNMENT("行政機関", "[都道府県市区町村]$", "省$", "庁$", "[^薬]局$", "振興局", "センター$"),
        ASSOCIATION("団体", "");

        private final String label;
        private final Pattern words;

        Kind(String label, String... words) {
            this.label = label;
            this.words = Pattern.compile(String.join("|", words));
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }

        /** The kind that the name shows. */
        public static Kind of(String name) {
            for (Kind kind : values()) {
                if (kind.words.matcher(name).find()) {
                    return kind;
                }
            }
            return ASSOCIATION;
        }
    }
}
