package io.plenary.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway makes of requests no ordinary client sends, and of filters that mean nothing. */
class EdgeTest {

    private static final String CONF = "/api/v1/conferences/edge-conf";

    private static TestPlatform platform;
    private static User organizer;
    private static String room;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        Organization organization = platform.organization("edge-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        platform.conference(organizer, organization.slug(), "edge-conf", "PUBLISHED");
        room = organizer
                .post(CONF + "/rooms", new JsonObject().put("name", "Hall"))
                .expect(201)
                .getString("id");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    /** The answer to a request exactly as written. */
    private static String raw(String request) throws IOException {
        URI server = URI.create(platform.http().base());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sessions/../rooms/%s",
                "/sessions/%%2e%%2e/rooms/%s",
                "/sessions/.%%2E/rooms/%s",
                "/./rooms/%s",
                "/rooms%%2f%s",
                "/rooms%%5C%s"
            })
    void detoursLeadNowhereAndDeleteNothing(String path) throws IOException {
        String answer = raw("DELETE " + CONF + path.formatted(room) + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + organizer.token() + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("application/problem+json");
        organizer.get(CONF + "/rooms/" + room).expect(200);
    }

    @Test
    void anEndlessAddressIsAProblem() throws IOException {
        assertThat(raw("GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains(" 414 ", "application/problem+json", "\"status\":414");
    }

    @Test
    void endlessHeadersAreAProblem() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("application/problem+json", "\"status\":431");
    }

    /** A proxy in front may go by the one and we by the other: then a body is taken for somebody else's request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Transfer-Encoding: chunked, gzip",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Host: y"
            })
    void whatCanBeReadInTwoWaysIsRefused(String headers) throws IOException {
        String answer = raw("POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\n" + headers
                + "\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("\"UP\"");
        assertThat(answer.split("HTTP/1.1 ")).hasSize(2);
    }

    /** Programs from before HTTP/1.1, and whoever probes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / 200",
                "GET /docs 302",
                "GET /health/ready 200",
                "GET /api/v1/conferences 200",
                "GET /nowhere 404",
                "GET /api/v1/nowhere 404",
                "POST /api/v1/auth/refresh 403",
                "POST /api/v1/auth/logout 403"
            })
    void whoNamesNoHostGetsNoFault(String expected) throws IOException {
        String[] words = expected.split(" ");
        String origin = words[0].equals("POST") ? "Origin: http://x\r\n" : "";

        assertThat(raw(words[0] + " " + words[1] + " HTTP/1.0\r\n" + origin + "\r\n"))
                .startsWith("HTTP/1.0 " + words[2] + " ");
        assertThat(raw(words[0] + " " + words[1] + " HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 " + words[2] + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2\r\n{}\r\n0\r\n\r\n", "zz\r\n{}\r\n0\r\n\r\n", "99999999999999999999\r\n{}"})
    void aBodyInPiecesOfNoSizeEndsTheConnectionAndIsNoFault(String body) throws IOException {
        String answer = raw("POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + body);

        assertThat(answer).doesNotContain("HTTP/1.1 5", "Incident");
    }

    @Test
    void nobodyIsSwitchedToAnotherProtocolUnasked() throws IOException {
        URI server = URI.create(platform.http().base());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                                    + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n")
                            .getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void whoDoesNotWantItCompressedGetsItPlain() {
        Reply plain = organizer.get(CONF + "/schedule", "Accept-Encoding", "gzip;q=0");

        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.expect(200).getJsonObject("conference").getString("slug"))
                .isEqualTo("edge-conf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schedule?track=",
                "/schedule?room=",
                "/sessions?track=",
                "/sessions?room=",
            })
    void aFilterThatMeansNothingSaysSo(String path) {
        String name = path.substring(path.indexOf('?') + 1, path.length() - 1);

        assertFault(organizer.get(CONF + path + UUID.randomUUID()), "query/" + name, "UNKNOWN_REFERENCE");
        assertFault(organizer.get(CONF + path + "bogus"), "query/" + name, "ID");
    }

    @Test
    void aDayOutsideTheConferenceSaysSo() {
        assertFault(organizer.get(CONF + "/schedule?day=2031-01-01"), "query/day", "UNKNOWN_REFERENCE");
    }

    private static void assertFault(Reply reply, String pointer, String code) {
        JsonArray errors = reply.expect(400).getJsonArray("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.getJsonObject(0).getString("pointer")).isEqualTo(pointer);
        assertThat(errors.getJsonObject(0).getString("code")).isEqualTo(code);
    }

    @Test
    void aFaultWithoutACodeHasNone() {
        Reply reply = organizer.get("/api/v1/admin/analytics/access?conference=edge-conf"
                + "&from=2027-05-20T00:00:00Z&to=2027-05-18T00:00:00Z");

        reply.expect(400);
        assertThat(reply.text()).doesNotContain("null");
    }

    @Test
    void answersToATokenAreForItsOwner() {
        for (String path : new String[] {CONF + "/rooms", "/api/v1/me/notes", "/api/v1/conferences"}) {
            Reply reply = organizer.get(path);
            assertThat(reply.header("Cache-Control")).contains("private, no-cache");
            assertThat(reply.header("Vary").orElseThrow()).contains("Authorization");
        }
    }

    @Test
    void answersToASecretAreForWhoeverHasIt() {
        Reply reply = platform.http().anonymous().get(CONF + "/shop", "Order-Secret", "A".repeat(43));

        assertThat(reply.header("Cache-Control")).contains("private, no-cache");
    }

    /** What may bring a file is asked before the path is checked. */
    @Test
    void aFileForAConferenceThatCannotBeIsForNobody() {
        platform.user("filer")
                .post("/api/v1/conferences/%00/imports", new byte[] {'<'}, "application/xml")
                .expect(404);
    }
}
