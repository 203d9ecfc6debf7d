package org.haskap.signin;

import org.jspecify.annotations.Nullable;

/**
 * A field of the pages for signing in.
 *
 * @param name name of the parameter; also the control's id
 * @param label what is asked, limits included
 * @param support how to answer, or empty
 * @param type of the control: text, email, password, textarea
 * @param value what is filled in; never a password
 * @param autocomplete token by which browsers and password programs know the field
 * @param required whether it must be answered
 * @param error what is wrong and how to mend it, or null
 */
public record Entry(
        String name,
        String label,
        String support,
        String type,
        String value,
        String autocomplete,
        boolean required,
        @Nullable String error) {

    static Entry text(String name, String label, String value, String autocomplete) {
        return new Entry(name, label, "", "text", value, autocomplete, true, null);
    }

    static Entry email(String name, String label, String value, String autocomplete) {
        return new Entry(name, label, "", "email", value, autocomplete, true, null);
    }

    static Entry password(String name, String label, String autocomplete) {
        return new Entry(secret(name), label, "", "password", "", autocomplete, true, null);
    }

    static Entry area(String name, String label, String value) {
        return new Entry(name, label, "", "textarea", value, "off", true, null);
    }

    static Entry code(String name, String label) {
        return new Entry(secret(name), label, "", "text", "", "one-time-code", true, null);
    }

    /** Refuses a name by which a form that waits for its owner would be kept with the secret in it. */
    private static String secret(String name) {
        if (!KeptForm.isSecret(name)) {
            throw new IllegalArgumentException("the field \"" + name
                    + "\" would be kept in the session; name it so that" + " KeptForm knows it for a secret");
        }
        return name;
    }

    Entry support(String text) {
        return new Entry(name, label, text, type, value, autocomplete, required, error);
    }

    Entry optional() {
        return new Entry(name, label, support, type, value, autocomplete, false, error);
    }

    Entry error(@Nullable String text) {
        return new Entry(name, label, support, type, value, autocomplete, required, text);
    }

    /** Ids of the texts that describe the control, error first, or null when there are none. */
    public @Nullable String describedBy() {
        String ids = (error == null ? "" : name + "-error ") + (support.isEmpty() ? "" : name + "-support");
        return ids.isBlank() ? null : ids.strip();
    }
}
