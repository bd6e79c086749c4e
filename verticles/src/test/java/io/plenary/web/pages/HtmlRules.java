package io.plenary.web.pages;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import nu.validator.client.EmbeddedValidator;

/** The Nu HTML checker, as the W3C runs it. */
final class HtmlRules {

    /** What HTML has had since this release of it. */
    private static final Set<String> NEWER = Set.of(
            "Attribute “media” not allowed on element “meta” at this point.",
            "Bad value “importmap” for attribute “type” on element “script”: Subtype missing.");

    private final EmbeddedValidator validator = new EmbeddedValidator();

    HtmlRules() {
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
    }

    /** What it calls errors. */
    List<String> faults(String html) {
        try {
            String found = validator.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
            return new JsonObject(found)
                    .getJsonArray("messages").stream()
                            .map(JsonObject.class::cast)
                            .filter(message -> "error".equals(message.getString("type")))
                            .filter(message -> !NEWER.contains(message.getString("message")))
                            .map(message -> message.getString("message") + " at " + message.getString("extract"))
                            .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
