package io.plenary.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseNamesTest {

    @Test
    void aDatabaseIsNamedAfterItsConference() {
        assertThat(DatabaseNames.of("plenary", "estuary-2027")).isEqualTo("plenary_conf_estuary_2027");
    }

    @Test
    void theLongestSlugFits() {
        assertThat(DatabaseNames.of("plenary", "a".repeat(50))).hasSize(63).endsWith("aaa");
    }

    @Test
    void namesThatWouldBeCutStayDifferent() {
        String one = DatabaseNames.of("a-long-prefix", "a".repeat(49) + "1");
        String other = DatabaseNames.of("a-long-prefix", "a".repeat(49) + "2");

        assertThat(one).hasSize(63).isNotEqualTo(other);
        assertThat(other).hasSize(63);
    }
}
