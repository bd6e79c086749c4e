package io.plenary.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A link with a typing error in it leads nowhere, whichever operation it was meant for. */
class BrokenLinksTest {

    private static final Set<String> NAMES = Set.of(
            "conf", "org", "userId", "sessions", "rooms", "tracks", "speakers", "notes", "imports", "provisionings");

    private static TestPlatform platform;
    private static User admin;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeANameIsNotFound() {
        return ApiOperations.all().stream()
                .filter(operation -> operation.template().contains("{"))
                // Whoever signs nothing does not even learn whether there is a conference.
                .filter(operation -> !operation.id().equals("hearStripe"))
                .map(operation -> dynamicTest(operation.id(), () -> follow(operation)));
    }

    @Test
    void aProblemNamesTheRequestItAnswers() {
        for (int i = 0; i < 3; i++) {
            Reply reply = platform.http().anonymous().get("/no-such.file");

            assertThat(reply.header("X-Correlation-ID"))
                    .hasValue(reply.expect(404).getString("correlationId"));
        }
    }

    @Test
    void aRequestWithoutHostIsMalformed() throws IOException {
        URI server = URI.create(platform.http().base());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("X-Correlation-ID: ", "application/problem+json");
        }
    }

    private static void follow(ApiOperations.Operation operation) {
        Map<String, String> ids = everywhere(UUID.randomUUID().toString());
        for (String broken : List.of("NOT%20A%20SLUG", "x", "x".repeat(65))) {
            String path = "/api/v1" + operation.path(everywhere(broken)) + operation.query(ids);
            Reply reply = operation.tryAs(admin, path, ids);

            JsonObject problem = reply.expect(404);
            assertThat(reply.header("Content-Type")).contains("application/problem+json");
            assertThat(problem.getString("correlationId")).isNotBlank();
        }
    }

    private static Map<String, String> everywhere(String value) {
        return NAMES.stream().collect(Collectors.toMap(Function.identity(), name -> value));
    }
}
