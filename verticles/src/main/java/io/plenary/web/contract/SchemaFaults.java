package io.plenary.web.contract;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.json.schema.OutputUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The faults a validator found, as a person would tell them: one for each cause. The validator lists each cause again
 * for every object and reference around it, and every faulty member as unknown once more.
 */
final class SchemaFaults {

    private static final Set<String> ECHOES = Set.of("properties", "$ref", "items", "allOf");

    private SchemaFaults() {}

    /** @param schema with every reference resolved */
    static List<FieldError> of(JsonObject schema, List<OutputUnit> errors) {
        Set<String> known = errors.stream()
                .filter(error -> keyword(error).equals("properties"))
                .map(OutputUnit::getInstanceLocation)
                .collect(Collectors.toSet());
        return errors.stream()
                .filter(error -> !ECHOES.contains(keyword(error)))
                .filter(error -> !isUnknownMember(error) || !known.contains(error.getInstanceLocation()))
                .map(error -> fault(error, expected(schema, error)))
                .distinct()
                .limit(Excess.MOST_FAULTS)
                .toList();
    }

    private static boolean isUnknownMember(OutputUnit error) {
        return keyword(error).equals("additionalProperties");
    }

    private static String keyword(OutputUnit error) {
        String location = error.getKeywordLocation();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Where the fault is; a missing member is one at its own place. */
    private static String pointer(OutputUnit error) {
        String object = error.getInstanceLocation().substring(1);
        return keyword(error).equals("required") ? object + "/" + quoted(error.getError()) : object;
    }

    private static String quoted(String message) {
        return message.substring(message.indexOf('"') + 1, message.lastIndexOf('"'));
    }

    /** What the schema says at the keyword that failed; references are resolved in it, but not in the location. */
    private static Object expected(JsonObject schema, OutputUnit error) {
        String location = error.getKeywordLocation().substring(1).replace("/$ref", "");
        return JsonPointer.from(location).queryJson(schema);
    }

    private static FieldError fault(OutputUnit error, Object expected) {
        String pointer = pointer(error);
        return switch (keyword(error)) {
            case "required" -> Fault.REQUIRED.at(pointer);
            case "additionalProperties" -> Fault.UNKNOWN_MEMBER.at(pointer);
            case "type" ->
                Fault.TYPE.at(
                        pointer, Map.of("type", expected instanceof JsonArray types ? list(types, " or ") : expected));
            case "enum" -> Fault.ONE_OF.at(pointer, Map.of("values", list((JsonArray) expected, ", ")));
            case "format" -> Fault.FORMAT.at(pointer, Map.of("format", expected));
            case "pattern" -> Fault.PATTERN.at(pointer, Map.of("pattern", expected));
            case "minLength" ->
                expected.equals(1) ? Fault.EMPTY.at(pointer) : Fault.TOO_SHORT.at(pointer, Map.of("least", expected));
            case "maxLength" -> Fault.TOO_LONG.at(pointer, Map.of("most", expected));
            case "minimum" -> Fault.TOO_SMALL.at(pointer, Map.of("least", expected));
            case "maximum" -> Fault.TOO_LARGE.at(pointer, Map.of("most", expected));
            case "minItems", "minProperties" -> Fault.TOO_FEW.at(pointer, Map.of("least", expected));
            case "maxItems", "maxProperties" -> Fault.TOO_MANY.at(pointer, Map.of("most", expected));
            default -> Fault.IMPOSSIBLE.at(pointer);
        };
    }

    private static String list(JsonArray values, String separator) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(separator));
    }
}
