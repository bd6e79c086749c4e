package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant END = START.plus(SigningKey.SIGNS);
    private static final SigningKey KEY = key("first", START);

    @Test
    void withoutAKeyOneIsNeededNow() {
        assertThat(SigningKey.nextStart(List.of(), START)).contains(START);
        assertThat(SigningKey.nextStart(List.of(KEY), END)).contains(END);
    }

    @Test
    void theNextKeyIsMadeADayBeforeItSigns() {
        assertThat(SigningKey.nextStart(List.of(KEY), END.minus(Duration.ofHours(25))))
                .isEmpty();
        assertThat(SigningKey.nextStart(List.of(KEY), END.minus(Duration.ofHours(24))))
                .contains(END);
    }

    @Test
    void noThirdKeyIsMadeWhileTheNextOneWaits() {
        assertThat(SigningKey.nextStart(List.of(KEY, key("next", END)), END.minusSeconds(1)))
                .isEmpty();
    }

    @Test
    void theNewestKeyWhoseTimeHasComeSigns() {
        SigningKey next = key("next", END);

        assertThat(SigningKey.signing(List.of(KEY, next), END.minusSeconds(1))).contains(KEY);
        assertThat(SigningKey.signing(List.of(KEY, next), END)).contains(next);
        assertThat(SigningKey.signing(List.of(KEY), END)).isEmpty();
    }

    @Test
    void aRetiredKeyVerifiesUntilItsLastTokenHasExpired() {
        assertThat(KEY.verifies(END.plus(SigningKeys.TOKEN_LIFE))).isTrue();
        assertThat(KEY.verifies(END.plus(SigningKey.VERIFIES_ON))).isFalse();
    }

    private static SigningKey key(String kid, Instant from) {
        return new SigningKey(kid, new JsonObject(), new byte[0], from, from.plus(SigningKey.SIGNS));
    }
}
