package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What happens in the hall is on every screen: people ask, vote, answer and write, and see what others do. */
class LiveSessionJourneyTest extends BrowserTest {

    private static final String INBOX = "header a[href='/inbox']";
    private static final String QUESTION = "Who pays the maintainer?";

    @Test
    void aQuestionIsOnTheScreensOfOthersWithinMomentsAndTheyVoteForIt() {
        Session session = session("live-questions", Map.of());
        Visitor asker = session.visitor("Aoife", "questions");
        Visitor voter = session.visitor("Kwabena", "questions");
        assertThat(voter.page().locator(".live-presence")).hasText("2 taking part");

        asker.page().getByLabel("Your question").fill(QUESTION);
        asker.button("Ask").click();

        assertThat(question(asker)).containsText("You");
        assertThat(question(voter)).containsText(QUESTION);
        assertThat(voter.page().locator("#tab-questions .tab-count")).hasText("1");
        vote(voter).click();
        assertThat(vote(voter)).hasAttribute("aria-pressed", "true");
        assertThat(vote(asker)).hasText("1");
        voter.page().reload();
        assertThat(vote(voter)).hasAttribute("aria-pressed", "true");
        vote(voter).click();
        assertThat(vote(asker)).hasText("0");

        asker.button("Take back").click();
        assertThat(question(voter)).hasCount(0);
    }

    @Test
    void whoAgreesIsNamedToTheOthersUntilTheyTakeItBack() {
        Session session = session("live-names", Map.of());
        Visitor named = session.visitor("Aoife", "about");
        Visitor reader = session.visitor("Kwabena", "about");
        reader.button("2 taking part").click();
        assertThat(who(reader)).containsText("Nobody shows a name yet");

        named.button("2 taking part").click();
        named.page().getByLabel("Show my name here").check();

        assertThat(who(reader).locator("li")).containsText(new String[] {"Aoife"});
        assertThat(who(named).locator("li")).containsText("you");
        named.page().getByLabel("Show my name here").uncheck();
        assertThat(who(reader).locator("li")).hasCount(0);
    }

    private static Locator who(Visitor visitor) {
        return visitor.page().locator("#live-who");
    }

    @Test
    void whatIsNewIsOfferedToThoseWhoReadAndDoesNotMoveWhatTheyRead() {
        Session session = session("live-order", Map.of());
        session.asks(QUESTION);
        Visitor reader = session.visitor("Ilse", "questions");
        reader.button("Newest").click();
        assertThat(question(reader)).hasCount(1);

        session.asks("What about documentation?");

        reader.button("1 new").click();
        assertThat(question(reader)).hasCount(2);
        assertThat(reader.button("1 new")).hasCount(0);
    }

    @Test
    void aQuestionThatIsHeldOnlyItsAuthorSeesAndIsToldWhyItWasDeclined() {
        Session session = session("live-held", Map.of("questionsModerated", true));
        Visitor asker = session.visitor("Marcus", "questions");
        Visitor other = session.visitor("Ilse", "questions");
        asker.page().getByLabel("How you ask").selectOption("Without a name");
        asker.page().getByLabel("Your question").fill(QUESTION);
        asker.button("Ask").click();
        assertThat(question(asker)).containsText("Waits for a moderator");
        assertThat(question(asker)).containsText("You, without your name");
        String id = question(asker).getAttribute("data-id");

        session.decides(id, Map.of("action", "APPROVE"));
        assertThat(question(other)).containsText("Without a name");
        session.decides(id, Map.of("action", "DECLINE", "reason", "It was asked before"));
        assertThat(question(other)).hasCount(0);
        asker.page()
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Mine"))
                .click();
        assertThat(question(asker)).containsText("It was asked before");
    }

    @Test
    void aPollThatOpensIsSaidAnsweredAndItsResultsFollow() {
        Session session = session("live-polls", Map.of());
        Visitor attendee = session.visitor("Aoife", "about");
        String poll = session.poll("Who should pay?", "Companies", "The public");
        assertThat(attendee.page().locator("#tab-polls .tab-count")).hasCount(0);

        session.turns(poll, "OPEN");

        assertThat(attendee.page().locator("#tab-polls .tab-count")).containsText("1");
        assertThat(attendee.page().locator("live-presence [role=status]")).hasText("Poll opened: Who should pay?");
        attendee.page().locator("#tab-about").focus();
        attendee.presses("ArrowRight", "ArrowRight");
        assertThat(attendee.page()).hasURL(Pattern.compile("tab=polls$"));
        Locator asked = attendee.page().locator("live-polls .poll");
        assertThat(asked).not().containsText("%");
        asked.getByText("The public").click();
        asked.getByRole(AriaRole.BUTTON, Visitor.named("Send my answer")).click();
        assertThat(asked.locator(".own")).containsText("100%");

        session.turns(poll, "CLOSED");
        assertThat(attendee.page().locator("live-polls .poll.past")).containsText("100% The public");
    }

    @Test
    void aMessageWrittenWithoutAConnectionWaitsAndArrivesOnce() {
        Session session = session("live-chat", Map.of());
        Visitor reader = session.visitor("Ilse", "chat");
        Visitor writer = session.visitor("Brecht", "chat").waitsForTheServiceWorker();
        assertThat(writer.page().locator(".live-presence")).hasText("2 taking part");
        writer.goesOffline();
        writer.page().getByLabel("Your message").fill("The figures are on **page 14**");
        writer.presses("Enter");
        assertThat(message(writer)).containsText("Waits to be sent");
        writer.page().getByLabel("Your message").fill("And then");

        writer.page().reload();
        assertThat(message(writer)).containsText("Waits to be sent");
        assertThat(writer.page().getByLabel("Your message")).hasValue("And then");
        writer.comesBack();

        assertThat(message(reader)).hasCount(1);
        assertThat(message(reader).locator("strong")).hasText("page 14");
        assertThat(message(writer)).not().containsText("Waits to be sent");
        writer.page().reload();
        assertThat(message(writer)).hasCount(1);
        assertThat(message(reader)).hasCount(1);
    }

    @Test
    void aMessageIsAnsweredChangedReactedToAndDeleted() {
        Session session = session("live-talk", Map.of());
        Visitor first = session.visitor("Ioana", "chat");
        Visitor second = session.visitor("Tomás", "chat");
        writes(first, "Captions run a sentence behind");
        second.button("More for the message of Ioana").click();
        second.button("Like").click();
        assertThat(message(first).locator(".reaction")).hasAccessibleName("Like: 1");
        second.button("More for the message of Ioana").click();
        second.button("Answer").click();
        writes(second, "But they run");
        assertThat(message(first).last().locator(".quote")).containsText("Captions run a sentence behind");

        first.button("More for the message of Ioana").click();
        first.button("Edit").click();
        assertThat(first.page().getByLabel("Your message")).hasValue("Captions run a sentence behind");
        writes(first, "Captions run well");
        assertThat(message(second).first()).containsText("edited");
        first.button("More for the message of Ioana").click();
        first.button("Delete").click();
        assertThat(message(second)).hasCount(1);
    }

    @Test
    void whoLooksAtTheChatHasReadOnAllDevicesThatTheyAreMentionedThere() {
        Session session = session("live-mentions", Map.of());
        Visitor reader = visitor();
        String email = reader.signsUp("Aoife");
        reader.opens(session.page("chat"));
        writes(reader, "I am here");
        Visitor phone = visitor().signsIn(email);
        Visitor writer = session.visitor("Kwabena", "chat");
        assertThat(message(writer)).hasCount(1);
        reader.opens(session.page("about"));

        writer.page().getByLabel("Your message").fill("@Aoife are you?");
        writer.presses("Enter");
        // The other one tells that somebody has signed in on a device that is not known.
        Awaitility.await().pollInterval(Duration.ofMillis(500)).until(() -> {
            phone.looksAgain();
            return phone.page().locator(INBOX).getAttribute("aria-label").equals("2 unread messages");
        });
        reader.opens(session.page("chat"));
        assertThat(message(reader)).hasCount(2);

        assertThat(reader.page().locator(INBOX)).hasAccessibleName("1 unread message");
        phone.looksAgainUntilThereIs(phone.page().locator(INBOX + "[aria-label='1 unread message']"));
    }

    @Test
    void whoIsMutedIsToldUntilWhenAndWhy() {
        Session session = session("live-muted", Map.of());
        Visitor loud = session.visitor("Marcus", "chat");
        writes(loud, "Buy my book");
        assertThat(message(loud)).not().containsText("Waits to be sent");
        loud.page().getByLabel("Your message").fill("Really, buy it");
        session.mutes(message(loud).getAttribute("data-id"), "Advertises");
        // By then they may have been told, and there is nowhere to write any more.
        loud.presses("Enter");

        assertThat(loud.page().locator(".live-note")).containsText("You do not write here until");
        assertThat(loud.page().locator(".live-note")).containsText("Advertises");
        assertThat(message(loud)).hasCount(1);
    }

    @Test
    void whatStaffSaysOfASessionIsOnItsPage() {
        Session session = session("live-state", Map.of());
        Visitor stranger = visitor().opens(session.page("about"));
        assertThat(stranger.page().locator(".live-facts")).isVisible();
        Map<String, Object> state =
                Map.of("delayedMinutes", 5, "movedTo", "Ponte", "streamUrl", "https://stream.example.org/1");
        admin().put(session.path() + "/sessions/" + session.id() + "/live-state", state);

        assertThat(stranger.page().locator(".live-remarks")).containsText("Begins 5 minutes later.");
        assertThat(stranger.page().locator(".live-where")).containsText("Ponte");
        assertThat(stranger.link("Watch")).hasAttribute("href", "https://stream.example.org/1");
        stranger.page().locator("#tab-questions").click();
        assertThat(stranger.page().getByText("Sign in to ask and to vote.")).isVisible();
    }

    @Test
    void whatAHallApplaudsIsCountedOnAllScreensWhileItRuns() {
        Session session = session("live-applause", Map.of());
        Visitor first = session.visitor("Niamh", "about");
        Visitor second = session.visitor("Kofi", "questions");
        assertThat(first.page().locator("live-bursts button")).hasCount(0);
        admin().put(session.path() + "/sessions/" + session.id() + "/live-state", Map.of("phase", "RUNNING"));

        first.button("Applause: 0").click();
        assertThat(second.button("Applause: 1")).isVisible();
        second.button("Applause: 1").click();
        assertThat(first.button("Applause: 2")).isVisible();
    }

    @Test
    void theDrawerLeadsThere() {
        Session session = session("live-drawer", Map.of());
        Visitor visitor = visitor().opens("/c/live-drawer/schedule?session=" + session.id());
        visitor.link("Take part live").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/sessions/" + session.id() + "\\?tab=questions$"));
        assertThat(visitor.page().locator("#tab-questions")).hasAttribute("aria-selected", "true");
    }

    @Test
    void whereNothingIsLiveThePageIsAsItWasAndOpensNoSocket() {
        String conference = admin().conference("live-not", "Not Live");
        String session = admin().session(conference, Map.of("title", "A quiet one"));
        Visitor visitor = visitor();
        List<WebSocket> sockets = new CopyOnWriteArrayList<>();
        visitor.page().onWebSocket(sockets::add);
        visitor.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/live-settings"),
                        () -> visitor.opens("/c/live-not/sessions/" + session));

        assertThat(visitor.page().getByRole(AriaRole.TAB)).hasText(new String[] {"About", "Notes"});
        assertThat(visitor.page().locator(".facts-box")).isVisible();
        assertThat(sockets).isEmpty();
    }

    /** One where something happens live. */
    private Session session(String slug, Map<String, Object> settings) {
        String conference = admin().conference(slug, "Live Days");
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "questions", true,
                "anonymousQuestions", true,
                "questionsModerated", false,
                "chat", true,
                "participants", "EVERYBODY"));
        wanted.putAll(settings);
        admin().put(conference + "/live-settings", wanted);
        return new Session(slug, admin().session(conference, Map.of("title", "Who Pays the Maintainer?")));
    }

    private final class Session {

        private final String slug;
        private final String id;

        Session(String slug, String id) {
            this.slug = slug;
            this.id = id;
        }

        String id() {
            return id;
        }

        String path() {
            return "/conferences/" + slug;
        }

        String page(String tab) {
            return "/c/" + slug + "/sessions/" + id + "?tab=" + tab;
        }

        Visitor visitor(String name, String tab) {
            Visitor visitor = LiveSessionJourneyTest.this.visitor();
            visitor.signsUp(name);
            visitor.opens(page(tab));
            assertThat(visitor.page().locator(".live-presence")).containsText("taking part");
            return visitor;
        }

        void asks(String text) {
            admin().post(path() + "/audience-questions", Map.of("sessionId", id, "text", text));
        }

        void decides(String question, Map<String, Object> decision) {
            admin().post(path() + "/audience-questions/" + question + "/decision", decision);
        }

        void mutes(String message, String reason) {
            admin().post(
                            path() + "/silences",
                            Map.of("messageId", message, "kind", "MUTED", "minutes", 30, "reason", reason));
        }

        String poll(String question, String... options) {
            return admin().post(
                            path() + "/polls",
                            Map.of("sessionId", id, "question", question, "kind", "SINGLE", "options", options))
                    .get("id")
                    .getAsString();
        }

        void turns(String poll, String state) {
            admin().put(path() + "/polls/" + poll + "/state", Map.of("state", state));
        }
    }

    private static void writes(Visitor visitor, String text) {
        visitor.page().getByLabel("Your message").fill(text);
        visitor.presses("Enter");
    }

    private static Locator question(Visitor visitor) {
        return visitor.page().locator(".question-row:not(.waiting)");
    }

    private static Locator vote(Visitor visitor) {
        return question(visitor).locator(".vote");
    }

    private static Locator message(Visitor visitor) {
        return visitor.page().locator(".message");
    }
}
