package io.plenary.formats.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.text.PlainText;
import io.plenary.formats.text.Texts;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What a program holds beyond the schemas of its formats, so that an export can be imported without loss. It travels
 * where the schemas leave room: in schedule.xml as processing instructions {@code <?plenary {…}?>} within
 * {@code conference} and {@code event}, in schedule.json under {@code conference.meta.plenary}, in iCalendar as properties
 * {@code X-PLENARY} of VCALENDAR and VEVENT; other programs ignore it. It is a difference: only fields that reading the
 * plain export would give back otherwise.
 */
public final class Extension {

    public static final String NAME = "plenary";
    public static final String PROPERTY = "X-PLENARY";

    private static final ObjectMapper MAPPER = mapper();
    private static final Set<String> ADDRESSES = Set.of("url", "logo", "avatar", "feedbackUrl", "originUrl", "baseUrl");
    /** Never replaced by what travels beside: identity, what is private and what only the platform decides. */
    private static final Set<String> OWN = Set.of("origin", "guid", "number", "extra", "sequence", "lastModified");

    private Extension() {}

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule();
        addText(module, Instant.class, text -> Times.sane(Instant.parse(text)));
        addText(module, LocalDate.class, text -> Objects.requireNonNull(Times.date(text), "no date"));
        addText(module, LocalTime.class, LocalTime::parse);
        module.addSerializer(ZoneId.class, ToStringSerializer.instance);
        addText(module, ZoneId.class, name -> Objects.requireNonNull(Times.zone(name), "no such zone"));
        module.addDeserializer(String.class, new StdScalarDeserializer<>(String.class) {
            @Override
            public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return PlainText.legal(in.getValueAsString());
            }
        });
        ObjectMapper mapper = new ObjectMapper(JsonLimits.factory()).registerModule(module);
        mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        mapper.configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, false);
        return mapper;
    }

    private static <T> void addText(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new FromStringDeserializer<T>(type) {
            @Override
            protected T _deserialize(String value, DeserializationContext context) {
                return parse.apply(value);
            }
        });
    }

    /** Reads what stands in an instruction or a property; null when there is none or it cannot be read. */
    public static JsonNode parse(String json, Integer line, Findings findings) {
        try {
            return json == null ? null : MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            report(line, findings);
            return null;
        }
    }

    /** How many values it holds. */
    static int size(JsonNode difference) {
        int size = 0;
        for (JsonNode part : difference == null ? List.<JsonNode>of() : difference) {
            size += 1 + size(part);
        }
        return size;
    }

    /** The difference as JSON that may stand in a processing instruction. */
    public static String instruction(JsonNode difference) {
        return difference.toString().replace("?>", "?\\u003e");
    }

    /** Fields of {@code whole} that {@code read} holds otherwise; null when there are none. */
    public static ObjectNode difference(Object whole, Object read) {
        ObjectNode expected = MAPPER.valueToTree(whole);
        ObjectNode actual = MAPPER.valueToTree(read);
        expected.remove(OWN);
        ObjectNode difference = MAPPER.createObjectNode();
        expected.fields().forEachRemaining(field -> {
            if (!field.getValue().equals(actual.get(field.getKey()))) {
                difference.set(field.getKey(), field.getValue());
            }
        });
        return difference.isEmpty() ? null : difference;
    }

    public static JsonNode tree(List<?> values) {
        return MAPPER.valueToTree(values);
    }

    /** The value with the fields that travelled beside it; the value itself when they cannot be read. */
    static <T> T apply(T read, JsonNode difference, Class<T> type, Integer line, Findings findings) {
        if (!(difference instanceof ObjectNode fields)) {
            return read;
        }
        try {
            requireHarmless(fields);
            ObjectNode tree = MAPPER.valueToTree(read);
            tree.setAll(fields.deepCopy().remove(OWN));
            return Objects.requireNonNull(MAPPER.treeToValue(tree, type));
        } catch (JsonProcessingException | RuntimeException e) {
            report(line, findings);
            return read;
        }
    }

    /** The list that travelled beside; the one read when there is none or it cannot be read. */
    static <T> List<T> apply(List<T> read, JsonNode list, Class<T> type, Findings findings) {
        if (list == null || !list.isArray() || list.size() > ReadingLimits.EVENTS) {
            return read;
        }
        try {
            return List.copyOf(MAPPER.<List<T>>convertValue(
                    list, MAPPER.getTypeFactory().constructCollectionType(List.class, type)));
        } catch (RuntimeException e) {
            report(null, findings);
            return read;
        }
    }

    private static void requireHarmless(ObjectNode fields) {
        for (String name : ADDRESSES) {
            if (!fields.findValuesAsText(name).stream().allMatch(Texts::isHarmless)) {
                throw new IllegalArgumentException("an address does more than lead somewhere");
            }
        }
    }

    private static void report(Integer line, Findings findings) {
        findings.count(FindingCode.EXTENSION_UNREADABLE, line);
    }
}
