package org.haskap.web.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.haskap.kernel.TextWidth;
import org.jspecify.annotations.Nullable;

/**
 * A form: what is asked, what was answered, what is wrong with it. A controller keeps the definition as a constant and
 * makes from it what the request needs:
 *
 * <pre>{@code
 * Form form = Form.of("/admin/users/7", "この内容で保存する", fields).filled(given).checked();
 * if (form.failed()) { … show it again, with Head.of(…).failed(form) … }
 * }</pre>
 *
 * @param action where it is sent to
 * @param submit what the button says
 * @param fields what is asked
 * @param version the version of the record that it changes, or null when it creates something
 * @param key under which it creates only once, or null when it changes something
 * @param seen digests of what the fields held when the form was first shown, or empty
 * @param dangerous whether what it does cannot be taken back
 * @param back where to go without doing it, or null
 */
public record Form(
        String action,
        String submit,
        List<Field> fields,
        @Nullable Long version,
        @Nullable String key,
        String seen,
        boolean dangerous,
        @Nullable Link back) {
    private static final int SEEN_DIGITS = 8;

    /** Copies the list. */
    public Form {
        fields = List.copyOf(fields);
    }

    /** A form that neither changes a version nor creates something. */
    public static Form of(String action, String submit, List<Field> fields) {
        return new Form(action, submit, fields, null, null, "", false, null);
    }

    /** The same, changing the record of that version: what it shows now is what the person has seen. */
    public Form changing(long newVersion) {
        return new Form(action, submit, fields, newVersion, null, seen.isEmpty() ? digests() : seen, dangerous, back);
    }

    /** The same, creating something once however often it is sent. */
    public Form creating() {
        return new Form(action, submit, fields, version, UUID.randomUUID().toString(), seen, dangerous, back);
    }

    /** The same, with a button that warns. */
    public Form destroying() {
        return new Form(action, submit, fields, version, key, seen, true, back);
    }

    /** The same with a way back. */
    public Form back(String label, String href) {
        return new Form(action, submit, fields, version, key, seen, dangerous, new Link(label, href));
    }

    /** The same with a field filled in. */
    public Form with(String name, String value) {
        return each(field -> field.name().equals(name) ? field.value(value) : field);
    }

    /** The same with a day filled in. */
    public Form with(String name, @Nullable LocalDate day) {
        return each(field -> field.name().equals(name) ? field.value(day) : field);
    }

    /** The same with boxes checked. */
    public Form with(String name, List<String> values) {
        return each(field -> field.name().equals(name) ? field.values(values) : field);
    }

    /** The same with what is wrong about a field and how to mend it. */
    public Form wrong(String name, String message) {
        return each(field -> field.name().equals(name) ? field.wrong(message) : field);
    }

    /** The same, filled in as somebody did; outer white space of a line does not count. */
    public Form filled(Given given) {
        var answered = each(field -> field.values(answers(field, given)));
        boolean versioned = given.values().containsKey(Given.VERSION);
        return new Form(
                action,
                submit,
                answered.fields,
                versioned ? Long.valueOf(given.version()) : version,
                given.key().isEmpty() ? key : given.key(),
                given.one(Given.SEEN),
                dangerous,
                back);
    }

    private static List<String> answers(Field field, Given given) {
        String name = field.name();
        return switch (field.control()) {
            // A day or several boxes come in one piece from the page that shows two versions of a record.
            case DATE ->
                given.all(name).isEmpty()
                        ? List.of(given.one(name + "-year"), given.one(name + "-month"), given.one(name + "-day"))
                        : List.of(given.one(name).split("\n", 3));
            case CHECKS ->
                given.all(name).stream()
                        .flatMap(value -> value.lines())
                        .distinct()
                        .toList();
            case PASSWORD -> List.of(given.one(name));
            case AREA -> List.of(given.one(name).stripTrailing());
            default -> List.of(TextWidth.trim(given.one(name).replace('\n', ' ')));
        };
    }

    /** The same, each field checked against its own definition. */
    public Form checked() {
        return each(Field::checked);
    }

    private Form each(UnaryOperator<Field> change) {
        return new Form(action, submit, fields.stream().map(change).toList(), version, key, seen, dangerous, back);
    }

    /** A field by its name. */
    public Field field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this form does not ask for " + name));
    }

    /** What was answered to a field, or empty. */
    public String value(String name) {
        return field(name).value();
    }

    /** All that was chosen of a field. */
    public List<String> values(String name) {
        return field(name).values();
    }

    /** The day answered to a field. */
    public Optional<LocalDate> day(String name) {
        return field(name).day();
    }

    /** Whether anything is wrong. */
    public boolean failed() {
        return fields.stream().anyMatch(field -> field.error() != null);
    }

    /** What is wrong, each with a link to its field. */
    public List<Link> errors() {
        var errors = new ArrayList<Link>();
        for (Field field : fields) {
            if (field.error() != null) {
                errors.add(new Link(field.error(), "#" + field.anchor()));
            }
        }
        return List.copyOf(errors);
    }

    /** The form's encoding: with a file it needs another than usual; null for the usual one. */
    public @Nullable String encoding() {
        return fields.stream().anyMatch(field -> field.control() == Control.FILE) ? "multipart/form-data" : null;
    }

    /** Whether the person changed a field after it was shown; true when that cannot be told. */
    boolean touched(Field field) {
        String digest = parsed(seen).get(field.name());
        return digest == null || !digest.equals(digest(field));
    }

    private String digests() {
        return fields.stream()
                .filter(field -> field.control() != Control.PASSWORD && field.control() != Control.FILE)
                .map(field -> field.name() + ":" + digest(field))
                .collect(Collectors.joining(" "));
    }

    private static String digest(Field field) {
        return Given.digest(String.join("\n", field.values())).substring(0, SEEN_DIGITS);
    }

    private static Map<String, String> parsed(String seen) {
        var parsed = new LinkedHashMap<String, String>();
        for (String part : seen.split(" ", -1)) {
            int colon = part.indexOf(':');
            if (colon > 0) {
                parsed.put(part.substring(0, colon), part.substring(colon + 1));
            }
        }
        return parsed;
    }
}
