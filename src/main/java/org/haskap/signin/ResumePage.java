package org.haskap.signin;

import java.util.List;
import java.util.Map;

/**
 * A form that waited while its owner signed in.
 *
 * @param action where it goes
 * @param withFile whether a file must be chosen again
 * @param hidden all that is sent again
 * @param shown what was typed, for reading
 */
public record ResumePage(String action, boolean withFile, List<Value> hidden, List<Value> shown) {
    /** Names that many forms use, in the reader's words. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("name", "氏名・名称"),
            Map.entry("email", "メールアドレス"),
            Map.entry("reason", "理由"),
            Map.entry("role", "役割"),
            Map.entry("from", "開始日"),
            Map.entry("until", "終了日"),
            Map.entry("title", "題名"),
            Map.entry("text", "本文"),
            Map.entry("note", "メモ"));

    /** Copies the lists. */
    public ResumePage {
        hidden = List.copyOf(hidden);
        shown = List.copyOf(shown);
    }

    /**
     * A value of the form.
     *
     * @param name of the field
     * @param label the same for readers
     * @param value as typed
     */
    public record Value(String name, String label, String value) {}

    static ResumePage of(KeptForm form) {
        return new ResumePage(
                form.path(),
                form.withFile(),
                form.entries().stream().map(ResumePage::value).toList(),
                form.typed().stream().map(ResumePage::value).toList());
    }

    private static Value value(KeptForm.Entry entry) {
        return new Value(entry.name(), WORDS.getOrDefault(entry.name(), entry.name()), entry.value());
    }
}
