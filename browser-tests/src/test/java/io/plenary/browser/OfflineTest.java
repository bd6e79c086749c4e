package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Without a connection the program is there, and what one does is kept until it is back. */
class OfflineTest extends BrowserTest {

    /** Some releases of Chromium tell a page that is opened without a connection that there is one. */
    private static final Pattern UNREACHED = Pattern.compile("^\\s*(Offline|Server down)\\s*$");

    private static final Pattern UNREACHED_TITLE = Pattern.compile("^(You are offline|The server does not answer)$");

    private static final String RIVER = "Forecasting the River With the People Who Live on It";
    private static final String NOTE = "Gauges every two kilometers";

    @Test
    void aNoteTakenWithoutAConnectionOutlivesAReloadAndReachesTheServerLater() {
        Visitor attendee = visitor();
        String email = attendee.signsUp("Ines");
        Schedule schedule = Schedule.of(attendee, Platform.DEMO);
        assertThat(schedule.session(RIVER)).isVisible();
        attendee.waitsForTheServiceWorker().keeps("answers", Platform.DEMO).goesOffline();

        SessionView session = schedule.open(RIVER).notes();
        session.note(NOTE);
        assertThat(session.noteState()).hasText("Kept on this device, sent when you are online");
        attendee.page().reload();
        assertThat(schedule.drawer().notes().text()).hasValue(NOTE);
        assertThat(notes(email)).isEmpty();

        attendee.comesBack();
        assertThat(session.noteState()).hasText("Saved");
        assertThat(notes(email)).containsExactly(NOTE);
    }

    @Test
    void aNoteThatTheServerRefusesKeepsNoOtherWaiting() {
        String conference = admin().conference("refusing", "Refused and Heard");
        String gone = admin().session(conference, Map.of("title", "Leaving"));
        admin().session(conference, Map.of("title", "Staying"));
        Visitor attendee = visitor();
        String email = attendee.signsUp("Noor");
        Schedule schedule = Schedule.of(attendee, "refusing");
        assertThat(schedule.session("Leaving")).isVisible();
        attendee.waitsForTheServiceWorker().keeps("answers", "refusing").goesOffline();
        SessionView leaving = schedule.open("Leaving").notes();
        leaving.note("To nobody");
        assertThat(leaving.noteState()).hasText("Kept on this device, sent when you are online");
        leaving.close();
        SessionView staying = schedule.open("Staying").notes();
        staying.note("To somebody");
        assertThat(staying.noteState()).hasText("Kept on this device, sent when you are online");

        attendee.page()
                .route("**/sessions/" + gone + "/notes", route -> route.fulfill(new FulfillOptions().setStatus(404)));
        attendee.comesBack();

        Awaitility.await().untilAsserted(() -> assertThat(notes(email)).containsExactly("To somebody"));
    }

    private static List<String> notes(String email) {
        return Api.items(api(email).get("/me/notes"))
                .map(note -> note.get("text").getAsString())
                .toList();
    }

    @Test
    void aStarSetWithoutAConnectionIsOnTheAgendaEverywhereLater() {
        Visitor attendee = visitor();
        String email = attendee.signsUp("Joao");
        Schedule schedule = Schedule.of(attendee, Platform.DEMO);
        assertThat(schedule.session(RIVER)).isVisible();
        attendee.waitsForTheServiceWorker().keeps("answers", Platform.DEMO).goesOffline();

        schedule.star(RIVER).click();
        attendee.keeps("outbox", "star:").page().reload();
        assertThat(schedule.starred(RIVER)).isVisible();
        assertThat(attendee.page().getByText(UNREACHED)).isVisible();

        attendee.page().waitForResponse(answer -> answer.url().endsWith("/star") && answer.ok(), attendee::comesBack);
        Visitor otherDevice = visitor().signsIn(email).opens("/agenda?conference=" + Platform.DEMO);
        assertThat(otherDevice.link(RIVER)).isVisible();
    }

    @Test
    void withoutAConnectionItStaysKnownWhoIsSignedInAndWhichConferencesThereAre() {
        admin().conference("beside", "Beside the River");
        Visitor attendee = visitor();
        attendee.signsUp("Ines");
        attendee.opens("/agenda");
        assertThat(attendee.choice("Conference")).isVisible();
        attendee.waitsForTheServiceWorker().goesOffline();

        attendee.page().reload();

        assertThat(attendee.choice("Conference")).isVisible();
        assertThat(attendee.profile()).isVisible();
    }

    @ResourceLock("a server elsewhere")
    @Test
    void facesComeFromHereAndAreThereWithoutAConnection() {
        String conference = admin().conference("faces", "Faces by the River");
        try (Portraits elsewhere = new Portraits()) {
            admin().pictured(conference, "Ada Lovelace", elsewhere.address());
        }
        admin().session(conference, Map.of("title", "Without a face"));
        Visitor attendee = visitor().opens("/c/faces/speakers");
        Locator face = attendee.page().locator(".avatar .face.shown");
        assertThat(face).hasCount(1);
        attendee.waitsForTheServiceWorker().page().reload();
        assertThat(face).hasCount(1);

        attendee.goesOffline();
        attendee.page().reload();

        assertThat(face).hasCount(1);
        Object kept =
                attendee.page().evaluate("async () => (await (await caches.open('plenary pictures')).keys()).length");
        assertThat(kept).isEqualTo(1);
        assertThat(face.evaluate("face => face.naturalWidth")).isEqualTo(96);
    }

    @Test
    void aSessionThatWasNeverOpenedCanBeReadAndFoundByItsTextWithoutAConnection() {
        String conference = admin().conference("harbors", "All the Harbors");
        admin().session(conference, Map.of("title", "Mooring", "description", "Splice the hawser first."));
        Visitor attendee = visitor();
        Schedule schedule = Schedule.of(attendee, "harbors");
        attendee.waitsForTheServiceWorker();
        schedule.search().fill("hawser");
        assertThat(schedule.results().locator("mark")).hasText("hawser");
        attendee.goesOffline();

        attendee.page().reload();

        assertThat(schedule.results()).hasCount(1);
        assertThat(schedule.open("Mooring").prose()).hasText("Splice the hawser first.");
    }

    @Test
    void aSessionThatCouldNotBeReadIsShownOnceTheServerAnswersAgain() {
        Visitor attendee = visitor();
        attendee.context().route("**/api/v1/conferences/*/sessions/*", OfflineTest::isDown);
        Schedule schedule = Schedule.of(attendee, Platform.DEMO);

        SessionView session = schedule.open(RIVER);
        assertThat(session.self().getByRole(AriaRole.ALERT)).containsText("The server does not answer at the moment");
        assertThat(attendee.page().locator(".pill.offline")).hasText("Server down");
        attendee.context().unroute("**/api/v1/conferences/*/sessions/*");

        assertThat(session.prose().first()).isVisible();
        assertThat(session.self().getByRole(AriaRole.ALERT)).hasCount(0);
    }

    private static void isDown(Route route) {
        route.abort();
    }

    @Test
    void aServerThatDoesNotAnswerIsNotMistakenForALackOfConnection() {
        Visitor attendee = visitor();
        attendee.context().route("**/api/v1/**", OfflineTest::isDown);

        attendee.opens("/c/" + Platform.DEMO + "/changes");

        assertThat(attendee.heading("The server does not answer")).isVisible();
        attendee.context().unroute("**/api/v1/**");
        assertThat(attendee.heading("Nothing changed since your last visit")).isVisible();
        assertThat(attendee.page().locator(".pill.offline")).hasCount(0);
    }

    @Test
    void whatTheDocumentSaysStaysUntilTheServerAnswers() {
        Visitor attendee = visitor();
        attendee.context().route("**/api/v1/**", OfflineTest::isDown);

        attendee.page().waitForRequest("**/api/v1/**/schedule", () -> attendee.opens("/c/" + Platform.DEMO));

        assertThat(attendee.page().locator(".given h1")).hasText("Estuary 2027");
        attendee.context().unroute("**/api/v1/**");
        assertThat(attendee.page().locator("plenary-app h1")).hasText("Estuary 2027");
        assertThat(attendee.page().locator(".given")).hasCount(0);
    }

    @Test
    void withoutAConnectionAPageThatWasNeverSeenSaysSo() {
        Visitor attendee = visitor().opens("/");
        assertThat(attendee.heading("Where to next?")).isVisible();
        attendee.waitsForTheServiceWorker().goesOffline();

        attendee.opens("/c/" + Platform.DEMO);

        assertThat(attendee.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(UNREACHED_TITLE)))
                .isVisible();
        assertThat(attendee.button("Try again")).isVisible();
    }
}
