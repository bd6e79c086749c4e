package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures count what clients say somebody looked at, once; requests are no views. */
class ViewsTest {

    private static TestPlatform platform;
    private static Organization organization;
    private static User organizer;

    private String slug;
    private String session;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        organization = platform.organization("views-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void addConference() {
        slug = "views-" + UUID.randomUUID().toString().substring(0, 8);
        platform.conference(organizer, organization.slug(), slug, "PUBLISHED");
        session = organizer
                .post(conference() + "/sessions", new JsonObject().put("title", "Talk"))
                .expect(201)
                .getJsonObject("session")
                .getString("id");
    }

    private String conference() {
        return "/api/v1/conferences/" + slug;
    }

    @Test
    void aTabLeftOpenIsOneView() {
        User stranger = platform.http().anonymous();
        Reply schedule = stranger.get(conference() + "/schedule");
        tell(stranger, view("ScheduleViewed")).expect(204);
        String etag = schedule.header("ETag").orElseThrow();

        IntStream.range(0, 40).forEach(i -> stranger.get(conference() + "/schedule", "If-None-Match", etag));

        assertViews(1);
    }

    @Test
    void whatIsFetchedAheadOfTimeOrOnlyAskedAboutIsNoView() {
        User stranger = platform.http().anonymous();
        for (String path : List.of("", "/schedule", "/sessions/" + session, "/schedule.ics")) {
            stranger.get(conference() + path).bytes();
            stranger.json("HEAD", conference() + path, null);
        }
        tell(stranger, view("ConferenceViewed")).expect(204);

        // The download of the calendar, and the view.
        assertViews(2);
    }

    @Test
    void aViewThatIsToldOfAgainCountsOnce() {
        User attendee = platform.user("attendee");
        JsonObject view = sessionViewed(session);

        tell(attendee, view).expect(204);
        tell(attendee, view, view, sessionViewed(session)).expect(204);

        assertViews(2);
    }

    @Test
    void whatDoesNotExistCountsNothing() {
        User stranger = platform.http().anonymous();
        tell(
                        stranger,
                        sessionViewed(UUID.randomUUID().toString()),
                        view("SessionViewed"),
                        view("ScheduleViewed").put("conference", "no-such-conference"),
                        view("ScheduleViewed")
                                .put("conference", UUID.randomUUID().toString()),
                        view("ScheduleViewed"))
                .expect(204);

        assertViews(1);
    }

    @Test
    void whoMakesNamesUpIsHeardNoFurther() {
        JsonObject[] views = Stream.concat(
                        IntStream.range(0, 3)
                                .mapToObj(i -> view("ScheduleViewed").put("conference", "made-up-" + i)),
                        Stream.of(view("ScheduleViewed")))
                .toArray(JsonObject[]::new);
        User stranger = platform.http().anonymous();
        tell(stranger, views).expect(204);
        tell(stranger, view("ConferenceViewed")).expect(204);

        assertViews(1);
    }

    @Test
    void draftsAreViewedByTheirOrganizationOnly() {
        String published = slug;
        slug += "-draft";
        platform.conference(organizer, organization.slug(), slug, "DRAFT");

        Stream.of(platform.http().anonymous(), platform.user("outsider"))
                .forEach(stranger -> tell(stranger, view("ScheduleViewed")).expect(204));
        tell(organizer, view("ScheduleViewed")).expect(204);

        assertViews(1);
        slug = published;
    }

    @Test
    void whatIsNoViewIsRefused() {
        User stranger = platform.http().anonymous();
        tell(stranger).expect(400);
        tell(stranger, view("CalendarDownloaded")).expect(400);
        tell(stranger, view("ScheduleViewed").put("count", 1_000)).expect(400);
        tell(stranger, view("ScheduleViewed").put("id", "mine")).expect(400);
        tell(stranger, Stream.generate(() -> view("ScheduleViewed")).limit(21).toArray(JsonObject[]::new))
                .expect(400);
    }

    private JsonObject view(String type) {
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("type", type)
                .put("conference", slug);
    }

    private JsonObject sessionViewed(String sessionId) {
        return view("SessionViewed").put("sessionId", sessionId);
    }

    private static Reply tell(User user, JsonObject... views) {
        return user.post("/api/v1/views", new JsonObject().put("views", List.of(views)));
    }

    /** Counted in the order they are told, so one more view at the end shows that those before it are in. */
    private void assertViews(long expected) {
        tell(organizer, view("SpeakerViewed")).expect(204);
        Awaitility.await().untilAsserted(() -> assertThat(organizer
                        .get("/api/v1/admin/analytics/access?conference=" + slug)
                        .expect(200)
                        .getLong("views"))
                .isEqualTo(expected + 1));
    }
}
