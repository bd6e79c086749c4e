package io.plenary.services.auth;

import static io.plenary.services.auth.RefreshToken.Verdict.REFUSE;
import static io.plenary.services.auth.RefreshToken.Verdict.REVOKE;
import static io.plenary.services.auth.RefreshToken.Verdict.TRADE;
import static io.plenary.services.auth.RefreshToken.judge;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

    private static final Instant NOW = Instant.parse("2027-05-18T09:00:00Z");
    private static final RefreshToken FRESH = token(false, false, NOW.plusSeconds(1));
    private static final RefreshToken USED = token(true, false, NOW.plusSeconds(1));

    @Test
    void aFreshTokenIsTraded() {
        assertThat(judge(FRESH, FRESH, NOW)).isEqualTo(TRADE);
    }

    @Test
    void aUsedTokenRevokes() {
        assertThat(judge(USED, USED, NOW)).isEqualTo(REVOKE);
    }

    @Test
    void aTokenUsedWhileTheCallWaitedIsOnlyRefused() {
        assertThat(judge(FRESH, USED, NOW)).isEqualTo(REFUSE);
    }

    @Test
    void anExpiredTokenAndOneOfAnEndedSignInAreRefused() {
        RefreshToken expired = token(false, false, NOW);
        RefreshToken ended = token(true, true, NOW.plusSeconds(1));

        assertThat(judge(expired, expired, NOW)).isEqualTo(REFUSE);
        assertThat(judge(ended, ended, NOW)).isEqualTo(REFUSE);
    }

    private static RefreshToken token(boolean used, boolean ended, Instant expiresAt) {
        return new RefreshToken(UUID.randomUUID(), UUID.randomUUID(), used, ended, expiresAt);
    }
}
