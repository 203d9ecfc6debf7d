package org.haskap.signin.passkey;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The language between {@code passkeys.js} and its addresses: the standard's JSON, and a sentence when something is wrong. */
final class Wire {
    private static final int LIMIT = 64 * 1024;

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    /** The body, or a refusal when it is no JSON or too long. */
    JsonNode read(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            throw new PasskeyRefusedException("longer than any device's answer");
        }
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new PasskeyRefusedException("no JSON", e);
        }
    }

    /** A device's answer, or a refusal when it is none. */
    <T extends AuthenticatorResponse> PublicKeyCredential<T> credential(JsonNode node, Class<T> kind) {
        try {
            JavaType type = json.getTypeFactory().constructParametricType(PublicKeyCredential.class, kind);
            PublicKeyCredential<T> credential = json.treeToValue(node, type);
            if (credential == null || credential.getRawId() == null || credential.getResponse() == null) {
                throw new PasskeyRefusedException("no device's answer");
            }
            return credential;
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new PasskeyRefusedException("no device's answer", e);
        }
    }

    ResponseEntity<String> question(Object options) {
        return answer(HttpStatus.OK, json.writeValueAsString(options));
    }

    ResponseEntity<String> next(String address) {
        return answer(HttpStatus.OK, json.writeValueAsString(Map.of("next", address)));
    }

    ResponseEntity<String> problem(HttpStatus status, String sentence) {
        return answer(status, json.writeValueAsString(Map.of("message", sentence)));
    }

    private static ResponseEntity<String> answer(HttpStatus status, String body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
