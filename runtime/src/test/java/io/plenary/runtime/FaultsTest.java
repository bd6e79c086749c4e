package io.plenary.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.vertx.serviceproxy.ServiceException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    @Test
    void allFaultsAreNamedAtOnce() {
        Faults faults = new Faults()
                .required("/name", null, 10)
                .required("/motto", "  ", 10)
                .text("/text", "12345678901", 10)
                .text("/nul", "a\0b", 10)
                .text("/half", "a\uD83D", 10)
                .webUrl("/url", "javascript:alert(1)");

        ServiceException refusal =
                catchThrowableOfType(ServiceException.class, () -> faults.refuseIfAny("It cannot be kept."));

        assertThat(Refusal.INVALID.is(refusal)).isTrue();
        assertThat(Refusal.errors(refusal))
                .containsExactly(
                        Fault.REQUIRED.at("/name"),
                        Fault.EMPTY.at("/motto"),
                        Fault.TOO_LONG.at("/text", Map.of("most", 10)),
                        Fault.NUL.at("/nul"),
                        Fault.HALF_CHARACTER.at("/half"),
                        Fault.WEB_ADDRESS.at("/url"));
    }

    @Test
    void aRequestWithoutFaultsPasses() {
        Faults faults = new Faults()
                .required("/name", "Zoë 🎤", 10)
                .text("/text", "", 10)
                .text("/absent", null, 10)
                .webUrl("/url", "https://conf.example/a?b=c#d");

        assertThatCode(() -> faults.refuseIfAny("It cannot be kept.")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\nlines",
                "\u001B[2J",
                "\u2028",
                "\u202Edetrevni",
                "tab\there",
                "\u0085",
                "\u2067open",
                "end\u2069",
                "\u2069x\u2068"
            })
    void whatIsShownInOneLineHasNothingThatBreaksOrTurnsIt(String line) {
        assertThat(new Faults().line("/title", line, 10).found()).containsExactly(Fault.CONTROL_CHARACTER.at("/title"));
        assertThat(new Faults().text("/abstract", line, 10).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\u200B \u2060", "\u00A0", "\u3000\u00AD"})
    void whatNobodySeesIsNoName(String name) {
        assertThat(new Faults().required("/name", name, 10).found()).containsExactly(Fault.EMPTY.at("/name"));
        assertThat(new Faults().required("/name", name + "Z", 10).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Old\n    Mill",
                "Old\u2028Mill ",
                "\u202EOld\u001B Mill",
                "Old\0Mill",
                "Old Mill",
                "\u2067Old \u2069\u2069Mill"
            })
    void whatAFileSaysCanBeMadeALine(String said) {
        String line = Faults.oneLine(said);

        assertThat(line).isEqualTo("Old Mill");
        assertThat(new Faults().required("/venue", line, 10).found()).isEmpty();
    }

    /** Marks and isolates do no harm beyond their own text, and right-to-left titles need them. */
    @ParameterizedTest
    @ValueSource(strings = {"\u200Fשלום C++\u200F", "\u2068C++\u2069 שלום", "👩\u200D💻"})
    void otherFormattingIsPartOfALine(String line) {
        assertThat(new Faults().required("/title", line, 20).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/talks",
                "//conf.example",
                "https://",
                "ftp://conf.example",
                "https:/conf.example",
                "http://a b"
            })
    void whatABrowserMayNotFollowIsNoWebUrl(String url) {
        assertThat(Faults.isWebUrl(url)).isFalse();
    }

    @Test
    void aWebUrlHasTwoThousandCharactersAtMost() {
        String longest = "https://conf.example/" + "x".repeat(2_000 - "https://conf.example/".length());

        assertThat(Faults.isWebUrl(longest)).isTrue();
        assertThat(Faults.isWebUrl(longest + "x")).isFalse();
    }
}
