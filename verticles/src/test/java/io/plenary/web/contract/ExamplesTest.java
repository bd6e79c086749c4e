package io.plenary.web.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plenary.web.ApiDocument;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.json.schema.JsonSchema;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The public contract through the eyes of the router that serves it. */
class ExamplesTest {

    private record Example(Operation operation, String mediaType, JsonObject body) {}

    private static final Vertx VERTX = Vertx.vertx();
    private static Contract contract;

    @BeforeAll
    static void load() throws Exception {
        contract = Contract.load(VERTX, ApiDocument.paths())
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    private static Stream<Example> examples(Operation operation) {
        JsonObject body = operation.model().getJsonObject("requestBody", new JsonObject());
        return Contract.<JsonObject>members(body.getJsonObject("content", new JsonObject()))
                .filter(type -> type.getValue().containsKey("example"))
                .map(type -> new Example(
                        operation, type.getKey(), plain(type.getValue().getJsonObject("example"))));
    }

    /** Without the notes of the resolver. */
    private static JsonObject plain(JsonObject object) {
        JsonObject plain = new JsonObject();
        object.stream().filter(JsonSchema.EXCLUDE_ANNOTATION_ENTRIES).forEach(member -> {
            Object value = member.getValue();
            plain.put(member.getKey(), value instanceof JsonObject inner ? plain(inner) : value);
        });
        return plain;
    }

    @Test
    void everyExampleOfARequestFitsItsOwnSchema() {
        assertThat(contract.operations().stream().flatMap(ExamplesTest::examples))
                .hasSizeGreaterThan(10)
                .allSatisfy(example -> assertThat(new BodyCheck(contract, example.operation())
                                .read(example.mediaType(), example.body().toBuffer())
                                .encode())
                        .isEqualTo(example.body().encode()));
    }

    /** Spectral calls it {@code oas3-valid-media-example}. */
    @Test
    void everyExampleOfAnAnswerFitsItsOwnSchema() {
        assertThat(contract.operations().stream()
                        .flatMap(operation ->
                                Contract.<JsonObject>members(operation.model().getJsonObject("responses")))
                        .flatMap(response -> Contract.<JsonObject>members(
                                response.getValue().getJsonObject("content", new JsonObject())))
                        .map(Map.Entry::getValue)
                        .filter(type -> type.getValue("example") instanceof JsonObject))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(contract.validator(type.getJsonObject("schema"))
                                .validate(plain(type.getJsonObject("example")))
                                .getErrors())
                        .isNullOrEmpty());
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
        assertThatCode(() -> routes.mount(VERTX, Router.router(VERTX))).doesNotThrowAnyException();
    }

    @Test
    void onlyImportsMayBeLarge() {
        assertThat(contract.operations())
                .filteredOn(operation -> operation.bodyLimit() > 1 << 20)
                .extracting(operation -> Map.entry(operation.id(), operation.bodyLimit()))
                .containsExactly(Map.entry("startImport", 32L << 20));
    }
}
