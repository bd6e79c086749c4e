package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.QuietHours;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when messages wait for somebody who is not to be disturbed. */
class QuietRulesTest {

    private static final QuietHours NIGHT = new QuietHours("22:00", "07:00", "Europe/Lisbon");

    @ParameterizedTest
    @CsvSource({
        // In summer Lisbon is an hour ahead of UTC.
        "2027-05-18T20:59:59Z, ",
        "2027-05-18T21:00:00Z, 2027-05-19T06:00:00Z",
        "2027-05-18T23:30:00Z, 2027-05-19T06:00:00Z",
        "2027-05-19T05:59:59Z, 2027-05-19T06:00:00Z",
        "2027-05-19T06:00:00Z, ",
        "2027-01-18T22:00:00Z, 2027-01-19T07:00:00Z",
        // Clocks are put forward, and the night is an hour shorter; put back, and it is longer.
        "2027-03-27T23:00:00Z, 2027-03-28T06:00:00Z",
        "2027-10-30T22:00:00Z, 2027-10-31T07:00:00Z"
    })
    void aNightEndsInTheMorningByTheClocksOfTheReader(Instant now, Instant end) {
        assertThat(QuietRules.end(NIGHT, now).orElse(null)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"2027-05-18T10:59:59Z, ", "2027-05-18T11:00:00Z, 2027-05-18T13:00:00Z", "2027-05-18T13:00:00Z, "})
    void timeOfADayEndsOnThatDay(Instant now, Instant end) {
        assertThat(QuietRules.end(new QuietHours("12:00", "14:00", "Europe/Lisbon"), now)
                        .orElse(null))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        // 01:30 does not come on the day clocks go forward from one to two,
        "2027-03-27T23:30:00Z, 2027-03-28T01:30:00Z",
        // and comes twice on the day they go back.
        "2027-10-31T00:15:00Z, 2027-10-31T01:30:00Z",
        "2027-10-31T01:15:00Z, 2027-10-31T01:30:00Z"
    })
    void anEndThatDoesNotComeOrComesTwiceIsNotMissed(Instant now, Instant end) {
        assertThat(QuietRules.end(new QuietHours("23:00", "01:30", "Europe/Lisbon"), now)
                        .orElse(null))
                .isEqualTo(end);
    }

    @Test
    void whatMustBeToldDoesNotWait() {
        Instant night = Instant.parse("2027-05-18T23:30:00Z");

        assertThat(QuietRules.end(NIGHT, message(MessageKind.NEW_DEVICE, Map.of()), night))
                .isEmpty();
        assertThat(QuietRules.end(NIGHT, message(MessageKind.CONFERENCE_STATUS, Map.of()), night))
                .contains(Instant.parse("2027-05-19T06:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-05-19T07:59:00Z, 2027-05-20T10:00:00Z, false",
        "2027-05-20T10:00:00Z, 2027-05-19T07:59:00Z, false",
        "2027-05-19T08:00:00Z, 2027-05-20T10:00:00Z, true",
        "2027-05-20T10:00:00Z, , true"
    })
    void whatIsAboutASessionThatBeginsSoonDoesNotWait(String was, String now, boolean waits) {
        JsonObject change = new JsonObject()
                .put("sessionId", UUID.randomUUID().toString())
                .put("before", new JsonObject().put("title", "x").put("start", was))
                .put("version", 1)
                .put("after", new JsonObject().put("title", "x").put("start", now));
        Message message = message(MessageKind.AGENDA_CHANGED, Map.of(Message.CHANGES, new JsonArray().add(change)));

        assertThat(QuietRules.end(NIGHT, message, Instant.parse("2027-05-18T23:30:00Z"))
                        .isPresent())
                .isEqualTo(waits);
    }

    private static Message message(MessageKind kind, Map<String, Object> facts) {
        UUID id = UUID.randomUUID();
        return new Message(id, id, kind, id, null, null, facts, Instant.now(), true, null, null);
    }
}
