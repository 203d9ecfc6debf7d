package org.haskap.signin;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A form that could not be taken because its session had ended or the proof was too old. It waits in the session until its
 * owner has signed in, and is then shown for sending again; nothing is sent unseen.
 *
 * @param owner key of the person on whose page it was filled in
 * @param path where it was going, with its query
 * @param entries what was typed, passwords and form tokens left out
 * @param withFile whether a file was with it, which is not kept
 * @param shown whether it was offered since the last sign-in
 */
record KeptForm(long owner, String path, ArrayList<Entry> entries, boolean withFile, boolean shown)
        implements Serializable {
    /** Characters that are kept at most. */
    static final int LARGEST = 500_000;

    /**
     * A value of a form.
     *
     * @param name of the field
     * @param value as sent
     */
    record Entry(String name, String value) implements Serializable {}

    /** The entries worth keeping. */
    static ArrayList<Entry> entries(Map<String, String[]> parameters, String tokenName) {
        var entries = new ArrayList<Entry>();
        parameters.forEach((name, values) -> {
            if (!name.equals(tokenName) && !isSecret(name)) {
                for (String value : values) {
                    entries.add(new Entry(name, value));
                }
            }
        });
        return entries;
    }

    /** Whether a field of that name is never kept. {@link org.haskap.signin.Entry} makes no password or code that is not. */
    static boolean isSecret(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return folded.contains("password")
                || folded.equals("onetimecode")
                || folded.contains("secret")
                || folded.contains("token");
    }

    boolean isTooLarge() {
        return entries.stream()
                        .mapToLong(
                                entry -> entry.name().length() + entry.value().length())
                        .sum()
                > LARGEST;
    }

    KeptForm asShown() {
        return new KeptForm(owner, path, entries, withFile, true);
    }

    List<Entry> typed() {
        return entries.stream()
                .filter(entry -> !entry.value().isBlank() && !entry.name().startsWith("_"))
                .toList();
    }
}
