package io.plenary.web.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a parameter's value has to be, made ready once from its schema. */
final class ParameterCheck {

    private static final int UUID_LENGTH = 36;

    private final List<Function<String, String>> checks = new ArrayList<>();

    private ParameterCheck(JsonObject schema) {
        switch (schema.getString("type")) {
            case "string" -> text(schema);
            case "integer" -> integer(schema);
            case "boolean" -> require(value -> value.equals("true") || value.equals("false"), "must be true or false");
            default -> throw new IllegalArgumentException("No check for parameters like " + schema.encode());
        }
    }

    static ParameterCheck of(JsonObject schema) {
        return new ParameterCheck(schema);
    }

    /** What is wrong with a value, null if nothing is. */
    String fault(String value) {
        for (int i = 0; i < checks.size(); i++) {
            String fault = checks.get(i).apply(value);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private void require(Predicate<String> condition, String fault) {
        checks.add(value -> condition.test(value) ? null : fault);
    }

    private void text(JsonObject schema) {
        require(value -> !NulCharacters.isIn(value), NulCharacters.FAULT);
        int least = schema.getInteger("minLength", 0);
        int most = schema.getInteger("maxLength", Integer.MAX_VALUE);
        if (least > 0) {
            require(value -> value.length() >= least, "must have at least " + least + " characters");
        }
        if (most < Integer.MAX_VALUE) {
            require(value -> value.length() <= most, "must have at most " + most + " characters");
        }
        format(schema.getString("format"));
        pattern(schema.getString("pattern"));
        oneOf(schema.getJsonArray("enum"));
    }

    private void format(String format) {
        if (format == null) {
            return;
        }
        switch (format) {
            case "uuid" -> require(ParameterCheck::isUuid, "must be a UUID");
            case "date" -> require(value -> parses(LocalDate::parse, value), "must be a date like 2027-03-05");
            case "date-time" ->
                require(value -> parses(OffsetDateTime::parse, value), "must be an instant like 2027-03-05T09:30:00Z");
            default -> throw new IllegalArgumentException("No check for parameters of format " + format);
        }
    }

    private void pattern(String pattern) {
        if (pattern != null) {
            Predicate<String> matches = Pattern.compile(pattern).asPredicate();
            require(matches, "must match " + pattern);
        }
    }

    private void oneOf(JsonArray values) {
        if (values != null) {
            String names = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
            require(values::contains, "must be one of " + names);
        }
    }

    private void integer(JsonObject schema) {
        long least = schema.getLong("minimum", (long) Integer.MIN_VALUE);
        long most = schema.getLong("maximum", (long) Integer.MAX_VALUE);
        String fault = "must be a whole number from " + least + " to " + most;
        require(
                value -> {
                    try {
                        long number = Long.parseLong(value);
                        return number >= least && number <= most;
                    } catch (NumberFormatException e) {
                        return false;
                    }
                },
                fault);
    }

    /** The form of RFC 9562; {@link java.util.UUID#fromString} takes shorter ones as well. */
    private static boolean isUuid(String value) {
        if (value.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = value.charAt(i);
            if (dash ? c != '-' : !isHex(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean parses(Function<CharSequence, ?> parser, String value) {
        try {
            return parser.apply(value) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
