package io.plenary.web.contract;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a parameter's value has to be, made ready once from its schema. */
final class ParameterCheck {

    private static final int UUID_LENGTH = 36;

    private record Check(Predicate<String> condition, Fault fault, Map<String, ?> values) {}

    private final List<Check> checks = new ArrayList<>();

    private ParameterCheck(JsonObject schema) {
        switch (schema.getString("type")) {
            case "string" -> text(schema);
            case "integer" -> integer(schema);
            case "boolean" -> oneOf(JsonArray.of("true", "false"));
            default -> throw new IllegalArgumentException("No check for parameters like " + schema.encode());
        }
    }

    static ParameterCheck of(JsonObject schema) {
        return new ParameterCheck(schema);
    }

    /** What is wrong with a value, null if nothing is. */
    FieldError fault(String pointer, String value) {
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            if (!check.condition().test(value)) {
                return check.fault().at(pointer, check.values());
            }
        }
        return null;
    }

    private void require(Predicate<String> condition, Fault fault, Map<String, ?> values) {
        checks.add(new Check(condition, fault, values));
    }

    private void text(JsonObject schema) {
        require(value -> !NulCharacters.isIn(value), Fault.NUL, Map.of());
        int least = schema.getInteger("minLength", 0);
        int most = schema.getInteger("maxLength", Integer.MAX_VALUE);
        if (least > 0) {
            require(value -> value.length() >= least, Fault.TOO_SHORT, Map.of("least", least));
        }
        if (most < Integer.MAX_VALUE) {
            require(value -> value.length() <= most, Fault.TOO_LONG, Map.of("most", most));
        }
        format(schema.getString("format"));
        pattern(schema.getString("pattern"));
        oneOf(schema.getJsonArray("enum"));
    }

    private void format(String format) {
        if (format == null) {
            return;
        }
        Map<String, ?> values = Map.of("format", format);
        switch (format) {
            case "uuid" -> require(ParameterCheck::isUuid, Fault.ID, Map.of());
            case "date" -> require(value -> parses(LocalDate::parse, value), Fault.FORMAT, values);
            case "date-time" -> require(value -> parses(OffsetDateTime::parse, value), Fault.FORMAT, values);
            default -> throw new IllegalArgumentException("No check for parameters of format " + format);
        }
    }

    private void pattern(String pattern) {
        if (pattern != null) {
            Predicate<String> matches = Pattern.compile(pattern).asPredicate();
            require(matches, Fault.PATTERN, Map.of("pattern", pattern));
        }
    }

    private void oneOf(JsonArray values) {
        if (values != null) {
            String names = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
            require(values::contains, Fault.ONE_OF, Map.of("values", names));
        }
    }

    private void integer(JsonObject schema) {
        long least = schema.getLong("minimum", (long) Integer.MIN_VALUE);
        long most = schema.getLong("maximum", (long) Integer.MAX_VALUE);
        require(
                value -> {
                    try {
                        long number = Long.parseLong(value);
                        return number >= least && number <= most;
                    } catch (NumberFormatException e) {
                        return false;
                    }
                },
                Fault.WHOLE_NUMBER,
                Map.of("least", least, "most", most));
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
