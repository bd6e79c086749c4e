package io.plenary.web.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that the client shows something at, as its router lists them. Others get the same document, which says so in
 * words; that nothing is there has to show in the status too, or search engines would keep every mistyped link.
 */
final class Addresses {

    static final String ROUTER = "lib/router.js";

    /** A route, the beginning of routes that share the first part of their address, or their end. */
    private static final Pattern TABLE = Pattern.compile(
            "\\['(?<path>[^']*)', '[a-z-]+-page'|\\bbelow\\('(?<base>[^']*)'|(?<end>^ *]\\),)", Pattern.MULTILINE);

    private static final Pattern PARAMETER = Pattern.compile(":\\w+");

    private final Pattern known;

    private Addresses(List<String> templates) {
        known = Pattern.compile(String.join(
                "|",
                templates.stream()
                        .map(template -> PARAMETER.matcher(template).replaceAll("[^/]+") + "/?")
                        .toList()));
    }

    static Addresses of(byte[] router) {
        Matcher matcher = TABLE.matcher(new String(router, StandardCharsets.UTF_8));
        List<String> templates = new ArrayList<>();
        String base = "";
        while (matcher.find()) {
            if (matcher.group("path") != null) {
                templates.add(base + matcher.group("path"));
            } else {
                base = matcher.group("end") != null ? "" : matcher.group("base");
            }
        }
        return new Addresses(templates);
    }

    boolean contain(String path) {
        return known.matcher(path).matches();
    }
}
