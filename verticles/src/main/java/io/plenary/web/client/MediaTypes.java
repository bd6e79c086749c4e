package io.plenary.web.client;

import java.util.Map;

/** Media types of the client's files, by the end of their names. */
final class MediaTypes {

    private static final Map<String, String> BY_EXTENSION = Map.of(
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2");

    private MediaTypes() {}

    /** @throws IllegalArgumentException for a kind of file that the client has no use for */
    static String of(String path) {
        String type = BY_EXTENSION.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalArgumentException("Which media type has " + path + "?");
        }
        return type;
    }

    /** Images and fonts are compressed already. */
    static boolean isText(String type) {
        return !type.startsWith("image/p") && !type.startsWith("image/x") && !type.startsWith("font/");
    }
}
