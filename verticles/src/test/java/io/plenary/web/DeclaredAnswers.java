package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.Witness;
import io.plenary.testing.TestNode;
import io.plenary.web.contract.Contract;
import io.plenary.web.contract.Operation;
import io.plenary.web.contract.ProblemTypes;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds every answer of the API that a test gets against the contract: its status and its code are declared there. */
public final class DeclaredAnswers implements Witness {

    private static final String BASE = "/api/v1";

    private record Known(Operation operation, Pattern path) {

        static Known of(Operation operation) {
            return new Known(operation, Pattern.compile(operation.path().replaceAll("\\{[^}]*}", "[^/]+")));
        }

        boolean answers(String method, String asked) {
            return operation.method().name().equals(method)
                    && path.matcher(asked).matches();
        }
    }

    /** In the order of the contract, as the router tries them. */
    private static final List<Known> OPERATIONS = load();

    private static List<Known> load() {
        Vertx vertx = Vertx.vertx();
        try {
            return TestNode.await(Contract.load(vertx, ApiDocument.paths())).operations().stream()
                    .map(Known::of)
                    .toList();
        } finally {
            vertx.close();
        }
    }

    @Override
    public void saw(Reply reply) {
        String path = reply.response().request().uri().getPath();
        if (path.startsWith(BASE)) {
            String method = reply.response().request().method();
            OPERATIONS.stream()
                    .filter(known -> known.answers(method, path.substring(BASE.length())))
                    .findFirst()
                    .ifPresent(known -> requireDeclared(known.operation(), reply));
        }
    }

    private static void requireDeclared(Operation operation, Reply reply) {
        JsonObject answers = operation.model().getJsonObject("responses");
        String status = Integer.toString(reply.status());
        JsonObject declared = answers.getJsonObject(status, answers.getJsonObject("default"));
        assertThat(reply.status() >= 400 || answers.containsKey(status))
                .as("%s answers %s, which the contract does not say", operation.id(), status)
                .isTrue();
        code(reply).ifPresent(code -> assertThat(ProblemTypes.codes(declared))
                .as("%s answers %s", operation.id(), status)
                .contains(code));
    }

    private static Optional<String> code(Reply reply) {
        boolean problem = reply.header("Content-Type")
                .filter("application/problem+json"::equals)
                .isPresent();
        // An answer to HEAD says what it would be like and has no body.
        return problem && reply.bytes().length > 0
                ? Optional.ofNullable(new JsonObject(reply.text()).getString("code"))
                : Optional.empty();
    }
}
