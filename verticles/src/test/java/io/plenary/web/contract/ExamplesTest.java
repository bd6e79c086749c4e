package io.plenary.web.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plenary.web.ApiDocument;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.json.schema.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The public contract through the eyes of the router that serves it. */
class ExamplesTest {

    private record Example(Operation operation, String mediaType, JsonObject schema, Object value) {}

    private static Vertx vertx;
    private static Contract contract;

    @BeforeAll
    static void load() throws Exception {
        vertx = Vertx.vertx();
        contract = Contract.load(vertx, ApiDocument.paths())
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    private static Stream<Example> ofRequests() {
        return contract.operations().stream()
                .flatMap(operation -> examples(operation, operation.model().getJsonObject("requestBody")));
    }

    private static Stream<Example> ofAnswers() {
        return contract.operations().stream().flatMap(operation -> Contract.<JsonObject>members(
                        operation.model().getJsonObject("responses"))
                .flatMap(answer -> examples(operation, answer.getValue())));
    }

    private static Stream<Example> examples(Operation operation, JsonObject message) {
        JsonObject content = message == null ? null : message.getJsonObject("content");
        return content == null
                ? Stream.empty()
                : Contract.<JsonObject>members(content).flatMap(type -> values(type.getValue())
                        .map(value -> new Example(
                                operation, type.getKey(), type.getValue().getJsonObject("schema"), plain(value))));
    }

    private static Stream<Object> values(JsonObject mediaType) {
        return Stream.concat(
                Stream.ofNullable(mediaType.getValue("example")),
                Contract.<JsonObject>members(mediaType.getJsonObject("examples", new JsonObject()))
                        .map(named -> named.getValue().getValue("value")));
    }

    /** Without the notes of the resolver. */
    private static Object plain(Object value) {
        if (value instanceof JsonArray items) {
            return new JsonArray(items.stream().map(ExamplesTest::plain).toList());
        }
        if (value instanceof JsonObject object) {
            JsonObject plain = new JsonObject();
            // A patch says with null what is to be removed, which no Map.Entry of Contract.members() can hold.
            object.stream()
                    .filter(JsonSchema.EXCLUDE_ANNOTATION_ENTRIES)
                    .forEach(member -> plain.put(member.getKey(), plain(member.getValue())));
            return plain;
        }
        return value;
    }

    @Test
    void everyExampleOfARequestIsTaken() {
        assertThat(ofRequests())
                .filteredOn(example -> example.mediaType().endsWith("json") && example.value() instanceof JsonObject)
                .hasSizeGreaterThan(10)
                .allSatisfy(example -> assertThat(new BodyCheck(contract, example.operation())
                                .read(example.mediaType(), ((JsonObject) example.value()).toBuffer()))
                        .isEqualTo(example.value()));
    }

    /** Spectral calls it {@code oas3-valid-media-example}. */
    @Test
    void everyExampleFitsItsOwnSchema() {
        assertThat(Stream.concat(ofRequests(), ofAnswers()))
                .hasSizeGreaterThan(100)
                .allSatisfy(example -> assertThat(contract.validator(example.schema())
                                .validate(example.value())
                                .getErrors())
                        .as("%s %s", example.operation().id(), example.mediaType())
                        .isNullOrEmpty());
    }

    /** A member that an answer does not have is one that nobody gets. */
    @Test
    void noExampleTellsOfMembersItsSchemaDoesNotKnow() {
        assertThat(ofAnswers().filter(example -> example.value() instanceof JsonObject))
                .allSatisfy(example -> assertThat(unknown(example.schema(), example.value()))
                        .as("%s %s", example.operation().id(), example.mediaType())
                        .isEmpty());
    }

    private static List<String> unknown(JsonObject schema, Object value) {
        if (value instanceof JsonArray items) {
            JsonObject each = schema.getJsonObject("items", new JsonObject());
            return items.stream().flatMap(item -> unknown(each, item).stream()).toList();
        }
        if (!(value instanceof JsonObject object) || !schema.containsKey("properties") || schema.containsKey("allOf")) {
            return List.of();
        }
        JsonObject properties = schema.getJsonObject("properties");
        return object.stream()
                .flatMap(member -> properties.containsKey(member.getKey())
                        ? unknown(properties.getJsonObject(member.getKey()), member.getValue()).stream()
                        : Stream.of(member.getKey()))
                .toList();
    }

    @Test
    void strangersSendNothingLargeEnoughToKeepOthersOut() {
        assertThat(contract.operations())
                .filteredOn(operation -> !operation.bodySchemas().isEmpty() && !operation.forSignedIn())
                .isNotEmpty()
                .allSatisfy(operation ->
                        assertThat(operation.bodyLimit()).as(operation.id()).isLessThanOrEqualTo(BodyBudget.SMALL));
    }

    @Test
    void everyOperationCanBeChecked() {
        ContractRouter routes = new ContractRouter(
                contract,
                (request, failure) -> {},
                request -> Future.succeededFuture(),
                request -> "",
                TinyServer.CURSORS);
        contract.operations()
                .forEach(operation -> routes.handle(operation.id(), call -> Future.succeededFuture(Answer.NO_CONTENT)));
        assertThatCode(() -> routes.mount(vertx, Router.router(vertx))).doesNotThrowAnyException();
    }

    @Test
    void onlyImportsMayBeLarge() {
        assertThat(contract.operations())
                .filteredOn(operation -> operation.bodyLimit() > 1 << 20)
                .extracting(operation -> Map.entry(operation.id(), operation.bodyLimit()))
                .containsExactlyInAnyOrder(
                        Map.entry("startImport", 32L << 20), Map.entry("startAttendeeImport", 8L << 20));
    }
}
