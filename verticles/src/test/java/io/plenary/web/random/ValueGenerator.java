package io.plenary.web.random;

import io.plenary.web.contract.Contract;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes values that fit a schema of the contract. What only the server can know (ids, secrets) is looked up by name. */
final class ValueGenerator {

    /** Whatever has a pattern takes one of these. */
    private static final List<Function<Random, String>> PATTERNED = List.of(
            random -> "#%06x".formatted(random.nextInt(1 << 24)),
            random -> List.of("PT", "DE", "NZ").get(random.nextInt(3)),
            random -> "https://example.org/" + random.nextInt(1000),
            random -> "someone-" + Long.toHexString(random.nextLong()) + "@example.org",
            random -> Integer.toString(10_000_000 + random.nextInt(90_000_000)),
            random -> "2027-0" + (1 + random.nextInt(9)),
            random -> "%02d:%02d".formatted(random.nextInt(24), random.nextInt(60)),
            random -> "2027-05-" + (18 + random.nextInt(3)),
            random -> "x" + Long.toHexString(random.nextLong()),
            random -> "2027-%05d".formatted(random.nextInt(100_000)),
            random -> "%016x".formatted(random.nextLong()).repeat(4),
            random -> "sk_test_%016x".formatted(random.nextLong()),
            random -> "whsec_%016x".formatted(random.nextLong()),
            random -> "%016x".formatted(random.nextLong()));

    private static final List<String> WORDS = List.of(
            "river", "Öffnung", "日本語", "a b", "x", "<b>bold</b>", "**strong**", "🎤", "O'Hara", "100%", "e\u0301");

    private final Random random;
    private final Map<String, Supplier<Object>> known;

    /** @param known values by the name of the member or parameter, in place of the schema's */
    ValueGenerator(Random random, Map<String, Supplier<Object>> known) {
        this.random = random;
        this.known = known;
    }

    Object value(String name, JsonObject schema) {
        List<String> types = types(schema);
        if (types.contains("null") && random.nextInt(6) == 0) {
            return null;
        }
        if (schema.containsKey("enum")) {
            return oneOf(schema.getJsonArray("enum"));
        }
        return switch (types.get(0)) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer", "number" -> known(name, () -> number(schema));
            case "boolean" -> known(name, random::nextBoolean);
            default -> known(name, () -> text(schema));
        };
    }

    private static List<String> types(JsonObject schema) {
        Object type = schema.getValue("type");
        return type instanceof JsonArray several
                ? several.stream().map(String.class::cast).toList()
                : List.of(type == null ? "object" : (String) type);
    }

    private Object known(String name, Supplier<Object> other) {
        return known.getOrDefault(name, other).get();
    }

    /** What is put away for good is not seen any more, and what is published is everybody's: drafts stay drafts. */
    private Object oneOf(JsonArray values) {
        return values.contains("DRAFT") ? "DRAFT" : values.getValue(random.nextInt(values.size()));
    }

    private JsonObject object(JsonObject schema) {
        JsonObject object = new JsonObject();
        JsonArray required = schema.getJsonArray("required", new JsonArray());
        Contract.<JsonObject>members(schema.getJsonObject("properties", new JsonObject()))
                .filter(member -> required.contains(member.getKey()) || random.nextBoolean())
                .forEach(member -> object.put(member.getKey(), value(member.getKey(), member.getValue())));
        boolean fits = object.size() >= schema.getInteger("minProperties", 0)
                && object.size() <= schema.getInteger("maxProperties", Integer.MAX_VALUE);
        return fits ? object : object(schema);
    }

    private JsonArray array(String name, JsonObject schema) {
        int least = schema.getInteger("minItems", 0);
        int most = Math.min(schema.getInteger("maxItems", 3), least + 2);
        JsonArray array = new JsonArray();
        IntStream.range(0, least + random.nextInt(most - least + 1))
                .mapToObj(i -> value(name, schema.getJsonObject("items")))
                .filter(value -> !array.contains(value))
                .forEach(array::add);
        return array;
    }

    private Object number(JsonObject schema) {
        long least = schema.getLong("minimum", -1000L);
        long most = Math.min(schema.getLong("maximum", 1000L), least + 1000);
        return switch (random.nextInt(8)) {
            case 0 -> least;
            case 1 -> schema.getLong("maximum", most);
            default -> least + random.nextInt((int) (most - least + 1));
        };
    }

    private String text(JsonObject schema) {
        if (schema.containsKey("pattern")) {
            return patterned(schema);
        }
        return switch (schema.getString("format", "")) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date" -> "2027-05-" + (18 + random.nextInt(3));
            case "date-time" -> "2027-05-18T%02d:00:00Z".formatted(8 + random.nextInt(10));
            default -> words(schema);
        };
    }

    private String patterned(JsonObject schema) {
        Pattern pattern = Pattern.compile(schema.getString("pattern"));
        int least = schema.getInteger("minLength", 0);
        return PATTERNED.stream()
                .map(candidate -> candidate.apply(random))
                .filter(candidate -> candidate.length() >= least
                        && pattern.matcher(candidate).find())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nothing here matches " + pattern));
    }

    private String words(JsonObject schema) {
        int least = schema.getInteger("minLength", 0);
        int most = Math.min(schema.getInteger("maxLength", 100), 100);
        StringBuilder text = new StringBuilder(WORDS.get(random.nextInt(WORDS.size())));
        while (text.length() < least || random.nextInt(3) > 0 && text.length() < most) {
            text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.length() <= most ? text.toString() : "x".repeat(most);
    }
}
