package io.plenary.web.client;

import java.util.Map;

/** Media types of the client's files, by the end of their names. */
final class MediaTypes {

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

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
