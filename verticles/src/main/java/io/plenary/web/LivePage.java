package io.plenary.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The description of the live channel for people, made of the AsyncAPI document that programs read. */
final class LivePage {

    /** Where people find it. */
    static final String PAGE = "/docs/live";

    private static final String START =
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Live · Plenary API</title>
              <link rel="icon" href="favicon-32x32.png">
              <style>
                :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
                body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
                table { border-collapse: collapse; width: 100%; margin-block: .5rem 1.5rem; }
                th, td { text-align: start; vertical-align: top; padding: .4rem .5rem; border-bottom: 1px solid #8886; }
                th { white-space: nowrap; }
                section { margin-block: 2rem; }
                h3 { margin-block: 1.5rem .25rem; font-family: ui-monospace, monospace; }
                p { margin-block: .25rem; }
              </style>
            </head>
            <body>
            """;

    private static final String END =
            """
              <p>For programs: <a href="/api/v1/live.yaml">this document as AsyncAPI 3</a>. The operations of the API are in
              <a href="./">its contract</a>.</p>
            </body>
            </html>
            """;

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private final JsonNode document;

    private LivePage(JsonNode document) {
        this.document = document;
    }

    static String of(byte[] yaml) {
        try {
            return new LivePage(YAML.readTree(yaml)).page();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String page() {
        return START
                + "  <h1>" + text(document.at("/info/title")) + "</h1>\n  <p>" + text(document.at("/info/description"))
                + "</p>\n"
                + members(document.get("channels")).map(this::channel).collect(Collectors.joining())
                + Stream.of("say", "tell").map(this::operation).collect(Collectors.joining())
                + END;
    }

    private String channel(String name) {
        JsonNode channel = document.get("channels").get(name);
        return "  <section>\n    <h2>" + text(channel.get("title")) + "</h2>\n    <p><code>GET "
                + channel.get("address").textValue() + "</code></p>\n    <p>" + text(channel.get("description"))
                + "</p>\n" + codes(channel.path("x-close-codes")) + "  </section>\n";
    }

    private static String codes(JsonNode codes) {
        return codes.isEmpty()
                ? ""
                : members(codes)
                        .map(code -> row(code, text(codes.get(code))))
                        .collect(Collectors.joining("", "    <h3>Closed with</h3>\n    <table>\n", "    </table>\n"));
    }

    private String operation(String name) {
        JsonNode operation = document.get("operations").get(name);
        return StreamSupport.stream(operation.get("messages").spliterator(), false)
                .map(reference -> reference.get("$ref").textValue())
                .map(reference -> message(reference.substring(reference.lastIndexOf('/') + 1)))
                .collect(Collectors.joining(
                        "", "  <section>\n    <h2>" + text(operation.get("summary")) + "</h2>\n", "  </section>\n"));
    }

    private String message(String name) {
        JsonNode message = document.at("/components/messages/" + name);
        JsonNode properties = message.at("/payload/properties");
        return "    <h3 id=\"" + name + "\">" + name + "</h3>\n    <p>" + text(message.get("summary")) + "</p>\n"
                + members(properties)
                        .filter(property -> !property.equals("type"))
                        .map(property -> row(property, meaning(properties.get(property))))
                        .collect(Collectors.joining("", "    <table>\n", "    </table>\n"));
    }

    private String meaning(JsonNode schema) {
        JsonNode known =
                schema.has("$ref") ? document.at(schema.get("$ref").textValue().substring(1)) : schema;
        String example = known.path("examples").isEmpty()
                ? ""
                : "such as <code>" + known.at("/examples/0").textValue() + "</code>";
        return known.has("description") ? text(known.get("description")) : example;
    }

    private static String row(String name, String meaning) {
        return "      <tr><th scope=\"row\"><code>" + name + "</code></th><td>" + meaning + "</td></tr>\n";
    }

    private static Stream<String> members(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false);
    }

    /** The document is ours, and says nothing that would have to be escaped. */
    private static String text(JsonNode node) {
        return CODE.matcher(node.asText()).replaceAll("<code>$1</code>");
    }
}
