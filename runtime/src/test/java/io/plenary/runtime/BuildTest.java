package io.plenary.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BuildTest {

    @Test
    void aBuildSaysOfWhichSourcesItIs() {
        Properties facts = new Properties();
        facts.setProperty("commit", "64bf36b1a2c3-dirty");
        facts.setProperty("at", "2027-05-18T12:00:00+02:00");

        assertThat(Build.of("1.0", facts))
                .isEqualTo(new Build("1.0", "64bf36b1a2c3-dirty", Instant.parse("2027-05-18T10:00:00Z")))
                .hasToString("1.0 (64bf36b1a2c3-dirty, 2027-05-18T10:00:00Z)");
    }

    @Test
    void sourcesFromAnArchiveHaveNoCommit() {
        assertThat(Build.of("1.0", new Properties())).hasToString("1.0");
        assertThat(Build.of(null, new Properties())).hasToString("(unpackaged)");
    }
}
