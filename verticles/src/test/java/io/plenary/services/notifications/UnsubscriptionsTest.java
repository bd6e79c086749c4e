package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.services.notifications.Unsubscriptions.Unsubscription;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsubscriptionsTest {

    private final Unsubscriptions unsubscriptions = new Unsubscriptions(new byte[32]);
    private final UUID user = UUID.randomUUID();

    @Test
    void aTokenSaysOfWhomAndFromWhat() {
        String token = unsubscriptions.token(user, MessageKind.CONFERENCE_STATUS);

        assertThat(unsubscriptions.read(token))
                .isEqualTo(new Unsubscription(user, MessageKind.CONFERENCE_STATUS, null));
    }

    @Test
    void aTokenOfOneConferenceSaysOfWhich() {
        UUID conference = UUID.randomUUID();
        String token = unsubscriptions.token(user, MessageKind.PROGRAM_DIGEST, conference);

        assertThat(unsubscriptions.read(token))
                .isEqualTo(new Unsubscription(user, MessageKind.PROGRAM_DIGEST, conference));
        assertThat(token).hasSizeLessThan(200);
    }

    @Test
    void nobodyElseMakesOne() {
        byte[] secret = new byte[32];
        secret[0] = 1;
        String other = new Unsubscriptions(secret).token(user, MessageKind.CONFERENCE_STATUS);

        refuses(other);
    }

    @Test
    void noneSaysSomethingElseOnceItIsMade() {
        String ofAll = unsubscriptions.token(user, MessageKind.CONFERENCE_STATUS);
        String ofOne = unsubscriptions.token(user, MessageKind.CONFERENCE_STATUS, UUID.randomUUID());
        for (String made : List.of(ofAll, ofOne)) {
            byte[] token = Base64.getUrlDecoder().decode(made);
            for (int i = 0; i < token.length; i++) {
                byte[] changed = token.clone();
                changed[i] ^= 1;
                refuses(Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "!",
                "AAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoTokenIsRefused(String text) {
        refuses(text);
    }

    private void refuses(String token) {
        assertThatThrownBy(() -> unsubscriptions.read(token)).matches(Refusal.NOT_FOUND::is);
    }
}
