package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a request is refused for before anybody understands it, the answer is a problem (RFC 9457). */
class EdgeProblemsTest {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String LOGIN = "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\n";

    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static final Map<String, Integer> REFUSED = Map.of(
            "NONSENSE\r\n\r\n",
            400,
            "GET / HTTP/1.1\r\nHost: localhost\r\nBad Header\u0001: x\r\n\r\n",
            400,
            "GET /api/v1/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            400,
            "PATCH /api/v1/conferences HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            405,
            LOGIN + JSON + "Connection: close\r\nContent-Length: 999999\r\n\r\n" + "x".repeat(999_999),
            413,
            "GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            414,
            LOGIN + "Content-Type: text/plain\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}",
            415,
            "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n",
            431);

    @Test
    void everyRefusalIsAProblemAndSaysNothingOfTheInside() throws IOException {
        for (Map.Entry<String, Integer> refused : REFUSED.entrySet()) {
            String request = refused.getKey().lines().findFirst().orElseThrow();
            String answer = RawHttp.exchange(platform, refused.getKey());
            assertThat(answer)
                    .as(request.substring(0, Math.min(40, request.length())))
                    .contains(" " + refused.getValue() + " ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .doesNotContain("Exception", "java.", "io.vertx", "io.netty");
            JsonObject problem = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n{") + 4));
            assertThat(problem.getInteger("status")).isEqualTo(refused.getValue());
            assertThat(problem.getString("title")).isNotEmpty();
            assertThat(problem.getString("detail")).isNotEmpty();
            assertThat(problem.getString("correlationId")).isNotEmpty();
        }
    }

    @Test
    void aQueryThatNobodyCanReadIsAProblemEverywhere() throws IOException {
        for (ApiOperations.Operation operation : ApiOperations.all()) {
            String path = "/api/v1" + operation.template().replaceAll("\\{\\w+}", "nowhere") + "?q=%zz";
            String answer = RawHttp.exchange(
                    platform, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(path)
                    .containsPattern("^HTTP/1.1 4")
                    .containsIgnoringCase("content-type: application/problem+json");
        }
        assertThat(RawHttp.exchange(
                        platform,
                        "GET /api/v1/conferences?q=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains("HTTP/1.1 400 ", "malformed");
    }

    @Test
    void aKeyIsGivenOnce() throws IOException {
        String keys = "Idempotency-Key: one\r\nIdempotency-Key: two\r\n";

        assertThat(RawHttp.exchange(platform, LOGIN + JSON + keys + "Connection: close\r\nContent-Length: 2\r\n\r\n{}"))
                .contains("HTTP/1.1 400 ", "GIVEN_TWICE");
    }

    @Test
    void theTypeOfAProblemLeadsToWhereItIsExplained() {
        JsonObject problem =
                platform.http().anonymous().get("/api/v1/conferences/nowhere").expect(404);
        String type = problem.getString("type");

        Reply page = platform.http().anonymous().get(type.substring(0, type.indexOf('#')));

        assertThat(type).endsWith("#NOT_FOUND");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
        assertThat(page.text()).contains("<tr id=\"NOT_FOUND\">", "404 Not Found", "createOrganization");
    }

    @Test
    void whatTheStatusSaysAloneHasNoType() {
        JsonObject problem =
                platform.http().anonymous().delete("/api/v1/conferences").expect(405);

        assertThat(problem.getString("type")).isEqualTo("about:blank");
        assertThat(problem.containsKey("code")).isFalse();
    }

    /** Bombs of compression have no fuse here: nothing is unpacked, whether or not an operation takes a body. */
    @ParameterizedTest
    @CsvSource({
        "POST /api/v1/auth/login, 415",
        "POST /api/v1/auth/signup, 415",
        "POST /api/v1/auth/refresh, 415",
        "GET /api/v1/conferences, 415",
        "PATCH /api/v1/me, 401"
    })
    void aPackedBodyIsRefusedUnread(String request, int status) throws IOException {
        for (String encoding : new String[] {"gzip", "deflate", "br", "identity, gzip"}) {
            String answer = RawHttp.exchange(
                    platform,
                    request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + JSON + "Content-Encoding: "
                            + encoding + "\r\nContent-Length: 4\r\n\r\n\u001f\u0008xx");
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("application/problem+json");
        }
    }
}
