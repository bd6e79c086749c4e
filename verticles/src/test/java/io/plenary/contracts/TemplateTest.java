package io.plenary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void numbersAreGroupedInSentencesAndDigitsOnlyInParams() {
        Map<String, Object> values = Map.of("most", 20_000, "name", "Ada");

        assertThat(Template.filled("{name} has {most}", values)).isEqualTo("Ada has 20,000");
        assertThat(Template.params(values)).isEqualTo(Map.of("most", "20000", "name", "Ada"));
    }

    @Test
    void whatAValueHoldsIsNotFilledAgain() {
        Map<String, String> values = Map.of("title", "{other} for $1", "other", "x");

        assertThat(Template.filled("“{title}” and {missing}", values)).isEqualTo("“{other} for $1” and {missing}");
    }
}
