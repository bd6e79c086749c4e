package io.plenary.web.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import io.vertx.serviceproxy.ServiceException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Checks the bodies of the requests for one operation. A body whose schema is a string is a file: it is taken as it is.
 * So is a form, which belongs to a protocol that says itself what is told of its faults.
 */
final class BodyCheck {

    /** Several times what the largest request needs. Whoever sends more gets no work out of the server. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxTokenCount(4_000)
            .maxNestingDepth(16)
            .maxNameLength(200)
            .maxStringLength(200_000)
            .maxNumberLength(50)
            .build();

    private static final ObjectReader READER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .build()
            .readerFor(Object.class)
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String FORM = "application/x-www-form-urlencoded";

    /** @param validator null for files and forms */
    private record Expected(JsonObject schema, Validator validator) {}

    private final boolean required;
    private final Map<String, Expected> expectedByMediaType;

    BodyCheck(Contract contract, Operation operation) {
        required = operation.bodyRequired();
        expectedByMediaType = operation.bodySchemas().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, type -> expected(contract, type.getKey(), type.getValue())));
    }

    private static Expected expected(Contract contract, String mediaType, JsonObject schema) {
        boolean file = "string".equals(schema.getValue("type")) || mediaType.equals(FORM);
        return new Expected(schema, file ? null : contract.validator(schema));
    }

    /** @return the refusal if the operation takes no body of this content type, else null */
    ServiceException refusal(String contentType) {
        if (contentType == null) {
            return required ? untyped() : null;
        }
        return expectedByMediaType.containsKey(mediaType(contentType))
                ? null
                : Refusal.UNSUPPORTED.because("This takes " + accepted() + ".");
    }

    private ServiceException untyped() {
        return Refusal.UNSUPPORTED.because("Send a Content-Type: " + accepted() + ".");
    }

    private String accepted() {
        return expectedByMediaType.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    /**
     * The body as JSON; null for files and where none was sent.
     *
     * @throws ServiceException INVALID with the fault of each member, UNSUPPORTED for one that does not say what it is
     */
    JsonObject read(String contentType, Buffer body) {
        if (body == null || body.length() == 0) {
            return absent();
        }
        if (contentType == null) {
            throw untyped();
        }
        Expected expected = expectedByMediaType.get(mediaType(contentType));
        if (expected.validator() == null) {
            return null;
        }
        Object json = parse(body);
        refuse(NulCharacters.faults(body.toString(), json));
        return valid(json, expected);
    }

    private JsonObject absent() {
        if (required) {
            throw Refusal.INVALID.because("A request body is required.");
        }
        return null;
    }

    private static Object parse(Buffer body) {
        try {
            return READER.readValue(body.getBytes());
        } catch (StreamConstraintsException e) {
            throw Refusal.TOO_LARGE.because("The request body has too many parts, or too large ones.");
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            throw Refusal.INVALID.because(
                    "The request body is no JSON.", List.of(Fault.NOT_JSON.at("", Map.of("reason", reason + where))));
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory does not fail", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static JsonObject valid(Object json, Expected expected) {
        Object instance = json instanceof Map<?, ?> members
                ? new JsonObject((Map<String, Object>) members)
                : json instanceof List<?> items ? new JsonArray(items) : json;
        refuse(Excess.faults(expected.schema(), json));
        OutputUnit result = expected.validator().validate(instance);
        if (!result.getValid()) {
            refuse(SchemaFaults.of(expected.schema(), result.getErrors()));
        }
        return (JsonObject) instance;
    }

    private static void refuse(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.INVALID.because("The request body has faults.", faults);
        }
    }

    static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }
}
