package io.plenary.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Wire;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntroductionTest {

    private static final Installation HERE = new Installation("plenary", Map.of("notes", "one"), false);
    private static final Installation ELSEWHERE = new Installation("plenary", Map.of("notes", "two"), false);

    @Test
    void releasesThatCallThingsTheSameUnderstandEachOther() {
        assertThat(release("1.1", Wire.VERSION).refusedBy(release("1.0", Wire.VERSION)))
                .isEmpty();
    }

    @Test
    void otherReleasesAreToldWhatToDo() {
        assertThat(release("2.0", Wire.VERSION + 1).refusedBy(release("1.0", Wire.VERSION)))
                .contains(
                        "run release 1.0, which does not understand release 2.0: stop all nodes, then start them with one release.");
    }

    @Test
    void anotherInstallationIsNamed() {
        Introduction younger = new Introduction(Optional.of(HERE), Wire.VERSION, "1.0");

        assertThat(younger.refusedBy(new Introduction(Optional.of(ELSEWHERE), Wire.VERSION, "1.0")))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("are of another installation: they use another database for notes")
                        .contains("PLENARY_CLUSTER_NAME"));
    }

    private static Introduction release(String name, int wire) {
        return new Introduction(Optional.of(HERE), wire, name);
    }
}
