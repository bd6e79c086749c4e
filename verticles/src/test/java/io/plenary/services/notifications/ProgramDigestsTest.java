package io.plenary.services.notifications;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Service;
import io.plenary.contracts.notes.NotesService;
import io.plenary.contracts.organizations.Organization;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.Jobs;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each morning those who attend a conference are told what is new in its program. */
class ProgramDigestsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TEN = "2027-05-18T09:00:00Z";
    private static final String ELEVEN = "2027-05-18T10:00:00Z";

    private static TestPlatform platform;
    private static User owner;
    private static int conferences;

    private String conference;
    private UUID conferenceId;
    private String starred;
    private User attendee;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        Organization organization = platform.organization("mornings");
        owner = platform.member(organization, OrganizationRole.OWNER);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    /** Somebody has one of its sessions on the agenda, and the night is over. */
    @BeforeEach
    void somebodyComes() {
        String slug = "morning-" + ++conferences;
        platform.conference(owner, "mornings", slug, "PUBLISHED");
        conference = "/api/v1/conferences/" + slug;
        conferenceId = UUID.fromString(owner.get(conference).expect(200).getString("id"));
        starred = session("Starred");
        attendee = platform.user("attendee");
        attendee.put(conference + "/sessions/" + starred + "/star", null).expect(200);
        morning();
    }

    @Test
    void whatChangedSinceTheDayBeforeIsToldOnceInTheMorning() {
        String moved = session("Moving");
        String cancelled = session("Ending");
        User nobody = platform.user("nobody");
        morning();
        assertThat(told(attendee)).hasSize(1);

        place(moved, ELEVEN);
        place(moved, "2027-05-18T11:30:00Z");
        owner.patch(conference + "/sessions/" + cancelled, new JsonObject().put("status", "CANCELLED"))
                .expect(200);
        session("Added");
        place(starred, ELEVEN);
        morning();

        List<JsonObject> told = told(attendee);
        assertThat(told).hasSize(2);
        assertThat(told.get(0).getString("title"))
                .isEqualTo("Conference morning-" + conferences + ": 3 sessions of the program have changed");
        assertThat(plain(told.get(0).getString("text")))
                .startsWith("1 cancelled, 1 moved, 1 new:")
                .containsSubsequence("Ending", "Moving", "Tue 18 May, 10:00 → Tue 18 May, 12:30", "Added")
                .doesNotContain("11:00", "Starred");
        assertThat(told(nobody)).isEmpty();
        morning();
        assertThat(told(attendee)).hasSize(2);
    }

    @Test
    void whatChangedBackOrIsOnTheOwnAgendaOnlyIsNoNews() {
        String there = session("There and back");
        morning();
        int before = told(attendee).size();

        place(there, ELEVEN);
        place(there, TEN);
        place(starred, ELEVEN);
        morning();

        assertThat(told(attendee)).hasSize(before);
    }

    /** Waiting for the morning is what the job does. */
    @Test
    void beforeTheMorningNobodyIsTold() {
        session("Early");

        await().until(() ->
                rows("select due_at::text from program_digests where due_at is not null and " + ofConference())
                                .size()
                        == 1);
        assertThat(rows("select (due_at at time zone 'Europe/Lisbon')::time::text from program_digests where "
                        + ofConference()))
                .containsExactly("07:00:00");
        assertThat(told(attendee)).isEmpty();
    }

    @Test
    void ofWhatIsCancelledNobodyIsTold() {
        session("Never");
        owner.post(conference + "/cancel", new JsonObject().put("reason", "Flood"))
                .expect(200);
        morning();

        assertThat(told(attendee)).isEmpty();
    }

    @Test
    void itIsInTheInboxAndElsewhereOnlyForThoseWhoWantIt() {
        assertThat(wanted(attendee)).containsExactly("INBOX");
        User mailed = platform.user("mailed");
        mailed.put(conference + "/sessions/" + starred + "/star", null).expect(200);
        JsonObject mails = new JsonObject()
                .put("kind", "PROGRAM_DIGEST")
                .put("channel", "EMAIL")
                .put("wanted", true);
        mailed.post("/api/v1/me/preferences", new JsonObject().put("items", List.of(mails)))
                .expect(200);
        assertThat(wanted(mailed)).containsExactlyInAnyOrder("INBOX", "EMAIL");

        session("For all");
        morning();

        assertThat(told(attendee)).hasSize(1);
        assertThat(rows("select user_id::text from deliveries join messages on messages.id = message_id "
                        + "where kind = 'PROGRAM_DIGEST' and " + ofConference()))
                .containsExactly(mailed.id().toString());
    }

    @Test
    void whoeverGoesOnAfterTheServiceEndedLeavesNobodyOutAndTellsNobodyTwice() {
        NotesService notes = platform.node().proxies().of(NotesService.class, NotesService.ADDRESS);
        List<UUID> crowd = Stream.generate(UUID::randomUUID).limit(900).toList();
        crowd.forEach(one -> await(notes.star(Caller.user(one), conferenceId, UUID.fromString(starred))));
        session("For a crowd");
        dawn();
        await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(() -> !readers()
                .isEmpty());

        platform.stop(Service.NOTIFICATIONS);
        platform.start(Service.NOTIFICATIONS);

        await().atMost(PATIENCE).until(this::isTold);
        assertThat(readers()).hasSize(crowd.size() + 1).doesNotHaveDuplicates();
        assertThat(new HashSet<>(readers()))
                .containsAll(crowd.stream().map(UUID::toString).toList());
    }

    private List<String> readers() {
        return rows("select user_id::text from messages where kind = 'PROGRAM_DIGEST' and " + ofConference());
    }

    /** Everything that was announced is told. */
    private void morning() {
        dawn();
        await().atMost(PATIENCE).until(this::isTold);
    }

    private boolean isTold() {
        String version = owner.get(conference + "/changes?since=0")
                .expect(200)
                .getValue("version")
                .toString();
        return !rows("select 'yes' from program_digests where told >= seen and seen >= " + version + " and "
                        + ofConference())
                .isEmpty();
    }

    /** What was announced by now waits for no clock. */
    private void dawn() {
        String version = owner.get(conference + "/changes?since=0")
                .expect(200)
                .getValue("version")
                .toString();
        await().atMost(PATIENCE).until(() -> !rows("select 'yes' from program_digests where seen >= " + version
                        + " and " + ofConference())
                .isEmpty());
        Database database = await(platform.node().databases().open(Service.NOTIFICATIONS.id()));
        Jobs jobs = new Jobs(platform.vertx(), database, ProgramDigests.KIND, Digests.TERMS);
        await(database.write(Caller.SYSTEM, tx -> tx.sql()
                .query("update program_digests set due_at = now() - interval '1 second' where " + ofConference())
                .execute()
                .compose(due -> jobs.ask(tx, conferenceId))));
    }

    private String ofConference() {
        return "conference_id = '" + conferenceId + "'";
    }

    private static List<String> rows(String query) {
        return platform.rows("notifications", owner.id(), query);
    }

    private String session(String title) {
        String id = UUID.randomUUID().toString();
        owner.post(conference + "/sessions", new JsonObject().put("id", id).put("title", title))
                .expect(201);
        place(id, TEN);
        return id;
    }

    private void place(String session, String start) {
        JsonObject slot = new JsonObject().put("start", start).put("durationMinutes", 30);
        owner.put(conference + "/sessions/" + session + "/slot", slot).expect(200);
    }

    private static String plain(String markdown) {
        return markdown.replaceAll("\\\\(\\p{Punct})", "$1").replace("**", "");
    }

    private List<JsonObject> told(User user) {
        return items(user.get("/api/v1/me/inbox").expect(200)).stream()
                .filter(item -> item.getString("kind").equals("PROGRAM_DIGEST"))
                .toList();
    }

    private static List<String> wanted(User user) {
        return items(user.get("/api/v1/me/preferences").expect(200)).stream()
                .filter(item -> item.getString("kind").equals("PROGRAM_DIGEST") && item.getBoolean("wanted"))
                .map(item -> item.getString("channel"))
                .toList();
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }
}
