package io.plenary.web.random;

import io.plenary.web.contract.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request before it is sent.
 *
 * @param kind what is wrong with it, {@link #VALID} for nothing
 * @param method which need not be the operation's
 * @param path with the query, encoded, below the server
 * @param body null for none
 * @param within whether it is the operation that answers, whose contract then holds; with another method or path it need not be
 */
record Sent(
        Operation operation,
        String kind,
        String method,
        String path,
        Map<String, String> headers,
        byte[] body,
        boolean within) {

    static final String VALID = "valid";

    private static final Set<String> SECRET = Set.of("Authorization", "Cookie");
    private static final int SHOWN = 2_000;

    boolean isValid() {
        return kind.equals(VALID);
    }

    Sent as(String newKind) {
        return new Sent(operation, newKind, method, path, headers, body, within);
    }

    Sent withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Sent(operation, kind, method, path, more, body, within);
    }

    Sent withoutHeader(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new Sent(operation, kind, method, path, fewer, body, within);
    }

    Sent withBody(byte[] newBody) {
        return new Sent(operation, kind, method, path, headers, newBody, within);
    }

    Sent withQuery(String more) {
        return new Sent(operation, kind, method, path + (path.contains("?") ? "&" : "?") + more, headers, body, within);
    }

    Sent elsewhere(String newMethod, String newPath) {
        return new Sent(operation, kind, newMethod, newPath, headers, body, false);
    }

    /** To be tried by hand, without what proves who one is. */
    String curl(String server) {
        List<String> words = new ArrayList<>(List.of("curl", "-i", "--path-as-is", "-X", quoted(method)));
        headers.forEach((name, value) -> {
            words.add("-H");
            words.add(quoted(name + ": " + (SECRET.contains(name) ? "…" : cut(value))));
        });
        if (body != null) {
            words.add("--data-binary");
            words.add(quoted(cut(new String(body, StandardCharsets.UTF_8))));
        }
        words.add(quoted(server + cut(path)));
        return String.join(" ", words);
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
