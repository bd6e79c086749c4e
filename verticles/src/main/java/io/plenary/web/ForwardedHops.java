package io.plenary.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What proxies wrote about their peers, the last one first. Read from the end, because the beginning may be a stranger's who
 * leaves a quotation open.
 */
final class ForwardedHops {

    /** More proxies stand in no row; a longer one is a stranger's. */
    private static final int MOST = 20;

    private static final Pattern FOR =
            Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s\"]+)", Pattern.CASE_INSENSITIVE);

    private ForwardedHops() {}

    /** {@code X-Forwarded-For: client, proxy}. */
    static List<String> ofForwardedFor(List<String> headers) {
        return elements(headers).stream().map(ForwardedHops::address).toList();
    }

    /** {@code Forwarded: for=client, for="[2001:db8::1]:443";proto=https} (RFC 7239). */
    static List<String> ofForwarded(List<String> headers) {
        return elements(headers).stream()
                .map(FOR::matcher)
                .map(found -> found.find() ? address(unquoted(found)) : "")
                .toList();
    }

    private static List<String> elements(List<String> headers) {
        String whole = String.join(",", headers);
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        int end = whole.length();
        for (int i = end - 1; i >= 0 && elements.size() < MOST; i--) {
            quoted ^= whole.charAt(i) == '"';
            if (whole.charAt(i) == ',' && !quoted) {
                elements.add(whole.substring(i + 1, end));
                end = i;
            }
        }
        elements.add(whole.substring(0, end));
        return elements;
    }

    private static String unquoted(Matcher found) {
        return found.group(1).replace("\"", "");
    }

    /** Without the port; no address at all where a proxy hides it. */
    private static String address(String node) {
        String text = node.strip();
        if (text.startsWith("[")) {
            return text.substring(1, Math.max(1, text.indexOf(']')));
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }
}
