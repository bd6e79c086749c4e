package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.ChangeKind;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.program.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramNewsTest {

    private static final Instant NOW = Instant.parse("2027-05-18T05:00:00Z");
    private static final Instant NOON = Instant.parse("2027-05-18T12:00:00Z");

    @Test
    void whatMattersMostComesFirst() {
        SessionChange renamed = change(session("Renamed", NOON), session("Renamed now", NOON), ChangeKind.RENAMED);
        SessionChange added = change(null, session("Added", NOON), ChangeKind.NEW);
        SessionChange later = change(
                session("Later", NOON),
                session("Later", NOON.plusSeconds(7_200)),
                ChangeKind.MOVED,
                ChangeKind.RENAMED);
        SessionChange sooner =
                change(session("Sooner", NOON), session("Sooner", NOON.plusSeconds(60)), ChangeKind.MOVED);
        SessionChange cancelled = change(session("Cancelled", NOON), cancelled("Cancelled"), ChangeKind.CANCELLED);

        assertThat(titles(renamed, added, later, sooner, cancelled))
                .containsExactly("Cancelled", "Sooner", "Later", "Added", "Renamed now");
    }

    @Test
    void thatSomethingHasAnotherIdTellsNobodyAnything() {
        SessionChange gone = change(session("Opening", NOON), null, ChangeKind.REMOVED);
        SessionChange here = change(null, session("Opening", NOON), ChangeKind.NEW);
        SessionChange other = change(null, session("Opening", NOON.plusSeconds(60)), ChangeKind.NEW);
        SessionChange sameRoom = change(session("Talk", NOON), session("Talk", NOON), ChangeKind.MOVED);

        assertThat(ProgramNews.of(List.of(gone, here, other, sameRoom), NOW).changes())
                .containsExactly(other);
    }

    @Test
    void ofWhatIsPastOrNeverTookPlaceNobodyHears() {
        Instant past = NOW.minus(Duration.ofHours(20));
        assertThat(titles(
                        change(session("Over", past), session("Over now", past), ChangeKind.RENAMED),
                        change(cancelled("Off"), session("Off now", SessionStatus.CANCELLED), ChangeKind.RENAMED),
                        change(cancelled("Away"), null, ChangeKind.REMOVED),
                        change(null, cancelled("Never"), ChangeKind.NEW),
                        change(session("Track", NOON), session("Track", NOON), ChangeKind.RETRACKED)))
                .isEmpty();
        assertThat(titles(change(session("Saved", past), session("Saved", NOON), ChangeKind.MOVED)))
                .containsExactly("Saved");
    }

    @Test
    void manyAreCountedAndSomeListed() {
        List<SessionChange> changes = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            changes.add(change(null, session("Talk " + i, NOON), ChangeKind.NEW));
        }
        changes.add(change(session("Ending", NOON), cancelled("Ending"), ChangeKind.CANCELLED));

        Map<String, Object> facts = ProgramNews.of(changes, NOW).facts();

        assertThat(facts).containsEntry(ProgramNews.COUNT, 14).containsEntry("more", 4);
        assertThat((List<?>) facts.get(Message.CHANGES)).hasSize(10);
        assertThat(facts.get("figures"))
                .isEqualTo(
                        List.of(Map.of("kind", "cancelled", "sessions", 1L), Map.of("kind", "new", "sessions", 13L)));
    }

    @Test
    void whatIsOnTheOwnAgendaIsLeftOut() {
        SessionChange one = change(null, session("One", NOON), ChangeKind.NEW);
        SessionChange other = change(null, session("Other", NOON), ChangeKind.NEW);
        ProgramNews news = ProgramNews.of(List.of(one, other), NOW);

        assertThat(news.without(List.of(one.sessionId())).changes()).containsExactly(other);
        assertThat(news.without(List.of(one.sessionId())).facts())
                .containsEntry(ProgramNews.COUNT, 1)
                .containsEntry("figures", List.of(Map.of("kind", "new", "sessions", 1L)));
        assertThat(news.without(List.of(one.sessionId(), other.sessionId())).isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-05-18T05:59:59Z, Europe/Lisbon, 2027-05-18T06:00:00Z",
        "2027-05-18T06:00:00Z, Europe/Lisbon, 2027-05-19T06:00:00Z",
        "2027-03-27T12:00:00Z, Europe/Berlin, 2027-03-28T05:00:00Z",
        "2027-05-18T22:30:00Z, Pacific/Auckland, 2027-05-19T19:00:00Z"
    })
    void aMorningIsThatOfTheConference(Instant now, String zone, Instant morning) {
        assertThat(ProgramDigests.morningAfter(now, ZoneId.of(zone))).isEqualTo(morning);
    }

    private static List<String> titles(SessionChange... changes) {
        return ProgramNews.of(List.of(changes), NOW)
                .changes()
                .map(change -> change.after().title())
                .toList();
    }

    private static SessionChange change(Announced before, Announced after, ChangeKind... kinds) {
        return new SessionChange(UUID.randomUUID(), List.of(kinds), before, after, 2, NOW);
    }

    private static Announced session(String title, Instant start) {
        return new Announced(title, SessionStatus.CONFIRMED, start, 30, UUID.randomUUID(), "Hall", null, null);
    }

    private static Announced session(String title, SessionStatus status) {
        return new Announced(title, status, NOON, 30, UUID.randomUUID(), "Hall", null, null);
    }

    private static Announced cancelled(String title) {
        return session(title, SessionStatus.CANCELLED);
    }
}
