package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Somebody who moderates decides about what the audience asks and writes while it does. */
class ModeratorDeskJourneyTest extends BrowserTest {

    @Test
    void aQuestionAppearsOnTheOpenDeskAndAKeyShowsItToTheAudience() {
        Desk desk = new Desk("desk-days", "Desk Days");
        Api attendee = desk.attendee("Tiago Reis");
        desk.ask(attendee, "Who inspects the potholes?");
        assertThat(desk.rows("new")).containsText(new String[] {"Who inspects the potholes?"});
        assertThat(desk.rows("new")).containsText(new String[] {"Tiago Reis"});
        assertThat(desk.audience(attendee)).isEmpty();

        desk.moderator.presses("j", "a");

        assertThat(desk.rows("approved")).containsText(new String[] {"Who inspects the potholes?"});
        assertThat(desk.audience(attendee)).containsExactly("Who inspects the potholes?");
        desk.hasTold("Who inspects the potholes?");
        desk.moderator.presses("z");
        assertThat(desk.rows("new")).hasCount(1);
        assertThat(desk.audience(attendee)).isEmpty();
    }

    @Test
    void allOfItIsDecidedWithoutAPointer() {
        Desk desk = new Desk("key-days", "Key Days");
        Api attendee = desk.attendee("Tiago Reis");
        List.of("First?", "Second?", "Third?").forEach(text -> {
            desk.ask(attendee, text);
            assertThat(desk.row(text)).isVisible();
        });

        desk.moderator.presses("j", "a");
        assertThat(desk.rows("approved")).hasCount(1);
        assertThat(desk.row("Second?")).hasAttribute("aria-current", "true");
        desk.moderator.presses("h");
        assertThat(desk.rows("held")).containsText(new String[] {"Second?"});
        assertThat(desk.row("Third?")).hasAttribute("aria-current", "true");
        desk.moderator.presses("x");
        assertThat(desk.dialog()).containsText("Third?");
        desk.moderator.types("Off topic");
        desk.moderator.presses("Enter");
        assertThat(desk.rows("new")).hasCount(0);

        desk.hasTold("First?");
        desk.row("First?").focus();
        desk.moderator.presses("p");
        assertThat(desk.row("First?")).hasClass(Pattern.compile("pinned"));
        desk.hasTold("First?");
        desk.moderator.presses("d");
        assertThat(desk.rows("answered")).containsText(new String[] {"First?"});
        desk.moderator.presses("?");
        assertThat(desk.dialog()).containsText("answer in writing");
        desk.moderator.presses("Enter");
        assertThat(desk.dialog()).hasCount(0);
        desk.moderator.button("Declined 1").click();
        assertThat(desk.rows("declined")).containsText(new String[] {"Off topic"});
    }

    @Test
    void aQuestionIsHiddenOnTheStageAndShownAgain() {
        Desk desk = new Desk("hide-days", "Hide Days");
        Api attendee = desk.attendee("Tiago Reis");
        desk.ask(attendee, "Is that recorded?");
        assertThat(desk.row("Is that recorded?")).isVisible();
        desk.moderator.presses("j", "a");
        assertThat(desk.rows("approved")).hasCount(1);

        desk.hasTold("Is that recorded?");
        desk.row("Is that recorded?").focus();
        desk.moderator.presses("o");
        assertThat(desk.rows("approved")).containsText(new String[] {"Hidden on stage"});
        assertThat(desk.audience(attendee)).containsExactly("Is that recorded?");
        desk.hasTold("Is that recorded?");
        desk.moderator.presses("z");
        assertThat(desk.rows("approved")).not().containsText("Hidden on stage");
    }

    @Test
    void aPollIsPreparedOpenedAnsweredAndClosed() throws IOException {
        Desk desk = new Desk("poll-days", "Poll Days");
        Api attendee = desk.attendee("Tiago Reis");
        desk.moderator.button("New poll").click();
        Locator form = desk.moderator.page().locator("poll-form");
        form.getByLabel("Question").fill("Who should pay?");
        form.getByLabel("Options").fill("Companies\nPublic funds");
        desk.moderator.button("Save draft").click();
        Locator poll = desk.moderator.page().locator(".desk-poll");
        assertThat(poll).containsText("Draft");
        assertThat(attendee.get(desk.conference + "/polls?session=" + desk.session)
                        .getAsJsonArray("items"))
                .isEmpty();

        desk.moderator.button("Open poll").click();
        assertThat(poll).containsText("0 answers");
        attendee.put(
                desk.conference + "/polls/" + poll.getAttribute("data-poll") + "/answer",
                Map.of("choices", List.of(2)));

        assertThat(poll).containsText("1 answer");
        assertThat(poll.locator(".desk-bars li").nth(1)).containsText("100%");
        Download table = desk.moderator
                .page()
                .waitForDownload(() -> desk.moderator.button("Results as CSV").click());
        assertThat(Files.readString(table.path())).contains("2,Public funds,1");
        desk.moderator.button("Close poll").click();
        assertThat(poll).containsText("Closed");
    }

    @Test
    void aReportedMessageIsRemovedAndItsAuthorMuted() {
        Desk desk = new Desk("chat-days", "Chat Days");
        Api author = desk.attendee("Bence Kovács");
        Api reader = desk.attendee("Nadia Reis");
        String message = UUID.randomUUID().toString();
        author.post(
                desk.conference + "/chat-messages",
                Map.of("id", message, "sessionId", desk.session, "text", "10k followers, **cheap**"));
        reader.post(desk.conference + "/chat-messages/" + message + "/reports", Map.of("reason", "Advertises"));
        Locator reported = desk.moderator.page().locator("[data-message]");
        assertThat(reported).containsText("Bence Kovács");
        assertThat(reported).containsText("Advertises");

        desk.moderator.button("Mute the author").click();
        desk.dialog().getByLabel("Why").fill("No advertisements");
        desk.dialog().getByRole(AriaRole.BUTTON, Visitor.named("Silence")).click();
        assertThat(desk.moderator.page().locator("silence-list")).containsText("Bence Kovács");
        desk.moderator.button("Remove").click();

        assertThat(reported).hasCount(0);
        assertThat(reader.get(desk.conference + "/chat-messages?session=" + desk.session)
                        .getAsJsonArray("items"))
                .isEmpty();
        desk.moderator.button("Let Bence Kovács take part again").click();
        assertThat(desk.moderator.page().locator("silence-list")).containsText("Everybody takes part.");
    }

    @Test
    void howTheRoomStandsIsToldToEverybody() {
        Desk desk = new Desk("hall-days", "Hall Days");
        desk.moderator.button("Full").click();
        assertThat(desk.moderator.button("Full")).hasAttribute("aria-pressed", "true");
        desk.moderator.button("+10").click();

        Awaitility.await().untilAsserted(() -> {
            JsonObject state = admin().get(desk.conference + "/live-states")
                    .getAsJsonArray("items")
                    .get(0)
                    .getAsJsonObject();
            assertThat(state.get("full").getAsBoolean()).isTrue();
            assertThat(state.get("delayedMinutes").getAsInt()).isEqualTo(10);
        });
        desk.moderator.opens("/c/hall-days/organize/live");
        Locator there = desk.moderator.page().locator(".live-desks li").filter(having("Event loops"));
        assertThat(there).containsText("10 min late");
        assertThat(there).containsText("Full");
    }

    @Test
    void whatCanBeDoneIsDecidedOnThePageOfAllDesks() {
        String conference = admin().conference("quay-days", "Quay Days");
        Visitor organizer = moderator("Marta").opens("/c/quay-days/organize/live");
        organizer.page().locator("input[name=questions]").check();
        organizer.page().locator("live-settings-form .button.primary").click();
        assertThat(organizer.toast()).containsText("Saved");
        assertThat(admin().get(conference + "/live-settings").get("questions").getAsBoolean())
                .isTrue();

        organizer.page().locator("textarea[name=words]").fill("buy now\nfollowers");
        organizer.page().locator("live-words-form .button.primary").click();
        Awaitility.await().untilAsserted(() -> assertThat(
                        admin().get(conference + "/chat-words").getAsJsonArray("words"))
                .hasSize(2));
    }

    @Test
    void whoHasNoRightToModerateSeesNothingOfIt() {
        Desk desk = new Desk("shut-days", "Shut Days");
        desk.ask(desk.attendee("Tiago Reis"), "Is anybody there?");
        assertThat(desk.row("Is anybody there?")).isVisible();
        Visitor staff = visitor();
        admin().member(staff.signsUp("Tomasz"), "STAFF");

        for (String page : List.of("/c/shut-days/organize/live/" + desk.session, "/c/shut-days/organize/live")) {
            staff.opens(page);
            assertThat(staff.page().locator(".state h1")).isVisible();
            assertThat(staff.page().getByText("Is anybody there?")).hasCount(0);
            assertThat(staff.page().locator(".desk, .live-overview")).hasCount(0);
        }
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private Visitor moderator(String name) {
        Visitor moderator = visitor();
        admin().member(moderator.signsUp(name), "ORGANIZER");
        return moderator;
    }

    /** The desk of a session whose questions are looked at first, with somebody before it. */
    private final class Desk {

        final String conference;
        final String session;
        final Visitor moderator;

        Desk(String slug, String title) {
            conference = admin().conference(slug, title);
            session = admin().session(conference, Map.of("title", "Event loops by hand"));
            admin().put(
                            conference + "/live-settings",
                            Map.of(
                                    "questions", true,
                                    "anonymousQuestions", true,
                                    "questionsModerated", true,
                                    "chat", true,
                                    "participants", "EVERYBODY"));
            moderator = moderator("Marta Silva").opens("/c/" + slug + "/organize/live/" + session);
            assertThat(moderator.heading("Event loops by hand")).isVisible();
            assertThat(moderator.page().locator("question-desk .state")).isVisible();
        }

        Api attendee(String name) {
            String email = visitor().signsUp(name);
            confirm(email);
            return api(email);
        }

        void ask(Api attendee, String text) {
            attendee.post(conference + "/audience-questions", Map.of("sessionId", session, "text", text));
        }

        List<String> audience(Api attendee) {
            return Api.items(attendee.get(conference + "/audience-questions?session=" + session))
                    .map(question -> question.get("text").getAsString())
                    .toList();
        }

        Locator rows(String section) {
            return moderator.page().locator(".desk-question." + section);
        }

        Locator row(String text) {
            return moderator.page().locator(".desk-question").filter(having(text));
        }

        /** What was decided is shown before the server has answered; keys do nothing until then. */
        void hasTold(String text) {
            assertThat(row(text)).hasAttribute("aria-busy", "false");
        }

        Locator dialog() {
            return moderator.page().locator("dialog.confirm");
        }
    }
}
