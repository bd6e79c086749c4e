package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As browsers write an origin (RFC 6454): in small letters, without the usual port. */
class RelyingPartyTest {

    @ParameterizedTest
    @CsvSource({
        "https://plenary.example.org, plenary.example.org, https://plenary.example.org",
        "https://Plenary.Example.org:443, plenary.example.org, https://plenary.example.org",
        "http://localhost:8080, localhost, http://localhost:8080",
        "http://localhost:80, localhost, http://localhost",
        "https://example.org/plenary, example.org, https://example.org",
        "http://my_host:8080, my_host, http://my_host:8080",
        "http://192.0.2.7, 192.0.2.7, http://192.0.2.7"
    })
    void itIsTheHostOfThePublicAddress(String baseUrl, String id, String origin) {
        assertThat(RelyingParty.at(baseUrl)).isEqualTo(new RelyingParty(id, origin));
    }
}
