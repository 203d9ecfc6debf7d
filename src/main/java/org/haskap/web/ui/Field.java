package org.haskap.web.ui;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.haskap.kernel.TextWidth;
import org.haskap.kernel.TypedDay;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form with all that stands around its control. A form's definition is a list of fields; filled in and
 * checked they are what the page shows.
 *
 * @param name name of the parameter; also the control's id
 * @param label what is asked, limits included
 * @param control what it is filled in with
 * @param support how to answer, or empty
 * @param values what is filled in or chosen; three of a day, any number of checked boxes, else one or none
 * @param options what can be chosen
 * @param required null where the form is a filter and the mark would only disturb
 * @param error what is wrong and how to mend it, or null
 * @param limit characters that may be typed; 0 for no limit of its own
 * @param autocomplete what a browser may fill in: a token of the HTML standard, or {@code off}
 */
public record Field(
        String name,
        String label,
        Control control,
        String support,
        List<String> values,
        List<Option> options,
        @Nullable Boolean required,
        @Nullable String error,
        int limit,
        String autocomplete) {
    /** Longer than any honest answer to a question without a limit of its own. */
    public static final int LONGEST = 10_000;

    private static final int COUNTED_ABOVE = 20;
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]]{1,64}@[^\\s@<>\"(),:;\\\\\\[\\]]+\\.[^\\s@.]{2,}");
    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern REMARKS = Pattern.compile("（[^（）]*）");

    /** Copies the lists. */
    public Field {
        values = List.copyOf(values);
        options = List.copyOf(options);
    }

    /** A field of a form, to be answered unless {@link #optional} follows. */
    public static Field of(Control control, String name, String label) {
        return new Field(name, label, control, "", List.of(), List.of(), true, null, 0, "off");
    }

    /** A line of text that must be given, of so many characters at most. */
    public static Field line(String name, String label, int limit) {
        return of(Control.TEXT, name, label).limit(limit);
    }

    /** Text of several lines that must be given, of so many characters at most. */
    public static Field area(String name, String label, int limit) {
        return of(Control.AREA, name, label).limit(limit);
    }

    /** An e-mail address. */
    public static Field email(String name, String label) {
        return of(Control.EMAIL, name, label).autocomplete("email");
    }

    /** One of several, shown as a list that opens; nothing is chosen at first. */
    public static Field select(String name, String label, List<Option> options) {
        return of(Control.SELECT, name, label).options(options);
    }

    /** One of up to six, all in view. */
    public static Field radio(String name, String label, List<Option> options) {
        return of(Control.RADIO, name, label).options(options);
    }

    /** Any of several, all in view. */
    public static Field checks(String name, String label, List<Option> options) {
        return of(Control.CHECKS, name, label).options(options);
    }

    /** A day in three boxes. */
    public static Field date(String name, String label) {
        return of(Control.DATE, name, label).support("例：2026年4月1日、令和8年4月1日");
    }

    /** A file to upload. */
    public static Field file(String name, String label) {
        return of(Control.FILE, name, label);
    }

    /** A value that goes with the form unseen. */
    public static Field hidden(String name, String value) {
        return of(Control.HIDDEN, name, "").optional().value(value);
    }

    /** A text field of a filter. */
    public static Field text(String name, String label, String value) {
        return of(Control.TEXT, name, label).filtering().value(value);
    }

    /** A choice of a filter; the first option is 「すべて」 and means no condition. */
    public static Field choice(String name, String label, String value, List<Option> options) {
        var all = new ArrayList<Option>();
        all.add(new Option("", "すべて"));
        all.addAll(options);
        return select(name, label, all).filtering().value(value);
    }

    /** The same, marked ※任意. */
    public Field optional() {
        return with(support, values, options, false, error, limit, autocomplete);
    }

    /** The same as part of a filter: nothing must be answered. */
    public Field filtering() {
        return with(support, values, options, null, error, limit, autocomplete);
    }

    /** The same with a sentence on how to answer. */
    public Field support(String text) {
        return with(text, values, options, required, error, limit, autocomplete);
    }

    /** The same with something filled in. */
    public Field value(String text) {
        return values(List.of(text));
    }

    /** The same with a day filled in. */
    public Field value(@Nullable LocalDate day) {
        return day == null
                ? values(List.of())
                : values(List.of(
                        Integer.toString(day.getYear()),
                        Integer.toString(day.getMonthValue()),
                        Integer.toString(day.getDayOfMonth())));
    }

    /** The same with all that was filled in or chosen. */
    public Field values(List<String> all) {
        return with(support, all, options, required, error, limit, autocomplete);
    }

    /** The same with what can be chosen. */
    public Field options(List<Option> all) {
        return with(support, values, all, required, error, limit, autocomplete);
    }

    /** The same for so many characters at most. */
    public Field limit(int characters) {
        return with(support, values, options, required, error, characters, autocomplete);
    }

    /** The same with what a browser may fill in. */
    public Field autocomplete(String token) {
        return with(support, values, options, required, error, limit, token);
    }

    /** The same with what is wrong and how to mend it; the first thing said about a field stays. */
    public Field wrong(String message) {
        return error != null ? this : with(support, values, options, required, message, limit, autocomplete);
    }

    private Field with(
            String newSupport,
            List<String> newValues,
            List<Option> newOptions,
            @Nullable Boolean newRequired,
            @Nullable String newError,
            int newLimit,
            String newAutocomplete) {
        return new Field(
                name,
                label,
                control,
                newSupport,
                newValues,
                newOptions,
                newRequired,
                newError,
                newLimit,
                newAutocomplete);
    }

    /** The one value, or empty. */
    public String value() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Whether that option is chosen. */
    public boolean chosen(Option option) {
        return values.contains(option.value())
                || (values.isEmpty() && option.value().isEmpty());
    }

    /** One of a day's three parts as typed, or empty. */
    public String part(int index) {
        return index < values.size() ? values.get(index) : "";
    }

    /** Whether nothing was filled in. */
    public boolean blank() {
        return values.stream().allMatch(value -> TextWidth.trim(value).isEmpty());
    }

    /** The day typed; empty when nothing was typed or it is no day. */
    public Optional<LocalDate> day() {
        try {
            return blank() ? Optional.empty() : Optional.of(TypedDay.parse(part(0), part(1), part(2)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** How the answer reads to people: labels of what was chosen, a day as a day, text as it is. */
    public String told() {
        if (control == Control.DATE) {
            return day().map(d -> d.getYear() + "年" + d.getMonthValue() + "月" + d.getDayOfMonth() + "日")
                    .orElse(String.join(" ", values).strip());
        }
        if (control.chosen()) {
            return options.stream()
                    .filter(option -> !option.value().isEmpty() && values.contains(option.value()))
                    .map(Option::label)
                    .reduce((a, b) -> a + "、" + b)
                    .orElse("");
        }
        return control == Control.PASSWORD ? "" : value();
    }

    /**
     * The field with what is wrong about its values as far as the definition tells: missing, too long, not offered, no
     * day, no address, no number.
     */
    public Field checked() {
        String problem = problem();
        return problem == null ? this : wrong(problem);
    }

    private @Nullable String problem() {
        if (blank()) {
            return Boolean.TRUE.equals(required) ? subject() + demand() : null;
        }
        if (control.chosen()) {
            boolean offered = values.stream()
                    .allMatch(value ->
                            options.stream().anyMatch(option -> option.value().equals(value)));
            return offered ? null : subject() + "は、示された中から選んでください。";
        }
        return switch (control) {
            case DATE -> noDay();
            case EMAIL ->
                value().length() <= LONGEST_ADDRESS && ADDRESS.matcher(value()).matches()
                        ? null
                        : subject() + "は、name@example.jp の形で入力してください。";
            case NUMBER -> number().isPresent() ? null : subject() + "は、数字で入力してください。";
            case FILE, HIDDEN -> null;
            default -> tooLong();
        };
    }

    private @Nullable String noDay() {
        try {
            TypedDay.parse(part(0), part(1), part(2));
            return null;
        } catch (DateTimeException e) {
            return e.getMessage();
        }
    }

    private @Nullable String tooLong() {
        int most = limit == 0 ? LONGEST : limit;
        int typed = value().codePointCount(0, value().length());
        return typed <= most ? null : "入力できる文字数を超えています（入力文字数" + typed + "文字）。" + most + "文字以内にしてください。";
    }

    /** The whole number typed, in half or full width, with or without separators. */
    public Optional<Long> number() {
        String digits = TextWidth.compact(value()).replace(",", "");
        try {
            return Optional.of(Long.valueOf(digits));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private String demand() {
        return switch (control) {
            case SELECT, RADIO, CHECKS, FILE -> "を選んでください。";
            default -> "を入力してください。";
        };
    }

    /** The label without what stands in brackets. */
    public String subject() {
        return REMARKS.matcher(label).replaceAll("");
    }

    /** Whether the characters typed are counted beside the field. */
    public boolean counted() {
        return limit > COUNTED_ABOVE && (control == Control.TEXT || control == Control.AREA);
    }

    /** How wide the control is drawn, after the answer expected: xs, s, m, l, or null for all there is. */
    public @Nullable String width() {
        if (required == null || control == Control.AREA || control == Control.SELECT) {
            return null;
        }
        if (control == Control.NUMBER || (limit > 0 && limit <= 8)) {
            return "s";
        }
        if (control == Control.TEL || (limit > 0 && limit <= COUNTED_ABOVE)) {
            return "m";
        }
        return limit == 0 || limit <= 60 ? "l" : null;
    }

    /** Id of the control that a link to the field leads to: the first one of a group. */
    public String anchor() {
        return switch (control) {
            case DATE -> name + "-year";
            case RADIO, CHECKS -> name + "-0";
            default -> name;
        };
    }

    /** Ids of the texts that describe the control, error first, or null when there are none. */
    public @Nullable String describedBy() {
        String ids = (error == null ? "" : name + "-error ") + (support.isEmpty() ? "" : name + "-support");
        return ids.isBlank() ? null : ids.strip();
    }

    /**
     * Something to choose.
     *
     * @param value what is sent
     * @param label what is read
     * @param note a sentence below it where all are in view, or empty
     */
    public record Option(String value, String label, String note) {
        /** Without a note. */
        public Option(String value, String label) {
            this(value, label, "");
        }
    }
}
