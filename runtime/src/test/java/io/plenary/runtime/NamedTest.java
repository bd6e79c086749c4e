package io.plenary.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NamedTest {

    /** What a service might have. */
    public record Part(String name) {}

    /** What stumbles over what it is given. */
    public static final class Broken {
        public Broken(String name) {
            throw new IllegalArgumentException(name + " is no name");
        }
    }

    @Test
    void whatAServiceHasIsMadeByItsName() {
        assertThat(Named.make(Part.class, Part.class.getName(), "notes")).isEqualTo(new Part("notes"));
    }

    @Test
    void whoForgotAClassIsToldItsName() {
        assertThatThrownBy(() -> Named.make(Part.class, "io.plenary.Nowhere", "notes"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("io.plenary.Nowhere");
        assertThatThrownBy(() -> Named.make(Part.class, Part.class.getName(), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Part.class.getName());
        assertThatThrownBy(() -> Named.make(Broken.class, Part.class.getName(), "notes"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWentWrongInTheMakingIsTold() {
        assertThatThrownBy(() -> Named.make(Broken.class, Broken.class.getName(), "x"))
                .hasRootCauseMessage("x is no name");
    }
}
