package io.plenary.testing;

import io.plenary.contracts.conferences.Colors;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import java.time.LocalDate;
import java.util.UUID;

/** Conferences as a caller would ask for them, each with a slug of its own. */
public final class ConferenceDraft {

    private ConferenceDraft() {}

    public static Conference of(UUID organizationId) {
        return of(organizationId, "conf-" + UUID.randomUUID().toString().substring(0, 8), null);
    }

    public static Conference of(UUID organizationId, String slug, ConferenceStatus status) {
        return new Conference(
                UUID.randomUUID(),
                organizationId,
                slug,
                null,
                "Harbor Days",
                "Ships and software",
                "Three days *by the water*.",
                LocalDate.of(2027, 5, 18),
                LocalDate.of(2027, 5, 20),
                "Europe/Lisbon",
                "Old Customs House",
                "Porto",
                "PT",
                "https://example.org/harbor",
                new Colors("#0b5c7a", null),
                status,
                null,
                null,
                null,
                0,
                null,
                null,
                null);
    }
}
