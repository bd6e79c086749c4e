package io.plenary.web.client;

import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/** What documents may do. Files get none of it but nosniff and CORP: repeated on each, it would cost more than it guards. */
final class SecurityHeaders {

    private static final String SAME_ORIGIN = "same-origin";

    private SecurityHeaders() {}

    /**
     * @param inline the sources that allow the inline scripts of the document
     * @param styles the source that allows its inline style sheet, empty for none; nothing else is inline
     */
    static String policy(List<String> inline, String styles) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' " + String.join(" ", inline),
                "style-src 'self'" + (styles.isEmpty() ? "" : " " + styles),
                "img-src 'self' data: blob:",
                "font-src 'self'",
                "connect-src 'self'",
                "manifest-src 'self'",
                "worker-src 'self'",
                "form-action 'self'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types lit-html dompurify app 'allow-duplicates'");
    }

    static void ofDocument(HttpServerResponse response, String policy) {
        response.putHeader("Content-Security-Policy", policy)
                .putHeader("Referrer-Policy", "strict-origin-when-cross-origin")
                .putHeader("Cross-Origin-Opener-Policy", SAME_ORIGIN)
                .putHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=()");
    }

    static void ofFile(HttpServerResponse response) {
        response.putHeader("Cross-Origin-Resource-Policy", SAME_ORIGIN);
    }
}
