package io.plenary.web.random;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Bodies with something wrong in them, or at the edge of what is right. */
final class BodyMutations {

    /** Each is put somewhere into a valid body. */
    private static final List<Object> VALUES = Arrays.asList(
            null,
            "",
            " ",
            "\t\r\n",
            "a\u0000b",
            "a\u0001\u007f\u009fb",
            "\ud83c\udfa4\u202e\u200f\ufeff",
            "e\u0301".repeat(200),
            "x".repeat(20_001),
            "x".repeat(150_000),
            "' or 1=1; --",
            "%s%n{0}${x}",
            "../../etc/passwd",
            "0000-01-01",
            "2027-02-30",
            "+999999999-12-31",
            "-999999999-01-01T00:00:00Z",
            "9999-12-31T23:59:60Z",
            "2027-05-18T10:00:00+18:00",
            "00000000-0000-0000-0000-000000000000",
            "NOT_A_NAME",
            true,
            0,
            -1,
            1.5,
            Integer.MAX_VALUE,
            1L + Integer.MAX_VALUE,
            9_007_199_254_740_993L,
            Long.MIN_VALUE,
            1e308,
            new JsonArray(),
            new JsonObject(),
            new JsonArray().add(new JsonArray().add(1)),
            new JsonObject().put("__proto__", new JsonObject()));

    private static final int DEEP = 5_000;
    private static final int TOO_LARGE = (1 << 20) + 1;

    private BodyMutations() {}

    /** @param foreign the id of something that belongs to somebody else */
    static List<Sent> of(Sent valid, Random random, String foreign) {
        List<Sent> mutations = new ArrayList<>();
        if (isJson(valid)) {
            membersOf(valid, random, foreign, mutations);
        }
        String text = new String(valid.body(), StandardCharsets.UTF_8);
        add(mutations, valid, "no body", "");
        add(mutations, valid, "half a body", text.substring(0, text.length() / 2));
        add(mutations, valid, "more after the body", text + " {}");
        add(mutations, valid, "a list", "[" + text + "]");
        add(mutations, valid, "null as a body", "null");
        add(mutations, valid, "no JSON", "<a/>");
        add(mutations, valid, "a number without end", "{\"a\":1" + "0".repeat(2000) + "}");
        add(mutations, valid, "too deep", "[".repeat(DEEP));
        add(mutations, valid, "the same member twice", "{\"a\":1,\"a\":2}");
        add(mutations, valid, "half a character", "{\"text\":\"\\ud800\",\"title\":\"\\udc00\",\"name\":\"\\ud800\"}");
        mutations.add(
                valid.as("bytes that are no UTF-8").withBody(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"'}));
        mutations.add(valid.as("UTF-16").withBody(text.getBytes(StandardCharsets.UTF_16)));
        if (!valid.operation().takesFiles() && random.nextInt(4) == 0) {
            mutations.add(valid.as("too large").withBody("x".repeat(TOO_LARGE).getBytes(StandardCharsets.UTF_8)));
        }
        mutations.add(valid.as("another content type").withHeader("Content-Type", "text/html"));
        mutations.add(valid.as("a content type that is none").withHeader("Content-Type", ";;//"));
        mutations.add(valid.as("another charset").withHeader("Content-Type", "application/json; charset=x-nobody"));
        mutations.add(valid.as("no content type").withoutHeader("Content-Type"));
        mutations.add(valid.as("said to be packed").withHeader("Content-Encoding", "gzip"));
        return mutations;
    }

    /** With members; what is signed is taken as it is. */
    private static boolean isJson(Sent valid) {
        return valid.headers().get("Content-Type").endsWith("json") && valid.body()[0] == '{';
    }

    private static void membersOf(Sent valid, Random random, String foreign, List<Sent> mutations) {
        JsonObject body = new JsonObject(new String(valid.body(), StandardCharsets.UTF_8));
        for (Object value : VALUES) {
            add(
                    mutations,
                    valid,
                    "a value that is " + brief(value),
                    JsonPlaces.replaced(body, random, value).encode());
        }
        add(
                mutations,
                valid,
                "somebody else's id",
                JsonPlaces.replaced(body, random, foreign).encode());
        String unknown = new UUID(random.nextLong(), random.nextLong()).toString();
        add(
                mutations,
                valid,
                "nobody's id",
                JsonPlaces.replaced(body, random, unknown).encode());
        add(
                mutations,
                valid,
                "a member missing",
                JsonPlaces.removed(body, random).encode());
        add(
                mutations,
                valid,
                "a member more",
                body.copy().put("unknown\u00fc", 1).encode());
        add(mutations, valid, "a member without a name", body.copy().put("", 1).encode());
    }

    private static String brief(Object value) {
        String text = String.valueOf(value);
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }

    private static void add(List<Sent> mutations, Sent valid, String kind, String body) {
        mutations.add(valid.as(kind).withBody(body.getBytes(StandardCharsets.UTF_8)));
    }
}
