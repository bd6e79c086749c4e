package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Firefox · Linux | Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0
            Safari · iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1
            Edge · Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0
            Chrome · Android | Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36
            Safari · macOS | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15
            """)
    void whatABrowserIsCalled(String name, String userAgent) {
        assertThat(BrowserName.of(userAgent)).isEqualTo(name);
    }

    @Test
    void whatIsNotKnownHasNoName() {
        assertThat(BrowserName.of(null)).isNull();
        assertThat(BrowserName.of("<script>alert(1)</script>")).isNull();
        assertThat(BrowserName.of("harvester (Linux)")).isEqualTo("Linux");
    }
}
