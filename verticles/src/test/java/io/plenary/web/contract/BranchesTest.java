package io.plenary.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.web.ApiDocument;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BranchesTest {

    private static Vertx vertx;
    private static final Map<Router, List<Operation>> TRIED = new IdentityHashMap<>();
    private static List<Operation> all;
    private static Branches branches;

    @BeforeAll
    static void load() throws Exception {
        vertx = Vertx.vertx();
        Future<Contract> contract = Contract.load(vertx, ApiDocument.paths());
        all = contract.toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .operations();
        branches = new Branches(all, operations -> {
            Router router = Router.router(vertx);
            TRIED.put(router, operations);
            return router;
        });
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    private static List<Operation> tried(String path) {
        return TRIED.getOrDefault(branches.at(path), List.of());
    }

    private static boolean isAt(Operation operation, String path) {
        return path.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+"));
    }

    /** A path of an operation that may be one of others too: /speakers/merge could be the speaker {@code merge}. */
    private static String sample(Operation operation) {
        return operation.path().replaceAll("\\{\\w+}", "merge");
    }

    @Test
    void aRequestTriesEveryOperationItMayBeInTheOrderOfTheContract() {
        assertThat(all).allSatisfy(operation -> {
            String path = sample(operation);
            assertThat(tried(path).stream().filter(other -> isAt(other, path)))
                    .contains(operation)
                    .containsExactlyElementsOf(
                            all.stream().filter(other -> isAt(other, path)).toList());
            assertThat(tried(path + "/")).isEqualTo(tried(path));
        });
    }

    @Test
    void whatIsReadMostTriesHardlyAnythingElse() {
        assertThat(tried("/conferences/any/schedule")).extracting(Operation::id).containsExactly("getSchedule");
        assertThat(tried("/conferences/any/sessions/1")).hasSizeLessThan(all.size() / 5);
    }

    @Test
    void whatIsNowhereTriesNothing() {
        assertThat(branches.at("")).isNull();
        assertThat(branches.at("/")).isNull();
        assertThat(branches.at("/conference/any")).isNull();
        assertThat(branches.at("//conferences")).isNull();
    }
}
