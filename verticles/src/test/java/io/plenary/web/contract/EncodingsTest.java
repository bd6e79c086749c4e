package io.plenary.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "br, gzip",
                "gzip;q=0.1",
                "gzip; q=1.0, br",
                "*",
                "br;q=1, *;q=0.5",
                "x-gzip",
                "identity;q=0, gzip;q=0.001",
                "identity;q=0, *;q=0.1",
                "identity;q=0.5, gzip;q=0.5",
                "gzip ;q=x"
            })
    void whoAcceptsGzipGetsIt(String accepted) {
        assertThat(Encodings.gzip(accepted)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "br",
                "gzip;q=0",
                "gzip; q=0.000",
                "gzip;q=0, *",
                "*;q=0",
                "identity",
                "gzipped",
                "br;q=gzip",
                "identity, gzip;q=0.5",
                "gzip;q=0.5, identity;q=0.8",
                "*;q=0.3, identity"
            })
    void othersDoNot(String accepted) {
        assertThat(Encodings.gzip(accepted)).isFalse();
    }
}
