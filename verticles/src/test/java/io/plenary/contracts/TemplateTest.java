package io.plenary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    @Test
    void numbersAreGroupedInSentencesAndDigitsOnlyInParams() {
        Map<String, Object> values = Map.of("most", 20_000, "name", "Ada");

        assertThat(Template.filled("{name} has {most}", values)).isEqualTo("Ada has 20,000");
        assertThat(Template.params(values)).isEqualTo(Map.of("most", "20000", "name", "Ada"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 texts hold", "1, 1 text holds", "2, 2 texts hold", "1000, '1,000 texts hold'"})
    void oneIsSpokenOfAsOne(int count, String sentence) {
        assertThat(Template.filled("{count} {count:text holds|texts hold}", Map.of("count", count)))
                .isEqualTo(sentence);
    }

    @Test
    void whatAValueHoldsIsNotFilledAgain() {
        Map<String, String> values = Map.of("title", "{other} for $1", "other", "x");

        assertThat(Template.filled("“{title}” and {missing}", values)).isEqualTo("“{other} for $1” and {missing}");
    }
}
