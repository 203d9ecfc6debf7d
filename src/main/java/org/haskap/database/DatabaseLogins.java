package org.haskap.database;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As whom Haskap logs in to its database. The owner creates schemas and tables and changes them; the application reads
 * and writes rows. Where they are two roles the application cannot change or remove what is only ever added to, whatever
 * is wrong with it: PostgreSQL refuses (see {@link Regions#privilegesEnforced()}).
 *
 * @param application who answers requests
 * @param owner who migrates; null when nobody else is known, and then the application's role migrates if it may
 */
public record DatabaseLogins(
        DatabaseAddress application, @Nullable DatabaseAddress owner) {

    /** One role for everything it may do. */
    public static DatabaseLogins only(DatabaseAddress address) {
        return new DatabaseLogins(address, null);
    }

    /** Who sees and may do the most: the owner, or the application's role where no owner is known. */
    public DatabaseAddress strongest() {
        return Optional.ofNullable(owner).orElse(application);
    }

    /**
     * Connects once as each and looks at the server's version.
     *
     * @throws DatabaseUnavailableException when nobody answers, we are not let in, or the server is too old
     */
    public void check() {
        application.check();
        if (owner != null) {
            owner.check();
        }
    }

    /** Where the database is, without passwords. */
    @Override
    public String toString() {
        return application.toString();
    }
}
