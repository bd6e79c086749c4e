package io.plenary.services.program.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressesTest {

    private final Findings findings = new Findings();
    private final WebAddresses addresses = new WebAddresses("https://conf.example.org/2027/", findings);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "https://matrix.to/#/#trx-control:matrix.org, https://matrix.to/#/%23trx-control:matrix.org",
                "https://example.org/my slides.pdf, https://example.org/my%20slides.pdf",
                "https://example.org/100%, https://example.org/100%25",
                "https://example.org/a%20b|c, https://example.org/a%20b%7Cc",
                "https://example.org/\"a\"<b>, https://example.org/%22a%22%3Cb%3E",
                "my slides.pdf, https://conf.example.org/2027/my%20slides.pdf",
            })
    void whatAnAddressMayNotHoldIsPercentEncoded(String written, String read) {
        assertThat(addresses.absolute(written, 7)).isEqualTo(read);
        assertThat(findings.list()).extracting(Finding::code).containsExactly(FindingCode.ADDRESS_ENCODED);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a?b=c%20d#e, https://example.org/a?b=c%20d#e",
        "https://example.org/käse, https://example.org/käse",
        "slides.pdf, https://conf.example.org/2027/slides.pdf",
    })
    void whatIsAnAddressStaysAsItIs(String written, String read) {
        assertThat(addresses.absolute(written, 7)).isEqualTo(read);
        assertThat(findings.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "mailto:ada@example.org", "https://", "http://a b.example.org/"})
    void whatLeadsNowhereOnTheWebIsLeftOut(String written) {
        assertThat(addresses.absolute(written, 7)).isNull();
        assertThat(findings.list()).extracting(Finding::code).containsExactly(FindingCode.ADDRESS_LEFT_OUT);
    }

    @Test
    void noAddressIsNoFinding() {
        assertThat(addresses.absolute(null, 7)).isNull();
        assertThat(findings.list()).isEmpty();
    }
}
