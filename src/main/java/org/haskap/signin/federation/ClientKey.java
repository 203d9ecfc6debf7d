package org.haskap.signin.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.Base64;

/** Reads the key with which we prove to a provider who we are: a JWK in JSON, or an RSA key as PKCS#8 in PEM. */
final class ClientKey {
    private ClientKey() {}

    /**
     * The private key in a file.
     *
     * @throws IllegalStateException when there is none to be read
     */
    static JWK read(Path file) {
        try {
            String text = Files.readString(file).strip();
            JWK key = text.startsWith("{") ? JWK.parse(text) : fromPem(text);
            if (!key.isPrivate()) {
                throw new IllegalStateException(
                        file + " holds a public key; the provider's settings need the private one");
            }
            return key;
        } catch (IOException | ParseException | JOSEException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    file + " holds no key that can be read (" + e.getMessage()
                            + "); give a private JWK in JSON or an RSA key as PKCS#8 in PEM",
                    e);
        }
    }

    private static JWK fromPem(String text) throws GeneralSecurityException, JOSEException {
        String base64 = text.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        var factory = KeyFactory.getInstance("RSA");
        var key = (RSAPrivateCrtKey) factory.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        var open =
                (RSAPublicKey) factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return new RSAKey.Builder(open).privateKey(key).keyIDFromThumbprint().build();
    }
}
