package io.plenary.web.random;

import io.plenary.web.contract.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What can be wrong with a request. */
final class Mutations {

    /** Of each operation at least as many are sent. */
    static final int LEAST = 20;

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "201",
            "99999999999999999999",
            "1e9",
            "%00",
            "\u0000",
            "\u0001",
            "x".repeat(1001),
            "é日🎤",
            "null",
            "true",
            "[]",
            "2027-02-30",
            "0000-00-00",
            "+999999999-01-01",
            "2027-13",
            "00000000-0000-0000-0000-000000000000",
            "' or 1=1; --",
            "../..",
            "NOT_A_NAME");

    private static final List<String> PLACES = List.of(
            "%00",
            "%2e%2e",
            "..%2f..",
            "a%2Fb",
            "%c0%ae",
            "%ff",
            "%F0%9F%8E%A4",
            "-",
            "a".repeat(65),
            "a".repeat(5000),
            ";a=b",
            "%20");

    private Mutations() {}

    /**
     * Some of all that can be wrong, at least {@link #LEAST} and in an order of the seed.
     *
     * @param foreignPath the path of the same operation on what belongs to somebody else
     */
    static List<Sent> of(Sent valid, Random random, String foreignPath, String foreignId, int most) {
        List<Sent> all = new ArrayList<>();
        headers(valid, random, all);
        parameters(valid, random, all);
        paths(valid, random, foreignPath, all);
        methods(valid, all);
        if (valid.body() != null) {
            all.addAll(BodyMutations.of(valid, random, foreignId));
        } else {
            all.add(valid.as("a body nobody asked for")
                    .withHeader("Content-Type", "text/plain")
                    .withBody(new byte[10]));
        }
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(all.size(), most));
    }

    private static void headers(Sent valid, Random random, List<Sent> all) {
        all.add(valid.as("no token").withoutHeader("Authorization"));
        all.add(valid.as("a token that is none").withHeader("Authorization", "Bearer x.y.z"));
        all.add(valid.as("an empty token").withHeader("Authorization", "Bearer "));
        all.add(valid.as("another scheme").withHeader("Authorization", "Basic YTpi"));
        all.add(valid.as("a broken token").withHeader("Authorization", broken(valid, random)));
        all.add(valid.as("an unsigned token")
                .withHeader("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."));
        all.add(valid.as("a cookie that is none").withHeader("Cookie", "plenary_refresh=x; =;;"));
        for (String version :
                List.of("7", "\"x\"", "\"99999999999999999999\"", "*", "\"0\"", "W/\"1\"", "\"1\", \"2\"")) {
            all.add(valid.as("another version").withHeader("If-Match", version));
        }
        all.add(valid.as("many versions").withHeader("If-None-Match", "\"x\", ".repeat(180) + "*"));
        all.add(valid.as("too many versions").withHeader("If-None-Match", "x".repeat(1001)));
        all.add(valid.as("a key that is none").withHeader("Idempotency-Key", "a b"));
        all.add(valid.as("a long key").withHeader("Idempotency-Key", "k".repeat(300)));
        all.add(valid.as("a name that is none").withHeader("X-Correlation-ID", "\"<x>\" ".repeat(100)));
        all.add(valid.as("a trace that is none").withHeader("traceparent", "00-zz"));
        all.add(valid.as("wants what there is not").withHeader("Accept", "image/x-nobody;q=2"));
        all.add(valid.as("a language that is none").withHeader("Accept-Language", "*;q=x,,--"));
        all.add(valid.as("an encoding that is none").withHeader("Accept-Encoding", "br;q=9, x-nobody"));
        all.add(valid.as("a part only").withHeader("Range", "bytes=9-1,-"));
        all.add(valid.as("from another page").withHeader("Origin", "null"));
        all.add(valid.as("another method said").withHeader("X-HTTP-Method-Override", "DELETE"));
    }

    private static String broken(Sent valid, Random random) {
        StringBuilder token = new StringBuilder(valid.headers().getOrDefault("Authorization", "Bearer aaaa.bbbb.cccc"));
        int place = "Bearer ".length() + random.nextInt(token.length() - "Bearer ".length());
        token.setCharAt(place, token.charAt(place) == 'A' ? 'B' : 'A');
        return token.toString();
    }

    private static void parameters(Sent valid, Random random, List<Sent> all) {
        all.add(valid.as("an unknown parameter").withQuery("unknown=1"));
        all.add(valid.as("a parameter without a name").withQuery("=1&&%00=1"));
        all.add(valid.as("a broken parameter").withQuery("limit=%C3"));
        all.add(valid.as("many parameters").withQuery("a=1&".repeat(300)));
        for (Parameter parameter : valid.operation().parameters()) {
            if (parameter.place() == Parameter.Place.QUERY) {
                all.add(valid.as("a parameter twice").withQuery(parameter.name() + "=1&" + parameter.name() + "=2"));
                for (int i = 0; i < 5; i++) {
                    String value = VALUES.get(random.nextInt(VALUES.size()));
                    all.add(only(valid, parameter.name(), value).as("a strange " + parameter.name()));
                }
            }
        }
    }

    private static Sent only(Sent valid, String name, String value) {
        String path = valid.path().replaceFirst("\\?.*", "");
        String query = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return new Sent(valid.operation(), "", valid.method(), path, valid.headers(), valid.body(), true)
                .withQuery(query);
    }

    private static void paths(Sent valid, Random random, String foreignPath, List<Sent> all) {
        String method = valid.method();
        String path = valid.path();
        all.add(new Sent(
                valid.operation(), "somebody else's", method, foreignPath, valid.headers(), valid.body(), true));
        all.add(new Sent(
                valid.operation(), "somebody else's", method, foreignPath, valid.headers(), valid.body(), true));
        String last = path.replaceFirst("\\?.*", "");
        all.add(valid.as("a slash more").elsewhere(method, last + "/"));
        all.add(valid.as("two slashes").elsewhere(method, last.replace("/api/v1/", "/api/v1//")));
        all.add(valid.as("a detour").elsewhere(method, last.replace("/api/v1/", "/api/v1/x/../")));
        all.add(valid.as("a coded detour").elsewhere(method, last.replace("/api/v1/", "/api/v1/x/%2e%2e/")));
        all.add(valid.as("capitals")
                .elsewhere(method, "/api/v1" + last.substring(7).toUpperCase(Locale.ROOT)));
        all.add(valid.as("further down").elsewhere(method, last + "/nothing"));
        for (int i = 0; i < 4; i++) {
            String place = PLACES.get(random.nextInt(PLACES.size()));
            all.add(valid.as("a strange place")
                    .elsewhere(method, last.substring(0, last.lastIndexOf('/') + 1) + place));
        }
        if (valid.operation().path().contains("{conf}")) {
            String[] parts = last.split("/", 6);
            parts[4] = PLACES.get(random.nextInt(PLACES.size()));
            all.add(valid.as("a strange conference").elsewhere(method, String.join("/", parts)));
        }
    }

    private static void methods(Sent valid, List<Sent> all) {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND")) {
            if (!method.equals(valid.method())) {
                all.add(valid.as("another method").elsewhere(method, valid.path()));
            }
        }
    }
}
