package io.plenary.web.contract;

import static io.plenary.web.contract.TinyServer.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be in the body of a request, and how the faults of one are told. */
class BodiesTest {

    private static final String JSON = "application/json";

    private static TinyServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TinyServer();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aBodyThatFitsBecomesARecord() throws Exception {
        assertThat(server.post("/things", JSON + "; charset=utf-8", "{\"name\":\"cup\",\"size\":null}")
                        .bodyAsString())
                .isEqualTo("Thing[name=cup, size=null, bornOn=null]");
    }

    @Test
    void eachFaultOfABodyIsNamedOnceAndInPlainWords() throws Exception {
        String body = "{\"name\":\"\",\"size\":10,\"kind\":\"OVAL\",\"bornOn\":\"soon\",\"colour\":{\"a\":1},"
                + "\"parts\":[{\"label\":\"A\",\"x/y\":1},{}]}";
        assertRefused(
                server.post("/things", JSON, body),
                400,
                "/bornOn must be a valid date",
                "/colour is unknown",
                "/kind must be one of ROUND, SQUARE",
                "/name must not be empty",
                "/parts/0/label must match ^[a-z]+$",
                "/parts/0/x~1y is unknown",
                "/parts/1/label is required",
                "/size must be at most 9");
    }

    @Test
    void wrongTypesAndSizesAreToldInPlainWords() throws Exception {
        assertRefused(
                server.post("/things", JSON, "{\"name\":\"12345678901\",\"size\":\"1\",\"parts\":[1,2,3,4]}"),
                400,
                "/name must have at most 10 characters",
                "/parts must have at most 3 entries",
                "/parts/0 must be object",
                "/parts/1 must be object",
                "/parts/2 must be object",
                "/parts/3 must be object",
                "/size must be integer or null");
    }

    @Test
    void aNumberBeyondAllBoundsIsRefused() throws Exception {
        assertRefused(
                server.post("/things", JSON, "{\"name\":\"cup\",\"size\":99999999999999999999999}"),
                400,
                "/size must be at most 9");
    }

    @Test
    void aBodyThatIsNoObjectIsRefused() throws Exception {
        assertRefused(server.post("/things", JSON, "[1]"), 400, " must be object");
        assertRefused(server.post("/things", JSON, "null"), 400, " must be object");
    }

    @Test
    void malformedJsonIsRefusedWithItsPosition() throws Exception {
        HttpResponse<Buffer> answer = server.post("/things", JSON, "{\n  \"name\": }");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsJsonArray().getString(0)).endsWith("at line 2, column 11");
    }

    @Test
    void aMemberGivenTwiceIsRefused() throws Exception {
        HttpResponse<Buffer> answer = server.post("/things", JSON, "{\"name\":\"cup\",\"name\":\"jug\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsJsonArray().getString(0)).startsWith(" Duplicate field 'name'");
    }

    @Test
    void textAfterTheBodyIsRefused() throws Exception {
        assertThat(server.post("/things", JSON, "{\"name\":\"cup\"} {}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void nestingWithoutEndIsRefused() throws Exception {
        String body = "{\"name\":" + "[".repeat(1_900);
        assertThat(server.post("/things", JSON, body).statusCode()).isEqualTo(413);
    }

    @Test
    void whoSendsWithoutMeasureWaitsForTheRefusal() throws Exception {
        String unknown =
                IntStream.range(0, 200).mapToObj(i -> "\"m" + i + "\":0").collect(Collectors.joining(","));
        for (String body : List.of("{" + unknown + "}", "[".repeat(1_900), " ".repeat(2 << 20))) {
            long sent = System.nanoTime();

            assertThat(server.post("/things", JSON, body).statusCode()).isIn(400, 413);

            assertThat(System.nanoTime() - sent).isGreaterThanOrEqualTo(Tarpit.WAIT.toNanos());
        }
    }

    @Test
    void thousandsOfMembersAreRefusedWithoutLookingAtEach() throws Exception {
        String unknown =
                IntStream.range(0, 30_000).mapToObj(i -> "\"m" + i + "\":0").collect(Collectors.joining(","));

        HttpResponse<Buffer> answer = server.send(
                HttpMethod.PATCH,
                "/things/" + UUID.randomUUID(),
                Map.of("Content-Type", "application/merge-patch+json"),
                "{" + unknown + "}");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void ofManyFaultsAHundredAreTold() throws Exception {
        String unknown =
                IntStream.range(0, 150).mapToObj(i -> "\"m" + i + "\":0").collect(Collectors.joining(","));

        HttpResponse<Buffer> answer = server.post("/things", JSON, "{\"name\":\"cup\"," + unknown + "}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsJsonArray()).hasSize(100).contains("/m0 is unknown");
    }

    @Test
    void aListFarBeyondItsBoundsIsOneFault() throws Exception {
        String parts = "0,".repeat(900) + "0";
        assertRefused(
                server.post("/things", JSON, "{\"name\":\"cup\",\"parts\":[" + parts + "]}"),
                400,
                "/parts must have at most 3 entries");
    }

    @Test
    void aLargeBodyIsCheckedLikeASmallOne() throws Exception {
        Map<String, String> patch = Map.of("Content-Type", "application/merge-patch+json");
        String path = "/things/" + UUID.randomUUID();
        String name = "x".repeat(50_000);

        assertThat(server.send(HttpMethod.PATCH, path, patch, "{\"name\":\"" + name + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertRefused(server.send(HttpMethod.PATCH, path, patch, "{\"nom\":\"" + name + "\"}"), 400, "/nom is unknown");
    }

    @Test
    void aMissingBodyIsRefused() throws Exception {
        assertRefused(server.send(HttpMethod.POST, "/things", Map.of("Content-Type", JSON), ""), 400);
    }

    @ParameterizedTest
    @CsvSource({"application/xml", "text/plain", "application/merge-patch+json", "nonsense"})
    void anotherContentTypeIsRefused(String contentType) throws Exception {
        assertRefused(server.post("/things", contentType, "{\"name\":\"cup\"}"), 415);
    }

    @ParameterizedTest
    @CsvSource({"gzip, 415", "br, 415", "'gzip, identity', 415", "identity, 200"})
    void aBodyIsTakenAsItIs(String encoding, int status) throws Exception {
        Map<String, String> headers = Map.of("Content-Type", JSON, "Content-Encoding", encoding);

        assertThat(server.send(HttpMethod.POST, "/things", headers, "{\"name\":\"cup\"}")
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void aBodyWithoutContentTypeIsRefused() throws Exception {
        assertRefused(server.send(HttpMethod.POST, "/things", Map.of("Content-Type", ""), "{}"), 415);
    }

    @Test
    void aBodyAboveItsLimitIsRefused() throws Exception {
        assertRefused(server.post("/things", JSON, "{\"name\":\"" + "x".repeat(2_000) + "\"}"), 413);
    }

    @Test
    void aFileArrivesAsItIsWhateverItHolds() throws Exception {
        assertThat(server.post("/files", "text/calendar; charset=utf-8", "BEGIN:{")
                        .bodyAsString())
                .isEqualTo("text/calendar BEGIN:{");
        assertThat(server.post("/files", JSON, "{no json").bodyAsString()).isEqualTo("application/json {no json");
    }

    @Test
    void aTextNoDatabaseCanKeepIsRefused() throws Exception {
        assertRefused(
                server.post("/things", JSON, "{\"name\":\"a\\u0000b\"}"), 400, "/name must not contain NUL characters");
        assertRefused(
                server.get("/things?month=2027-03&cursor=%00"), 400, "query/cursor must not contain NUL characters");
        for (String half : List.of("\\ud83c", "a\\uDF89b", "\\udf89\\ud83c")) {
            assertRefused(
                    server.post("/things", JSON, "{\"name\":\"" + half + "\"}"),
                    400,
                    "/name must not contain halves of characters");
        }
        assertThat(server.post("/things", JSON, "{\"name\":\"\\ud83c\\udf89\"}").statusCode())
                .isNotEqualTo(400);
    }
}
