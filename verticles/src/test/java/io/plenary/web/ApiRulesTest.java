package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plenary.testing.TestNode;
import io.plenary.web.contract.Contract;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The rules of Spectral's ruleset {@code spectral:oas} that are about what an OpenAPI 3.1 document says, each under its name there.
 * That the document is one ({@code oas3-schema}) and no reference leads nowhere is checked where it is loaded; unused components
 * and unique ids are asked for by {@link OpenApiTest}, what examples say by {@code ExamplesTest}.
 */
class ApiRulesTest {

    private static Vertx vertx;
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");
    private static final Pattern NAME_IN_PATH = Pattern.compile("\\{([^}]*)}");

    private static JsonNode document;

    private record Described(String path, JsonNode item, JsonNode operation) {

        String id() {
            return operation.path("operationId").asText();
        }
    }

    @BeforeAll
    static void load() throws Exception {
        vertx = Vertx.vertx();
        Contract contract = TestNode.await(Contract.load(vertx, ApiDocument.paths()));
        document = new YAMLMapper().readTree(Contract.text(ApiDocument.paths()).getBytes());
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    private static List<Described> operations() {
        List<Described> operations = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member -> operations.add(new Described(path.getKey(), path.getValue(), member.getValue()))));
        return operations;
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    @Test
    void infoContactAndInfoDescriptionAndInfoLicense() {
        JsonNode info = document.get("info");

        assertThat(info.at("/contact/name").asText()).isNotBlank();
        assertThat(info.at("/description").asText()).isNotBlank();
        assertThat(info.at("/license/url").asText()).startsWith("https://");
    }

    @Test
    void noEvalInMarkdownAndNoScriptTagsInMarkdown() {
        assertThat(document.toString()).doesNotContain("eval(", "<script");
    }

    @Test
    void oas3ApiServersAndOas3ServerNotExampleComAndOas3ServerTrailingSlash() {
        assertThat(document.get("servers")).isNotEmpty().allSatisfy(server -> assertThat(
                        server.get("url").asText())
                .doesNotEndWith("/")
                .doesNotContain("example.com")
                .doesNotContain("{"));
    }

    @Test
    void operationDescriptionAndOperationOperationIdValidInUrl() {
        assertThat(operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.operation().path("description").asText())
                    .as(operation.id())
                    .isNotBlank();
            assertThat(operation.id()).matches("[A-Za-z][A-Za-z0-9]*");
        });
    }

    @Test
    void operationTagDefinedAndOpenapiTagsUniqueness() {
        List<String> tags =
                items(document.get("tags")).map(tag -> tag.get("name").asText()).toList();

        assertThat(tags).doesNotHaveDuplicates();
        assertThat(operations()).allSatisfy(operation -> assertThat(
                        items(operation.operation().path("tags")).map(JsonNode::asText))
                .as(operation.id())
                .isNotEmpty()
                .isSubsetOf(tags));
    }

    @Test
    void pathParams() {
        assertThat(operations()).allSatisfy(operation -> {
            List<String> named = NAME_IN_PATH
                    .matcher(operation.path())
                    .results()
                    .map((MatchResult name) -> name.group(1))
                    .toList();
            List<String> described = Stream.concat(
                            items(operation.item().path("parameters")),
                            items(operation.operation().path("parameters")))
                    .map(ApiRulesTest::resolved)
                    .filter(parameter -> parameter.get("in").asText().equals("path"))
                    .map(parameter -> parameter.get("name").asText())
                    .toList();
            assertThat(described).as(operation.id()).containsExactlyInAnyOrderElementsOf(named);
        });
    }

    @Test
    void operationParametersAreUnique() {
        assertThat(operations()).allSatisfy(operation -> assertThat(Stream.concat(
                                items(operation.item().path("parameters")),
                                items(operation.operation().path("parameters")))
                        .map(ApiRulesTest::resolved)
                        .map(parameter -> parameter.get("in").asText() + " "
                                + parameter.get("name").asText()))
                .as(operation.id())
                .doesNotHaveDuplicates());
    }

    @Test
    void pathDeclarationsMustExistAndPathKeysNoTrailingSlashAndPathNotIncludeQuery() {
        Set<String> paths = new TreeSet<>();
        document.get("paths").fieldNames().forEachRemaining(paths::add);

        assertThat(paths).allMatch(path -> path.startsWith("/") && !path.endsWith("/") && !path.contains("{}"));
        assertThat(paths).noneMatch(path -> path.contains("?"));
        assertThat(paths.stream().map(path -> path.replaceAll("\\{[^}]*}", "{}")))
                .doesNotHaveDuplicates();
    }

    /** Values of an enum have the type beside it, and each is there once. */
    @Test
    void typedEnumAndDuplicatedEntryInEnum() {
        List<JsonNode> enums = document.findParents("enum");

        assertThat(enums).isNotEmpty().allSatisfy(schema -> {
            String type = schema.path("type").asText();
            assertThat(schema.get("enum")).allMatch(value -> switch (type) {
                case "integer" -> value.isIntegralNumber();
                case "boolean" -> value.isBoolean();
                default -> value.isTextual();
            });
            assertThat(items(schema.get("enum")).map(JsonNode::asText)).doesNotHaveDuplicates();
        });
    }

    @Test
    void oas3OperationSecurityDefined() {
        assertThat(document.findValues("security")).isNotEmpty().allSatisfy(security -> assertThat(items(security)
                        .flatMap(way -> Stream.of(way.fieldNames()).map(names -> names)))
                .allSatisfy(names -> names.forEachRemaining(name -> assertThat(
                                document.at("/components/securitySchemes").has(name))
                        .as(name)
                        .isTrue())));
    }

    @Test
    void arrayItems() {
        assertThat(document.findParents("type"))
                .filteredOn(schema -> schema.get("type").asText().equals("array"))
                .isNotEmpty()
                .allMatch(schema -> schema.has("items"));
    }

    @Test
    void operationSuccessResponse() {
        assertThat(operations()).allSatisfy(operation -> assertThat(
                        operation.operation().get("responses").fieldNames())
                .toIterable()
                .as(operation.id())
                .anyMatch(status -> status.startsWith("2") || status.startsWith("3")));
    }

    /**
     * Not Spectral's, but what a reader looks for first. Nobody reads pictures, nor octets of which nothing is said; that examples
     * are right is asked by {@code ExamplesTest}.
     */
    @Test
    void everyBodyThatCanBeReadHasAnExample() {
        assertThat(operations()).allSatisfy(operation -> {
            Stream<JsonNode> bodies =
                    Stream.concat(Stream.of(resolved(operation.operation().path("requestBody"))), answers(operation));
            assertThat(bodies.flatMap(body -> body.path("content").properties().stream())
                            .filter(type -> !type.getKey()
                                    .matches("image/.*|application/(octet-stream|pdf|vnd\\..*|problem\\+json)")))
                    .as(operation.id())
                    .allMatch(type ->
                            type.getValue().has("example") != type.getValue().has("examples"));
        });
    }

    /** Generators make {@code AgendaItemsInner} of what has no name. */
    @Test
    void bodiesAndItemsOfListsHaveNames() {
        List<JsonNode> bodies = document.findValues("content").stream()
                .flatMap(ApiRulesTest::items)
                .map(type -> type.get("schema"))
                .toList();

        assertThat(bodies).isNotEmpty().allMatch(schema -> schema.has("$ref"));
        assertThat(document.at("/components/schemas").findValues("items"))
                .isNotEmpty()
                .noneMatch(schema -> schema.has("properties"));
    }

    private static Stream<JsonNode> answers(Described operation) {
        return items(operation.operation().get("responses")).map(ApiRulesTest::resolved);
    }
}
