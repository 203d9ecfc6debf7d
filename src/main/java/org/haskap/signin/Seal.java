package org.haskap.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what must not be read from a copy of the database. The key is not in the database: it is given as
 * {@code haskap.secret-key} (32 bytes in Base64), or made once and kept in the file {@code secret.key} of the data folder.
 */
@Component
public class Seal {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec sealing;
    private final SecretKeySpec marking;

    /** With the key given, the one in the data folder, or, without both, one that is gone with the process. */
    Seal(@Value("${haskap.secret-key:}") String given, @Value("${haskap.data:}") String data) {
        byte[] key = key(given, data);
        sealing = derived(key, "seal");
        marking = derived(key, "mark");
    }

    /** Seals bytes; only with the same purpose can they be opened again. */
    public byte[] seal(byte[] plain, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose, plain)
                .orElseThrow(() -> new IllegalStateException("AES is missing from this Java"));
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Opens what was sealed; empty when it was sealed with another key or for another purpose, or was changed. */
    public Optional<byte[]> open(byte[] sealed, String purpose) {
        return sealed.length <= NONCE_BYTES
                ? Optional.empty()
                : cipher(
                        Cipher.DECRYPT_MODE,
                        Arrays.copyOf(sealed, NONCE_BYTES),
                        purpose,
                        Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    /** A mark that only this installation can make of a text. */
    public byte[] mark(String text) {
        return hmac(marking, text);
    }

    private Optional<byte[]> cipher(int mode, byte[] nonce, String purpose, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(input));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private byte[] key(String given, String data) {
        if (!given.isBlank()) {
            return checked(given, "haskap.secret-key");
        }
        if (!data.isBlank()) {
            return kept(Path.of(data).toAbsolutePath().resolve("secret.key"));
        }
        byte[] passing = new byte[KEY_BYTES];
        random.nextBytes(passing);
        return passing;
    }

    private byte[] kept(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[KEY_BYTES];
                random.nextBytes(fresh);
                create(file, Base64.getEncoder().encodeToString(fresh) + "\n");
            }
            return checked(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key in " + file + " cannot be read or made; mend the folder's rights.", e);
        }
    }

    /** Written whole and then moved into place: a crash leaves no half a key. */
    private static void create(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "secret", ".tmp");
        try {
            if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException _) {
            Files.deleteIfExists(fresh);
        }
    }

    private static byte[] checked(String base64, String where) {
        try {
            byte[] key = Base64.getDecoder().decode(base64.strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IllegalStateException(
                where + " must be 32 bytes in Base64; 'openssl rand -base64 32' makes such a key.");
    }

    private static SecretKeySpec derived(byte[] key, String purpose) {
        String algorithm = purpose.equals("seal") ? "AES" : "HmacSHA256";
        return new SecretKeySpec(hmac(new SecretKeySpec(key, "HmacSHA256"), "haskap " + purpose), algorithm);
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is missing from this Java", e);
        }
    }
}
