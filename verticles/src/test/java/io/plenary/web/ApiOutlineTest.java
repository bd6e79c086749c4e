package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestNode;
import io.plenary.web.contract.Contract;
import io.plenary.web.contract.Operation;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What clients of version 1 rely on: that nothing of it goes, and nothing more is asked for. {@code web/api/outline.txt} says what
 * there is, a line each; whoever adds to the contract copies what this test writes, and a line is taken out only after the
 * sunset of what it says.
 */
class ApiOutlineTest {

    private static final Path NOW = Path.of("target", "outline.txt");

    @Test
    void theContractIsWhatTheOutlineSays() {
        Vertx vertx = Vertx.vertx();
        try {
            Contract contract = TestNode.await(Contract.load(vertx, ApiDocument.paths()));
            Set<String> told = vertx.fileSystem()
                    .readFileBlocking("web/api/outline.txt")
                    .toString()
                    .lines()
                    .collect(Collectors.toCollection(TreeSet::new));

            List<String> now = contract.operations().stream()
                    .flatMap(ApiOutlineTest::lines)
                    .sorted()
                    .toList();
            vertx.fileSystem().writeFileBlocking(NOW.toString(), Buffer.buffer(String.join("\n", now) + "\n"));

            assertThat(now)
                    .as(
                            "What is gone breaks clients: give it back. What is new belongs into outline.txt: copy %s.",
                            NOW)
                    .containsExactlyInAnyOrderElementsOf(told);
        } finally {
            vertx.close();
        }
    }

    private static Stream<String> lines(Operation operation) {
        List<String> lines = new ArrayList<>();
        lines.add(operation.id() + ": " + operation.method() + " " + operation.path());
        operation
                .parameters()
                .forEach(parameter -> lines.add(operation.id() + ": " + parameter.place() + " " + parameter.name()
                        + (parameter.required() ? " required" : "")));
        operation.bodySchemas().forEach((type, schema) -> members(operation.id() + ": takes " + type, schema, lines));
        Contract.<JsonObject>members(operation.model().getJsonObject("responses"))
                .filter(response -> response.getKey().startsWith("2"))
                .forEach(response -> answers(operation, response.getKey(), response.getValue(), lines));
        return lines.stream();
    }

    private static void answers(Operation operation, String status, JsonObject response, List<String> lines) {
        String start = operation.id() + ": answers " + status;
        lines.add(start);
        Contract.<JsonObject>members(response.getJsonObject("content", new JsonObject()))
                .forEach(type ->
                        members(start + " " + type.getKey(), type.getValue().getJsonObject("schema"), lines));
    }

    /** The members of the outermost object. */
    private static void members(String start, JsonObject schema, List<String> lines) {
        lines.add(start);
        JsonArray required = schema.getJsonArray("required", new JsonArray());
        Contract.members(schema.getJsonObject("properties", new JsonObject()))
                .map(member -> member.getKey())
                .forEach(name -> lines.add(start + " " + name + (required.contains(name) ? " required" : "")));
    }
}
