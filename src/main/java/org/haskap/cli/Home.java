package org.haskap.cli;

import java.nio.file.Path;

/** Where Haskap is installed: the folder of the launcher, which also holds {@code samples} and, by default, {@code data}. */
final class Home {
    private Home() {}

    /** The folder the launcher named, or the current one. */
    static Path folder() {
        return Path.of(System.getProperty("haskap.home", "")).toAbsolutePath();
    }
}
