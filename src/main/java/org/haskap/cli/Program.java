package org.haskap.cli;

/** This program. */
final class Program {
    private Program() {}

    /** Its version, from the jar's manifest. */
    static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
