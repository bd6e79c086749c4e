package io.plenary.web.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Documents of which each says a part of the API, read as one. What two of them define is refused: both cannot hold. */
final class Documents {

    private static final String KINDS = "/components";
    private static final Set<String> DIVIDED = Set.of("/paths", KINDS);

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .stringQuotingChecker(new Quotes())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final Map<String, Object> merged = new LinkedHashMap<>();

    /**
     * @param path on the class path
     * @throws IllegalArgumentException if there is no YAML
     */
    static Map<String, Object> read(String path) {
        try (InputStream file = Documents.class.getClassLoader().getResourceAsStream(path)) {
            return YAML.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalArgumentException("The contract is no YAML: " + path, e);
        }
    }

    /** @throws IllegalArgumentException if it defines what an earlier one did */
    Documents add(Map<String, Object> part) {
        merge(merged, part, "");
        return this;
    }

    private static void merge(Map<String, Object> all, Map<String, Object> part, String place) {
        part.forEach((name, value) -> all.merge(name, value, (before, more) -> both(before, more, place + "/" + name)));
    }

    @SuppressWarnings("unchecked")
    private static Object both(Object before, Object more, String place) {
        if (before instanceof Map<?, ?> && more instanceof Map<?, ?> && isDivided(place)) {
            merge((Map<String, Object>) before, (Map<String, Object>) more, place);
            return before;
        }
        if (place.equals("/tags") && before instanceof List<?> tags && more instanceof List<?> others) {
            List<Object> joined = new ArrayList<>(tags);
            joined.addAll(others);
            return joined;
        }
        throw new IllegalArgumentException("Two documents of the contract define " + place.substring(1));
    }

    /** As /components/schemas; a path is a whole. */
    private static boolean isDivided(String place) {
        return DIVIDED.contains(place) || place.lastIndexOf('/') == KINDS.length() && place.startsWith(KINDS);
    }

    Map<String, Object> merged() {
        return merged;
    }

    /** All of it as one document. */
    Buffer text() {
        try {
            return Buffer.buffer(YAML.writeValueAsBytes(merged));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read can be written", e);
        }
    }

    /** Statuses are names here, and days are text: without quotes they would be something else to whoever reads strictly. */
    private static final class Quotes extends StringQuotingChecker.Default {

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name) || startsWithDigit(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || startsWithDigit(value);
        }

        private static boolean startsWithDigit(String text) {
            return !text.isEmpty() && Character.isDigit(text.charAt(0));
        }
    }
}
