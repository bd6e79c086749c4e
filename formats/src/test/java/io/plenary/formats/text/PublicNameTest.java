package io.plenary.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Ada Example | Ada Example",
                "ada@example.org | -",
                "mailto:ada@example.org | -",
                "MAILTO:ada%40example.org | -",
                "<ada@example.org> | -",
                "ada.b+talks@mail.example.co.uk | -",
                "\"ada example\"@example.org | -",
                "ada＠example.org | -",
                "Ada Example <ada@example.org> | Ada Example",
                "Ada Example (ada@example.org) | Ada Example",
                "ada@example.org, bob@example.org | -",
                "Ada Example, ada@example.org | Ada Example",
                "ünsal@beispiel.example | -",
                "@ada@social.example | @ada@social.example",
                "DJ @ Night | DJ @ Night",
                "c@t | c@t",
            })
    void anAddressIsNoName(String written, String name) {
        assertThat(PublicName.of(written)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"ada@example.org,Ada,Ada", "-,Bob,Bob", "ada@example.org,-,-"})
    void theFirstThatIsANameIsTaken(String first, String second, String name) {
        assertThat(PublicName.first(first, second)).isEqualTo(name);
    }
}
