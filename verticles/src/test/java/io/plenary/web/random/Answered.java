package io.plenary.web.random;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What came back. */
record Answered(int status, HttpHeaders headers, byte[] body) {

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** Without its parameters; empty for none. */
    String mediaType() {
        return headers.firstValue("Content-Type").orElse("").split(";")[0].strip();
    }

    boolean mentions(String word) {
        return text().contains(word) || headers.map().toString().contains(word);
    }
}
