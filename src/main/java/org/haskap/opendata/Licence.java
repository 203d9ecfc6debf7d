package org.haskap.opendata;

import java.util.Optional;
import java.util.stream.Stream;

/** The terms under which a region gives its data away; which one is a setting of the region. */
public enum Licence {
    CC_BY_4_0("CC-BY-4.0", "クリエイティブ・コモンズ 表示 4.0 国際", "https://creativecommons.org/licenses/by/4.0/deed.ja"),
    CC0_1_0("CC0-1.0", "CC0 1.0 全世界（著作権を主張しません）", "https://creativecommons.org/publicdomain/zero/1.0/deed.ja"),
    PDL1_0("PDL1.0", "公共データ利用規約（第1.0版）", "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0");

    /** Name of the setting. */
    public static final String SETTING = "licence";

    private final String code;
    private final String title;
    private final String url;

    Licence(String code, String title, String url) {
        this.code = code;
        this.title = title;
        this.url = url;
    }

    /** Its usual short name, which is also the setting's value. */
    public String code() {
        return code;
    }

    /** Its name. */
    public String title() {
        return title;
    }

    /** Its text. */
    public String url() {
        return url;
    }

    /** The licence of that short name. */
    public static Optional<Licence> of(String code) {
        return Stream.of(values())
                .filter(licence -> licence.code.equalsIgnoreCase(code.strip()))
                .findFirst();
    }
}
