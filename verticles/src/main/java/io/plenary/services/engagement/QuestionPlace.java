package io.plenary.services.engagement;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Where a question stands among the most wanted ones; moves with each vote, so that a page may show one again or pass one over. */
record QuestionPlace(boolean pinned, long votes, OffsetDateTime time, UUID id) {

    /** Null on the first page. */
    static QuestionPlace parse(String cursor) {
        Cursor parsed = Cursor.parse(cursor);
        if (parsed.key() == null) {
            return null;
        }
        try {
            String[] parts = parsed.key().split("\\|", 3);
            return new QuestionPlace(
                    parts[0].equals("1"),
                    Long.parseLong(parts[1]),
                    Instant.parse(parts[2]).atOffset(ZoneOffset.UTC),
                    parsed.id());
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw Refusal.INVALID.because("This is no cursor of this list.");
        }
    }

    static Cursor of(StoredQuestion stored) {
        String key = "%d|%d|%s"
                .formatted(
                        stored.question().pinned() ? 1 : 0,
                        stored.question().votes(),
                        stored.question().createdAt());
        return new Cursor(key, stored.id());
    }
}
