package io.plenary.services.auth;

import static io.plenary.services.auth.RefreshToken.Verdict.REFUSE;
import static io.plenary.services.auth.RefreshToken.Verdict.REVOKE;
import static io.plenary.services.auth.RefreshToken.Verdict.TRADE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

    private static final Instant NOW = Instant.parse("2027-05-18T09:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3_600);

    @Test
    void aFreshTokenIsTraded() {
        assertThat(token(null, false, LATER).judge(NOW)).isEqualTo(TRADE);
    }

    @Test
    void aTokenThatAnotherWindowUsedAMomentAgoIsTradedToo() {
        assertThat(token(NOW, false, LATER).judge(NOW)).isEqualTo(TRADE);
        assertThat(token(NOW.minusMillis(9_999), false, LATER).judge(NOW)).isEqualTo(TRADE);
    }

    @Test
    void aTokenUsedBeforeThatRevokes() {
        assertThat(token(NOW.minusSeconds(10), false, LATER).judge(NOW)).isEqualTo(REVOKE);
    }

    @Test
    void anExpiredTokenAndOneOfAnEndedSignInAreRefused() {
        assertThat(token(null, false, NOW).judge(NOW)).isEqualTo(REFUSE);
        assertThat(token(NOW, true, LATER).judge(NOW)).isEqualTo(REFUSE);
        assertThat(token(NOW.minusSeconds(60), true, LATER).judge(NOW)).isEqualTo(REFUSE);
    }

    private static RefreshToken token(Instant usedAt, boolean ended, Instant expiresAt) {
        return new RefreshToken(UUID.randomUUID(), UUID.randomUUID(), usedAt, ended, expiresAt);
    }
}
