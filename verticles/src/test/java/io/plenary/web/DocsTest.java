package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestPlatform;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract, for people and for machines. */
class DocsTest {

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
                "/api/v1/openapi.yaml",
                "/docs/",
                "/docs/problems",
                "/docs/live",
                "/api/v1/live.yaml",
                "/docs/docs.js",
                "/docs/swagger-ui.css",
                "/docs/swagger-ui-bundle.js",
                "/docs/favicon-32x32.png"
            })
    void comesCompressedOnceAndIsAskedForAgain(String path) {
        TestHttp.User reader = platform.http().anonymous();

        Reply compressed = reader.get(path, "Accept-Encoding", "gzip");
        Reply plain = reader.get(path);

        boolean isPicture = path.endsWith(".png");
        assertThat(compressed.header("Content-Encoding"))
                .isEqualTo(Optional.of("gzip").filter(of -> !isPicture));
        assertThat(compressed.bytes().length).isLessThanOrEqualTo(plain.bytes().length);
        assertThat(plain.header("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).containsIgnoringCase("accept-encoding"));
        String tag = plain.header("ETag").orElseThrow();
        assertThat(reader.get(path, "If-None-Match", tag).status()).isEqualTo(304);
    }
}
