package io.plenary.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document says what the code does, no more and no less. */
class LiveDocumentTest {

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream yaml = LiveDocumentTest.class.getClassLoader().getResourceAsStream("web/docs/live.yaml")) {
            document = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        }
    }

    private static List<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }

    private static List<String> messages(String operation) {
        return document.at("/operations/" + operation + "/messages").findValuesAsText("$ref").stream()
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .toList();
    }

    @Test
    void everyMessageIsDescribed() {
        assertThat(document.get("asyncapi").textValue()).isEqualTo("3.0.0");
        assertThat(messages("say")).containsExactlyInAnyOrderElementsOf(ClientMessage.TYPES.keySet());
        assertThat(messages("tell")).containsExactlyInAnyOrderElementsOf(ServerMessage.TYPES.values());
        assertThat(names(document.at("/channels/live/messages")))
                .containsExactlyInAnyOrderElementsOf(names(document.at("/components/messages")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(messages("say").stream(), messages("tell").stream())
                        .toList());
    }

    @Test
    void everyMemberIsDescribed() {
        Map<String, Class<?>> types = new HashMap<>(ClientMessage.TYPES);
        ServerMessage.TYPES.forEach((type, name) -> types.put(name, type));
        types.forEach((name, type) -> {
            TreeSet<String> members = new TreeSet<>(List.of("type"));
            Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .forEach(members::add);

            JsonNode properties = document.at("/components/messages/" + name + "/payload/properties");
            assertThat(names(properties)).as(name).containsExactlyInAnyOrderElementsOf(members);
            assertThat(properties.at("/type/const").textValue()).isEqualTo(name);
        });
    }

    @Test
    void everyCodeIsDescribed() {
        assertThat(names(document.at("/channels/live/x-close-codes")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CloseCode.values())
                        .map(code -> Short.toString(code.number()))
                        .toList());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
    }
}
