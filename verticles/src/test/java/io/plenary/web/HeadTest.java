package io.plenary.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestPlatform;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for the head of an answer gets that of the answer, and nothing after it. */
class HeadTest {

    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/live",
                "/health/ready",
                "/.well-known/jwks.json",
                "/api/v1/openapi.yaml",
                "/api/v1/conferences",
                "/docs",
                "/docs/",
                "/docs/docs.js",
                "/docs/swagger-ui.css",
                "/docs/nothing-here.css",
                "/",
                "/agenda",
                "/sw.js",
                "/nothing-here.js"
            })
    void theHeadIsThatOfTheAnswer(String path) throws IOException {
        String answer = ask("GET", path);
        String head = ask("HEAD", path);

        assertThat(head).endsWith("\r\n\r\n").containsOnlyOnce("\r\n\r\n");
        assertThat(lines(head).get(0)).isEqualTo(lines(answer).get(0));
        assertThat(lines(answer)).containsAll(told(head));
    }

    /** Where it is, and what would follow. */
    private static List<String> told(String head) {
        return lines(head).stream()
                .filter(line -> line.startsWith("location:") || line.startsWith("content-type:"))
                .toList();
    }

    private static List<String> lines(String answer) {
        return List.of(answer.substring(0, answer.indexOf("\r\n\r\n"))
                .toLowerCase(Locale.ROOT)
                .split("\r\n"));
    }

    private static String ask(String method, String path) throws IOException {
        URI server = URI.create(platform.http().base());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            String request = method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
