package io.plenary.services.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.webhooks.DisabledBecause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookRulesTest {

    private static final Instant NOW = Instant.parse("2027-05-18T12:00:00Z");

    @Test
    void aMessageIsSentTenTimesOverThreeDays() {
        assertThat(IntStream.rangeClosed(1, 10).mapToObj(WebhookRules::waitAfter))
                .containsExactly(
                        Optional.of(Duration.ofSeconds(5)),
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.of(Duration.ofMinutes(30)),
                        Optional.of(Duration.ofHours(2)),
                        Optional.of(Duration.ofHours(5)),
                        Optional.of(Duration.ofHours(10)),
                        Optional.of(Duration.ofHours(14)),
                        Optional.of(Duration.ofHours(20)),
                        Optional.of(Duration.ofHours(24)),
                        Optional.empty());
    }

    @Test
    void whatIsGoneIsNotAskedAgain() {
        assertThat(WebhookRules.disabledBecause(List.of(204, 410), null, NOW)).contains(DisabledBecause.GONE);
    }

    @Test
    void fiveDaysOfSilenceAreEnough() {
        Instant since = NOW.minus(Duration.ofDays(5));

        assertThat(WebhookRules.disabledBecause(List.of(500), since, NOW)).contains(DisabledBecause.FAILING);
        assertThat(WebhookRules.disabledBecause(List.of(500), since.plusMillis(1), NOW))
                .isEmpty();
        assertThat(WebhookRules.disabledBecause(List.of(200), null, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 300, 301, 404, 410, 500})
    void onlyWhoSaysSoHasGotIt(int status) {
        assertThat(WebhookRules.isDelivered(status)).isFalse();
        assertThat(WebhookRules.isDelivered(204)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no address", "https://user:secret@example.org/", "https://example.org/#part"})
    void anAddressIsOneThatCanBeAsked(String url) {
        assertThatThrownBy(() -> WebhookRules.check(url, null, List.of("session.moved"), address -> true))
                .matches(Refusal.INVALID::is);
        assertThatThrownBy(
                        () -> WebhookRules.check("https://example.org/", null, List.of("session.moved"), no -> false))
                .matches(Refusal.INVALID::is);
        WebhookRules.check("https://example.org/", null, List.of("session.moved"), address -> true);
    }

    @Test
    void typesAreThoseOfTheContractAndEachOnce() {
        for (List<String> types :
                List.of(List.<String>of(), List.of("session.moved", "session.moved"), List.of("webhook.test"))) {
            assertThatThrownBy(() -> WebhookRules.check("https://example.org/", null, types, address -> true))
                    .matches(Refusal.INVALID::is);
        }
    }

    @Test
    void whatHappenedAMonthAgoIsNotSentAgain() {
        WebhookRules.requireKept(NOW.minus(Duration.ofDays(30)), NOW);
        assertThatThrownBy(() -> WebhookRules.requireKept(NOW.minus(Duration.ofDays(31)), NOW))
                .matches(Refusal.INVALID::is);
        assertThatThrownBy(() -> WebhookRules.requireKept(NOW.plusSeconds(1), NOW))
                .matches(Refusal.INVALID::is);
    }
}
