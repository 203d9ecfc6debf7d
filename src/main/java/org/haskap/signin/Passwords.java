package org.haskap.signin;

import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes passwords with Argon2id: 19 MiB, two passes, one lane, a salt of 16 bytes (the OWASP Password Storage Cheat Sheet's
 * recommendation). Each hash names its own cost, so that a dearer one can take its place at the next sign-in. Only so many
 * run at once that a flood of tries cannot take all the memory.
 */
final class Passwords {
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 8;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT, HASH, LANES, MEMORY_KIB, PASSES);
    private final Semaphore room = new Semaphore(AT_ONCE, true);
    private final String nobodys = hash("nobody's password, to take as long as somebody's");

    String hash(String password) {
        room.acquireUninterruptibly();
        try {
            return String.valueOf(encoder.encode(PasswordRule.normal(password)));
        } finally {
            room.release();
        }
    }

    /** Whether the password is the one of the hash. Takes as long for nobody's as for somebody's. */
    boolean matches(String password, String hash) {
        if (password.length() > PasswordRule.LONGEST * 10) {
            return false;
        }
        room.acquireUninterruptibly();
        try {
            return encoder.matches(PasswordRule.normal(password), hash) && !hash.equals(nobodys);
        } finally {
            room.release();
        }
    }

    /** A hash that no password matches. */
    String nobodys() {
        return nobodys;
    }

    /** Whether the hash was made at another cost than new ones. */
    boolean isOld(String hash) {
        return encoder.upgradeEncoding(hash);
    }
}
