package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe finds nothing: on any page, in both themes, in a wide and in a narrow window. */
class AccessibilityTest extends BrowserTest {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

    /** What is on a page once it is there, by the page's address. */
    private static final Map<String, String> PROGRAM_PAGES = Map.ofEntries(
            Map.entry("/c/estuary-2027/organize", ".tiles"),
            Map.entry("/c/estuary-2027/organize/details", ".save-bar"),
            Map.entry("/c/estuary-2027/organize/schedule", ".planner .card"),
            Map.entry("/c/estuary-2027/organize/sessions", ".table"),
            Map.entry("/c/estuary-2027/organize/sessions/new", ".save-bar"),
            Map.entry("/c/estuary-2027/organize/speakers", ".table"),
            Map.entry("/c/estuary-2027/organize/speakers/new", ".save-bar"),
            Map.entry("/c/estuary-2027/organize/rooms", ".layout-list"),
            Map.entry("/c/estuary-2027/organize/tracks", ".layout-list"),
            Map.entry("/c/estuary-2027/organize/releases", ".panel"),
            Map.entry("/c/estuary-2027/organize/live", ".live-desks"),
            Map.entry("/c/estuary-2027/organize/live/conference", ".desk-panel"),
            Map.entry("/c/estuary-2027/organize/live-figures", ".live-figures, .state, .empty"),
            Map.entry("/c/estuary-2027/organize/sponsors", "promotion-rules form"),
            Map.entry("/c/estuary-2027/organize/imports", ".import-list"),
            Map.entry("/c/estuary-2027/organize/audit", ".audit"));

    private static final Map<String, String> SALES_PAGES = Map.ofEntries(
            Map.entry("/c/estuary-2027/organize/tickets", ".sold-list"),
            Map.entry("/c/estuary-2027/organize/tickets?part=vouchers", "ticket-vouchers .part-head"),
            Map.entry("/c/estuary-2027/organize/tickets?part=payment", "seller-form form"),
            Map.entry("/c/estuary-2027/organize/check-in", ".part-head"),
            Map.entry("/c/estuary-2027/organize/badges", ".badges form"),
            Map.entry("/c/estuary-2027/check-in", ".door h1"),
            Map.entry("/c/estuary-2027/organize/questions", ".question-preview"),
            Map.entry("/c/estuary-2027/organize/orders", ".list-tools"),
            Map.entry("/c/estuary-2027/organize/bank-statement", ".drop-zone"),
            Map.entry("/c/estuary-2027/organize/orders/imports", ".drop-zone"),
            Map.entry("/c/estuary-2027/organize/sales", ".work-head h1"),
            Map.entry("/c/estuary-2027/organize/waiting-list", ".list-tools"));

    private static final Map<String, String> ADMIN_PAGES = Map.ofEntries(
            Map.entry("/admin/audit", ".audit"),
            Map.entry("/admin", ".tiles"),
            Map.entry("/admin/cluster", ".cluster-panels"),
            Map.entry("/admin/conferences", ".table"),
            Map.entry("/admin/conferences?view=provisionings", ".table"),
            Map.entry("/admin/conferences/new", ".save-bar"),
            Map.entry("/admin/organizations", ".table"),
            Map.entry("/admin/organizations/demo", ".save-bar"),
            Map.entry("/admin/users", ".table"),
            Map.entry("/admin/analytics", "time-chart"));

    /** axe runs in the page, which the policy of the page forbids. */
    private Visitor examined() {
        return visitor(new NewContextOptions().setBypassCSP(true));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            /,                                                    .conference-card
            /c/estuary-2027,                                      .day-cards
            /c/estuary-2027/schedule,                             .schedule
            /c/estuary-2027/schedule?view=list&day=2,             .schedule
            /c/estuary-2027/schedule?q=nothing+like+it,           .state
            /c/estuary-2027/now,                                  .state
            /c/estuary-2027/changes,                              .state
            /c/estuary-2027/speakers,                             .speaker-cards
            /c/estuary-2027/tickets,                              .ticket-rows
            /sign-in,                                             form
            /sign-up,                                             form
            /agenda,                                              .state
            /c/atlantis-2027,                                     .state
            /nowhere,                                             .state
            """)
    void aPageForEverybody(String path, String content) {
        Visitor visitor = examined().opens(path);
        assertThat(visitor.page().locator(content).first()).isVisible();
        assertAccessible(visitor);
    }

    @Test
    void whatRunsNow() {
        Visitor visitor = examined().whoseServerLivesAt(Instant.parse("2027-05-19T12:52:00Z"));
        visitor.opens("/c/estuary-2027/now");
        assertThat(visitor.page().locator(".now-room").first()).isVisible();
        assertAccessible(visitor);
    }

    @Test
    void theStageOfARoom() {
        Visitor visitor = examined().whoseServerLivesAt(Instant.parse("2027-05-19T12:52:00Z"));
        visitor.opens("/c/estuary-2027/stage/douro-hall");
        assertThat(visitor.page().locator(".stage-left").first()).isVisible();
        assertAccessible(visitor);
    }

    @Test
    void theSignsOfARoomAndOfTheFoyer() {
        Visitor visitor = examined().whoseServerLivesAt(Instant.parse("2027-05-19T12:52:00Z"));
        visitor.opens("/c/estuary-2027/screen/douro-hall");
        assertThat(visitor.page().locator(".stage-left").first()).isVisible();
        assertAccessible(visitor);
        visitor.opens("/c/estuary-2027/screen");
        assertThat(visitor.page().locator(".sign-room").first()).isVisible();
        assertAccessible(visitor);
    }

    @Test
    void aSessionBesideTheScheduleAndOnItsPageAndItsSpeaker() {
        Visitor visitor = examined();
        SessionView session = Schedule.of(visitor, Platform.DEMO).open("Backing Up a State");
        assertThat(session.prose().first()).not().isEmpty();
        assertAccessible(visitor);

        visitor.link("Open as a page").click();
        assertThat(SessionView.page(visitor).prose().first()).not().isEmpty();
        assertAccessible(visitor);

        visitor.page().locator(".people-cards a").click();
        assertThat(visitor.heading("Dmytro Halychenko")).isVisible();
        assertAccessible(visitor);
    }

    @Test
    void aSessionWhereSomethingHappensLive() {
        String conference = admin().conference("live-for-all", "Live for All");
        String session = admin().session(conference, Map.of("title", "Who Pays the Maintainer?"));
        goesLive(conference, session);
        Visitor attendee = examined();
        attendee.signsUp("Nour");
        for (String tab : List.of("questions", "polls", "chat")) {
            attendee.opens("/c/live-for-all/sessions/" + session + "?tab=" + tab);
            assertThat(attendee.page().locator("live-" + tab + " li").first()).isVisible();
            assertAccessible(attendee);
        }
    }

    private static void goesLive(String conference, String session) {
        admin().put(
                        conference + "/live-settings",
                        Map.of(
                                "questions", true,
                                "anonymousQuestions", true,
                                "questionsModerated", false,
                                "chat", true,
                                "participants", "EVERYBODY"));
        admin().post(conference + "/audience-questions", Map.of("sessionId", session, "text", "Who pays?"));
        admin().post(conference + "/chat-messages", Map.of("sessionId", session, "text", "Hello *all*"));
        Map<String, Object> poll =
                Map.of("sessionId", session, "question", "Who?", "kind", "SINGLE", "options", List.of("All", "Nobody"));
        String id = admin().post(conference + "/polls", poll).get("id").getAsString();
        admin().put(conference + "/polls/" + id + "/state", Map.of("state", "OPEN"));
        admin().put(conference + "/sessions/" + session + "/live-state", Map.of("full", true, "queueMinutes", 10));
    }

    @Test
    void whatBelongsToAnAttendee() {
        Visitor attendee = examined();
        attendee.signsUp("Nour");
        Schedule schedule = Schedule.of(attendee, Platform.DEMO);
        schedule.star("Incident Reviews Without a Villain").click();
        schedule.star("The Fediverse Grew Up and Got a Mortgage").click();
        schedule.open("Backing Up a State").notes().note("**Two** copies");
        assertThat(schedule.drawer().noteState()).hasText("Saved");
        assertAccessible(attendee);
        schedule.drawer().button("Preview").click();
        assertThat(schedule.drawer().prose()).hasText("Two copies");
        assertAccessible(attendee);

        attendee.opens("/agenda?conference=" + Platform.DEMO);
        assertThat(attendee.page().locator(".overlap").first()).isVisible();
        assertAccessible(attendee);
        attendee.opens("/notes");
        assertThat(attendee.page().locator(".note-card")).isVisible();
        assertAccessible(attendee);
        attendee.opens("/profile");
        assertThat(attendee.page().getByLabel("Affiliation")).isVisible();
        assertAccessible(attendee);
    }

    @Test
    void thePagesOfThoseWhoMakeTheProgram() {
        examine(PROGRAM_PAGES);
    }

    @Test
    void thePagesOfThoseWhoSell() {
        examine(SALES_PAGES);
    }

    @Test
    void thePagesOfThoseWhoRunThePlatform() {
        examine(ADMIN_PAGES);
    }

    private void examine(Map<String, String> pages) {
        Visitor admin = examined().signsIn(Platform.ADMIN);
        pages.forEach((path, content) -> {
            admin.opens(path);
            assertThat(admin.page().locator(content).first()).isVisible();
            assertAccessible(admin);
        });
    }

    @Test
    void theReportOfAnImport() {
        Visitor admin = examined().signsIn(Platform.ADMIN).opens("/c/estuary-2027/organize/imports");
        admin.page().locator(".import-list a").first().click();
        assertThat(admin.heading("Quality report")).isVisible();
        assertAccessible(admin);
    }

    @Test
    void aFormWithFaults() {
        Visitor visitor = examined().opens("/sign-in");
        visitor.fillsInTheSignIn("nobody@example.org");
        assertThat(visitor.page().locator(".form-fault")).isVisible();
        assertAccessible(visitor);
    }

    /** Each size and each theme once: colors do not depend on the size, and looking takes a second each time. */
    private static void assertAccessible(Visitor visitor) {
        List<String> findings = new ArrayList<>();
        look(visitor.page(), 390, 844, ColorScheme.DARK, findings);
        look(visitor.page(), 1440, 900, ColorScheme.LIGHT, findings);
        assertThat(findings).isEmpty();
    }

    private static void look(Page page, int width, int height, ColorScheme theme, List<String> findings) {
        page.setViewportSize(width, height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        for (Rule broken : axe(page).analyze().getViolations()) {
            findings.add("%s at %d, %s: %s %s".formatted(page.url(), width, theme, broken.getId(), broken.getNodes()));
        }
    }

    /** Without frames there is nothing to put together in a page of its own. */
    @SuppressWarnings("deprecation")
    private static AxeBuilder axe(Page page) {
        AxeRunOptions violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(violationsOnly).withTags(RULES).setLegacyMode(true);
    }
}
