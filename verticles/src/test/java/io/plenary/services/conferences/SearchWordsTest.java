package io.plenary.services.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void wordsLoseCaseAndAccents() {
        assertThat(SearchWords.of("São Paulo", null, "Ärzte-Treff, sao"))
                .containsExactly("sao", "paulo", "arzte", "treff");
    }

    @Test
    void theLastWordOfAQuestionMayBeUnfinished() {
        assertThat(SearchWords.query("Cloud nat")).isEqualTo("'cloud' & 'nat':*");
    }

    @Test
    void syntaxOfTheDatabaseIsOnlyAGap() {
        assertThat(SearchWords.query("a' | !b:* & \\ (c)\0")).isEqualTo("'a' & 'b' & 'c':*");
    }

    @Test
    void aQuestionWithoutWordsRestrictsNothing() {
        assertThat(SearchWords.query(" - ")).isNull();
        assertThat(SearchWords.query(null)).isNull();
    }
}
