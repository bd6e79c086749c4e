package io.plenary.services.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Service;
import io.plenary.contracts.analytics.EngagementCount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventReadingTest extends LogTest {

    /** What was appended before is counted when this is. */
    private static final String LAST = "Zuletzt";

    @Test
    void eventsOfEveryServiceAreCounted() {
        List<String> services =
                Service.all().map(service -> "From-" + service.id()).sorted().toList();
        services.forEach(type -> append(type, happened(type, ada)));
        deploy();

        await().untilAsserted(() -> assertThat(counts())
                .containsExactlyElementsOf(services.stream()
                        .map(type -> new EngagementCount(type, 1, 1))
                        .toList()));
    }

    @Test
    void whatAConferenceAnnouncedIsCounted() {
        deploy();
        append("program." + conference, event("ProgramImported", NOON, organization, conference, ada));

        await().untilAsserted(() -> assertThat(counts()).containsExactly(new EngagementCount("ProgramImported", 1, 1)));
    }

    @Test
    void whatWasAnnouncedWhileNobodyReadIsCounted() {
        append("notes", happened("Before", ada));
        deploy();
        append("notes", happened("After", ada));

        await().untilAsserted(() -> assertThat(counts())
                .containsExactly(new EngagementCount("After", 1, 1), new EngagementCount("Before", 1, 1)));
    }

    @Test
    void whoSignedInIsActiveAndWhoWasOnlyTriedIsNot() {
        deploy();
        append(
                "auth",
                event("UserSignedIn", NOON, null, null, ada),
                event("UserSignedIn", NOON, null, null, ada),
                event("SignInFailed", NOON, null, null, ben),
                event("RefreshTokenReused", NOON, null, null, UUID.randomUUID()),
                event("SigningKeyRotated", NOON, null, null, null),
                happened(LAST, null));

        await().until(() -> counts().contains(new EngagementCount(LAST, 1, 0)));
        assertThat(activeUsers("2027-05", null)).isEqualTo(1);
    }

    @Test
    void aMonthBeginsAndEndsInUtc() {
        deploy();
        append(
                "notes",
                event("Noted", Instant.parse("2027-04-30T23:59:59.999Z"), organization, null, ada),
                event("Noted", Instant.parse("2027-05-01T00:00:00Z"), organization, null, ben),
                event("Noted", Instant.parse("2027-05-31T23:59:59.999Z"), organization, null, ben),
                happened(LAST, null));

        await().until(() -> counts().contains(new EngagementCount(LAST, 1, 0)));
        assertThat(activeUsers("2027-04", organization)).isEqualTo(1);
        assertThat(activeUsers("2027-05", organization)).isEqualTo(1);
        assertThat(activeUsers("2027-06", organization)).isZero();
    }
}
