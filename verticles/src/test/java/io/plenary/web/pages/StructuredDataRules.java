package io.plenary.web.pages;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What search engines ask of structured data, as a schema. */
final class StructuredDataRules {

    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setBaseUri("https://plenary.test/")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);

    private final Validator validator;

    StructuredDataRules() {
        try (InputStream file =
                StructuredDataRules.class.getResourceAsStream("/web/pages/structured-data.schema.json")) {
            JsonObject schema = new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            validator = SchemaRepository.create(OPTIONS)
                    .dereference(JsonSchema.of(schema))
                    .validator(JsonSchema.of(schema), OPTIONS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> faults(JsonObject data) {
        OutputUnit found = validator.validate(data);
        return Boolean.TRUE.equals(found.getValid())
                ? List.of()
                : found.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + " " + error.getError())
                        .toList();
    }
}
