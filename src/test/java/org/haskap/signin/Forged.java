package org.haskap.signin;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haskap.database.TestRegion;

/** Sends what no browser would, byte by byte: strange paths and methods, and another's host name. */
record Forged(TestRegion region) {

    /** An answer as it came. */
    record Answer(String head, String body) {
        String cookie() {
            return found("Set-Cookie: ([^;\r\n]+)", head);
        }

        String token() {
            return found("name=\"_csrf\" value=\"([^\"]+)\"", body);
        }

        private static String found(String pattern, String text) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    Answer send(String method, String path, String cookie, String body) throws IOException {
        try (var socket = new Socket("localhost", URI.create(region.url("/")).getPort())) {
            socket.setSoTimeout(10_000);
            String request =
                    method + " " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                            + "X-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.7\r\nAccept: text/html\r\nConnection: close\r\n"
                            + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n")
                            + (body.isEmpty() ? "" : "Content-Type: application/x-www-form-urlencoded\r\n")
                            + "Content-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return end < 0 ? new Answer(answer, "") : new Answer(answer.substring(0, end), answer.substring(end));
        }
    }
}
