package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Service;
import io.plenary.web.contract.Contract;
import io.plenary.web.contract.Operation;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static List<Operation> operations;

    @BeforeAll
    static void load() throws Exception {
        operations = Contract.load(VERTX, "web/openapi.yaml")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .operations();
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void theHotOperationsComeFirst() {
        assertThat(operations).extracting(Operation::id).startsWith("getSchedule", "getSession");
    }

    @Test
    void everyOperationHasItsOwnId() {
        assertThat(operations).extracting(Operation::id).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void everyOperationBelongsToOneService() {
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.tags()).as(operation.id()).hasSize(1);
            assertThat(Service.of(serviceOf(operation))).as(operation.id()).isPresent();
        });
    }

    /** Imports and exports are the program's second contract. */
    private static String serviceOf(Operation operation) {
        String tag = operation.tags().get(0);
        return tag.equals("imports") ? "program" : tag;
    }

    @Test
    void everyOperationSaysWhatItIsFor() {
        assertThat(operations)
                .allSatisfy(operation ->
                        assertThat(operation.summary()).as(operation.id()).isNotBlank());
    }

    @Test
    void everyOperationSaysHowItSucceedsAndHowItIsRefused() {
        assertThat(operations).allSatisfy(operation -> assertThat(operation.responses())
                .as(operation.id())
                .anyMatch(status -> status.startsWith("2"))
                .contains("default"));
    }

    @Test
    void everyPathWithANameInItMayLeadNowhere() {
        assertThat(operations)
                .filteredOn(operation -> operation.path().contains("{"))
                .allSatisfy(operation ->
                        assertThat(operation.responses()).as(operation.id()).contains("404"));
    }

    @Test
    void everyBodyOfAChangeIsAMergePatchAsWell() {
        assertThat(operations)
                .filteredOn(operation -> operation.method().name().equals("PATCH"))
                .allSatisfy(operation -> assertThat(operation.bodySchemas())
                        .as(operation.id())
                        .containsOnlyKeys("application/merge-patch+json", "application/json"));
    }

    @Test
    void everyJsonBodyRefusesUnknownMembers() {
        assertThat(operations)
                .allSatisfy(operation -> assertThat(operation.bodySchemas().values())
                        .as(operation.id())
                        .filteredOn(schema -> "object".equals(schema.getValue("type")))
                        .allMatch(schema -> Boolean.FALSE.equals(schema.getValue("additionalProperties"))));
    }
}
