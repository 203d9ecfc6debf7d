package org.haskap.signin;

/** A section of {@code /my/security}, as a bean of whatever has something to set there for the current person. */
public interface SecuritySection {

    /** Place on the page, from the first; the password is 10, the code 20, the sessions 90. */
    int order();

    /** What the section says of the current person now. */
    Words words();

    /**
     * The words of a section.
     *
     * @param title its heading
     * @param text how it stands now, in one or two sentences
     * @param label names the act that its link leads to
     * @param href address of the page on which it is set
     */
    record Words(String title, String text, String label, String href) {}
}
