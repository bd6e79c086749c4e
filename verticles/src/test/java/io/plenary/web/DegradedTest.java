package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Service;
import io.plenary.contracts.notes.NotesService;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestNode;
import io.plenary.testing.TestPlatform;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service that is gone, stalls or answers garbage takes its own part with it, and no other. */
class DegradedTest {

    private static final String CONFERENCE = "/api/v1/conferences/degraded-open";
    private static final String SCHEDULE = CONFERENCE + "/schedule";
    private static final String MARKED = SCHEDULE + "?marks=true";
    private static final String MARKS = "/api/v1/me/marks?conference=degraded-open";

    private static TestPlatform platform;
    private static User organizer;
    private static User attendee;
    private static String session;
    private Runnable mend = () -> {};

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        Organization organization = platform.organization("degraded-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        attendee = platform.user("attendee");
        platform.conference(organizer, organization.slug(), "degraded-open", "PUBLISHED");
        String speaker = organizer
                .post(CONFERENCE + "/speakers", new JsonObject().put("name", "Marta Reis"))
                .expect(201)
                .getString("id");
        session = newSession("Keynote", speaker);
        attendee.put(CONFERENCE + "/sessions/" + session + "/star", null).expect(200);
    }

    private static String newSession(String title, String speaker) {
        JsonArray speakers =
                new JsonArray().add(new JsonObject().put("speakerId", speaker).put("name", "Marta Reis"));
        return organizer
                .post(
                        CONFERENCE + "/sessions",
                        new JsonObject().put("title", title).put("speakers", speakers))
                .expect(201)
                .getJsonObject("session")
                .getString("id");
    }

    @AfterEach
    void mend() {
        mend.run();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !attendee.get(SCHEDULE).expect(200).containsKey("degraded"));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void theScheduleComesWithWhatTheCallerHasOnItWhereThatIsAskedFor() {
        JsonObject marked = attendee.get(MARKED).expect(200);

        assertThat(marked.getJsonObject("marks")
                        .getJsonArray("stars")
                        .getJsonObject(0)
                        .getString("sessionId"))
                .isEqualTo(session);
        assertThat(marked.containsKey("degraded")).isFalse();
        marked.remove("marks");
        assertThat(marked).isEqualTo(attendee.get(SCHEDULE).expect(200));
        assertThat(attendee.get(MARKED).header("Cache-Control").orElseThrow()).contains("private");
    }

    @Test
    void nobodyGetsTheMarksOfOthers() {
        assertThat(platform.http().anonymous().get(MARKED).status()).isEqualTo(401);
        assertThat(organizer.get(MARKED).expect(200).getJsonObject("marks").getJsonArray("stars"))
                .isEmpty();
    }

    @Test
    void withoutNotesTheScheduleAnswersAndSaysSo() {
        gone(Service.NOTES);

        assertNotesAreMissing();
    }

    @Test
    void withNotesThatStallTheScheduleAnswersInTimeAndSaysSo() {
        gone(Service.NOTES);
        answering(NotesService.ADDRESS, call -> {});

        assertNotesAreMissing();
    }

    @Test
    void withNotesThatAnswerGarbageTheScheduleAnswersAndSaysSo() {
        gone(Service.NOTES);
        answering(NotesService.ADDRESS, call -> call.reply("garbage"));

        assertNotesAreMissing();
    }

    private static void assertNotesAreMissing() {
        JsonObject marked = attendee.get(MARKED).expect(200);
        assertThat(marked.getJsonArray("degraded")).containsExactly("notes");
        assertThat(marked.containsKey("marks")).isFalse();
        assertThat(marked.getJsonArray("sessions")).isNotEmpty();
        assertThat(attendee.get(SCHEDULE).expect(200).containsKey("degraded")).isFalse();
        Reply marks = attendee.get(MARKS);
        assertThat(marks.status()).isIn(503, 504);
        assertThat(marks.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void whoeverAsksForThePartThatIsGoneHearsWhenToComeAgain() {
        gone(Service.NOTES);

        Reply marks = attendee.get(MARKS);

        assertThat(marks.status()).isEqualTo(503);
        assertThat(Integer.parseInt(marks.header("Retry-After").orElseThrow())).isPositive();
    }

    @Test
    void withoutSpeakersTheScheduleNamesThemAsCreditedUntilTheyAreBack() {
        gone(Service.SPEAKERS);
        organizer
                .patch(CONFERENCE + "/sessions/" + session, new JsonObject().put("title", "Opening keynote"))
                .expect(200);

        JsonObject without = attendee.get(SCHEDULE).expect(200);
        assertThat(without.getJsonArray("degraded")).containsExactly("speakers");
        assertThat(without.getJsonArray("speakers")).isEmpty();
        assertThat(without.encode()).contains("Opening keynote").contains("Marta Reis");

        mend();
        mend = () -> {};
        assertThat(attendee.get(SCHEDULE).expect(200).getJsonArray("speakers")).hasSize(1);
    }

    @Test
    void withSpeakersThatStallAScheduleThatChangedAnswersInTime() {
        gone(Service.SPEAKERS);
        answering(SpeakersService.ADDRESS, call -> {});
        organizer
                .patch(CONFERENCE + "/sessions/" + session, new JsonObject().put("title", "Closing keynote"))
                .expect(200);

        assertThat(attendee.get(SCHEDULE).expect(200).getJsonArray("degraded")).containsExactly("speakers");
    }

    @Test
    void withoutProfilesAHistoryIsToldWithoutNames() {
        String path = "/api/v1/conferences/degraded-history";
        platform.conference(organizer, "degraded-org", "degraded-history", "PUBLISHED");
        platform.admin().post(path + "/archive", null).expect(200);
        gone(Service.PROFILES);

        JsonObject step = organizer
                .get(path + "/transitions")
                .expect(200)
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(step.getString("by")).isNotNull();
        assertThat(step.containsKey("profile")).isFalse();
    }

    /** As in the moment between an approval and the first answer of the program. */
    @Test
    void aProgramThatWasApprovedAMomentAgoIsSaidToBeMade() {
        platform.conference(organizer, "degraded-org", "degraded-new", "DRAFT");
        platform.stop(Service.PROGRAM);
        try {
            Reply rooms = organizer.get("/api/v1/conferences/degraded-new/rooms");
            assertThat(rooms.status()).isEqualTo(503);
            assertThat(rooms.text()).contains("is being made");
            assertThat(rooms.header("Retry-After")).isPresent();
            assertThat(attendee.get("/api/v1/conferences/degraded-new/rooms").status())
                    .isEqualTo(404);
        } finally {
            platform.start(Service.PROGRAM);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> attendee.get(CONFERENCE + "/rooms").status() == 200);
        }
    }

    private void gone(Service service) {
        platform.stop(service);
        mend = () -> platform.start(service);
    }

    /** In place of the service. */
    private void answering(String address, Consumer<Message<Object>> answer) {
        Runnable start = mend;
        MessageConsumer<Object> consumer = platform.vertx().eventBus().consumer(address, answer::accept);
        mend = () -> {
            TestNode.await(consumer.unregister());
            start.run();
        };
    }
}
