package io.plenary.web.client;

import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The addresses that the client shows something at, as it lists them itself. Others get the same document, which says so in
 * words; that nothing is there has to show in the status too, or search engines would keep every mistyped link.
 */
final class Addresses {

    static final String LIST = "lib/addresses.js";

    private static final String BEGINNING = "export default ";
    private static final Pattern PARAMETER = Pattern.compile(":\\w+");

    private final Pattern known;

    private Addresses(JsonArray routes) {
        known = Pattern.compile(routes.stream()
                .map(route -> ((JsonArray) route).getString(0))
                .map(path -> PARAMETER.matcher(path).replaceAll("[^/]+") + "/?")
                .collect(Collectors.joining("|")));
    }

    /** @param module of the client, a list of addresses and elements in JSON after its first words */
    static Addresses of(byte[] module) {
        String text = new String(module, StandardCharsets.UTF_8);
        int start = text.indexOf(BEGINNING) + BEGINNING.length();
        return new Addresses(new JsonArray(text.substring(start, text.lastIndexOf(';'))));
    }

    boolean contain(String path) {
        return known.matcher(path).matches();
    }
}
