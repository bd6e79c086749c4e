package io.plenary.web.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {

    private static final String FIRST =
            """
            openapi: 3.1.0
            tags: [{ name: one }]
            paths: { /things: { get: { responses: { '200': { description: 'yes' } } } } }
            components: { schemas: { Thing: { type: object } } }
            """;

    private static Documents with(String second) {
        return new Documents().add(yaml(FIRST)).add(yaml(second));
    }

    private static Map<String, Object> yaml(String text) {
        try {
            return new YAMLMapper().readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void whatTheySayStandsInOneDocument() {
        Map<String, Object> merged =
                with("""
                        tags: [{ name: two }]
                        paths: { /parts: {} }
                        components: { schemas: { Part: {} }, headers: { ETag: {} } }
                        """)
                        .merged();

        assertThat(merged)
                .containsEntry("tags", List.of(Map.of("name", "one"), Map.of("name", "two")))
                .containsEntry(
                        "components",
                        Map.of(
                                "schemas", Map.of("Thing", Map.of("type", "object"), "Part", Map.of()),
                                "headers", Map.of("ETag", Map.of())));
        assertThat((Map<?, ?>) merged.get("paths")).hasSize(2);
    }

    @Test
    void theTextSaysTheSameToWhoeverReadsStrictly() throws Exception {
        Documents documents = with("paths: { /parts: { summary: '2027-03-05' } }");

        String text = documents.text().toString();

        assertThat(new YAMLMapper().readValue(text, Map.class)).isEqualTo(documents.merged());
        assertThat(text).contains("\"200\":").contains("description: \"yes\"").contains("summary: \"2027-03-05\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paths: { /things: { put: {} } }|paths//things",
                "components: { schemas: { Thing: {} } }|components/schemas/Thing",
                "openapi: 3.1.0|openapi"
            })
    void whatTwoDefineIsRefused(String second, String place) {
        assertThatThrownBy(() -> with(second)).hasMessage("Two documents of the contract define " + place);
    }
}
