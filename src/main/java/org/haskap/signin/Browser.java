package org.haskap.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names a browser from what it says of itself, so that a person can tell the own sessions apart. Good for nothing else. */
final class Browser {
    private static final Map<String, String> PROGRAMS = ordered(
            "Edg/",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser/",
            "Samsung Internet",
            "FxiOS/",
            "Firefox",
            "Firefox/",
            "Firefox",
            "CriOS/",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari");
    private static final Map<String, String> SYSTEMS = ordered(
            "Windows",
            "Windows",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "CrOS",
            "ChromeOS",
            "Mac OS X",
            "Mac",
            "Linux",
            "Linux");

    private Browser() {}

    /** Such as 「Firefox（Windows）」. */
    static String words(@Nullable String userAgent) {
        String agent = userAgent == null ? "" : userAgent;
        return first(PROGRAMS, agent, "不明なブラウザー") + "（" + first(SYSTEMS, agent, "不明な機器") + "）";
    }

    private static String first(Map<String, String> signs, String agent, String otherwise) {
        return signs.entrySet().stream()
                .filter(sign -> agent.contains(sign.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(otherwise);
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
