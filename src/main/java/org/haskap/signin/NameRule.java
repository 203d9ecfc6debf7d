package org.haskap.signin;

import java.util.Optional;

/** What a person's name may be: nearly everything, on one line. */
final class NameRule {
    private static final int LONGEST = 100;

    private NameRule() {}

    /** The name as it is kept. */
    static String normal(String typed) {
        return typed.strip();
    }

    /** What is wrong with a name and how to mend it, in Japanese. */
    static Optional<String> problem(String typed) {
        String name = normal(typed);
        int length = name.codePointCount(0, name.length());
        if (name.isEmpty()) {
            return Optional.of("氏名を入力してください。");
        }
        if (length > LONGEST) {
            return Optional.of("氏名は" + LONGEST + "文字以内で入力してください（入力文字数" + length + "文字）。");
        }
        boolean unfit = name.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default ->
                (c >= 0x202a && c <= 0x202e)
                        || (c >= 0x2066 && c <= 0x2069); // turns the reading direction of what follows
        });
        return unfit ? Optional.of("氏名には、改行や制御文字を入れないでください。") : Optional.empty();
    }
}
