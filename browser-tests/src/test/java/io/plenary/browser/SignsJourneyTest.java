package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Signs beside doors and in the foyer: nobody signs in at them, and they go on when the network does not. */
class SignsJourneyTest extends BrowserTest {

    private static final Pattern AS_OF = Pattern.compile("No connection. As of \\d\\d:\\d\\d");

    /** What would have to be scrolled, or is smaller than can be read from afar. */
    private static final String OUT_OF_REACH =
            """
            () => {
              const least = 0.0296 * Math.min(innerWidth, innerHeight);
              const root = document.scrollingElement;
              const found = root.scrollHeight > innerHeight || root.scrollWidth > innerWidth ? ['the page scrolls'] : [];
              const texts = document.createTreeWalker(document.querySelector('.signs'), NodeFilter.SHOW_TEXT);
              for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                const { parentElement: parent } = text;
                if (text.data.trim() === '' || parent.closest('.hidden, .sign-full')) continue;
                const { left, right, top, bottom } = parent.getBoundingClientRect();
                const where = `${text.data.trim()} at ${[left, top, right, bottom].map(Math.round)}`;
                if (parseFloat(getComputedStyle(parent).fontSize) < least) found.push(`small: ${where}`);
                if (left < 0 || top < 0 || left >= innerWidth || bottom > innerHeight + 1) found.push(`outside: ${where}`);
              }
              for (const each of document.querySelectorAll('turning-list :is(ul, article, article > div)')) {
                if (each.scrollHeight > each.clientHeight + 4) found.push(`cut off: ${each.className} ${each.innerText}`);
              }
              return found;
            }
            """;

    private Visitor lying() {
        return visitor(new NewContextOptions().setViewportSize(1920, 1080));
    }

    private static Locator rooms(Visitor sign) {
        return sign.page().locator(".sign-room");
    }

    private static Locator room(Visitor sign, String name) {
        return rooms(sign).filter(new Locator.FilterOptions().setHas(sign.heading(name)));
    }

    private static void isReadableLyingAndStanding(Visitor sign) {
        for (int[] size : new int[][] {{1080, 1920}, {1920, 1080}}) {
            sign.page().setViewportSize(size[0], size[1]);
            sign.page().locator(".signs .stage-clock").waitFor();
            Awaitility.await()
                    .untilAsserted(() -> assertThat((List<?>) sign.page().evaluate(OUT_OF_REACH))
                            .as("at %d x %d", size[0], size[1])
                            .isEmpty());
        }
    }

    @Test
    void anOrganizerMakesCodesForTheFoyerAndARoomOfADraft() {
        OnNow conference = OnNow.draft(admin(), "signs-draft", "Signs Draft");
        String hall = conference.room("Great Hall");
        String attic = conference.room("Attic");
        conference.session("Not for Everybody Yet", hall, -20, 60);
        conference.session("Under the Roof", attic, 30, 60);
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/signs-draft/organize/rooms");

        String ofFoyer = codeFor(organizer, "screen", "Foyer screen");
        String ofHall = codeFor(organizer, "screen " + hall, "Door of the hall");
        assertThat(ofFoyer).contains("/c/signs-draft/screen#");
        assertThat(ofHall).contains("/c/signs-draft/screen/great-hall#");

        Visitor foyer = lying().opens("/c/signs-draft/screen");
        assertThat(foyer.heading("This screen needs a code")).isVisible();
        foyer.opens(ofFoyer);
        foyer.page().reload();
        assertThat(room(foyer, "Great Hall")).containsText("Not for Everybody Yet");
        assertThat(room(foyer, "Attic").locator(".coming")).containsText("Under the Roof");

        Visitor door = lying().opens(ofHall);
        assertThat(door.heading("Not for Everybody Yet")).isVisible();
        assertThat(door.page().getByRole(AriaRole.NAVIGATION)).hasCount(0);
        String code = ofHall.substring(ofHall.indexOf('#'));
        door.opens("/c/signs-draft/screen/attic" + code);
        assertThat(door.page().getByRole(AriaRole.ALERT)).hasText("This code is for another room.");

        revoke(organizer, "Foyer screen");
        assertThat(foyer.heading("This screen needs a code")).isVisible();
        assertThat(foyer.page().getByRole(AriaRole.ALERT)).containsText("not any more");
    }

    /** The address to open. */
    private static String codeFor(Visitor organizer, String screen, String name) {
        organizer.button("New code for a screen").click();
        organizer.choice("Screen").selectOption(screen);
        organizer.field("What it is called").fill(name);
        organizer.button("Make a code").click();
        Locator made = organizer.page().locator("stage-screens .new-token");
        assertThat(made).containsText("Address of the screen “" + name + "”");
        return made.locator(".secret").inputValue();
    }

    private static void revoke(Visitor organizer, String name) {
        organizer.button("Revoke the code of “" + name + "”?").click();
        organizer
                .page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, Visitor.named("Revoke"))
                .click();
        assertThat(organizer.toast()).containsText("The code is revoked.");
    }

    @Test
    void theFoyerShowsAllRoomsWhatChangedAndWhoSupportsIt() {
        OnNow conference = OnNow.published(admin(), "signs-foyer", "Signs Foyer");
        String hall = conference.room("Great Hall");
        String attic = conference.room("Attic");
        String talk = conference.session("Who Pays the Maintainer?", hall, -20, 60);
        String moving = conference.session("An Inventory Problem", hall, 90, 45);
        admin().post(conference.path() + "/sponsors", Map.of("name", "Harbor Bank", "link", "https://harbor.example/"));
        Visitor sign = lying().opens("/c/signs-foyer/screen/foyer");

        assertThat(room(sign, "Great Hall").locator(".current")).containsText("Who Pays the Maintainer?");
        assertThat(room(sign, "Great Hall").locator(".coming")).containsText("An Inventory Problem");
        assertThat(sign.page().locator(".sign-sponsors")).containsText(Pattern.compile("Sponsors\\s*Harbor Bank"));
        isReadableLyingAndStanding(sign);

        conference.stands(talk, Map.of("full", true, "delayedMinutes", 10));
        assertThat(room(sign, "Great Hall")).containsText("10 min late");
        assertThat(room(sign, "Great Hall")).containsText("Full");

        conference.api().put(conference.path() + "/sessions/" + moving + "/slot", slot(attic, 120));
        sign.isOnlineUntilThereIs(room(sign, "Attic").locator(".coming").getByText("An Inventory Problem"));
        sign.isOnlineUntilThereIs(sign.page().locator(".sign-change s"));
        assertThat(sign.page().locator(".sign-changes")).containsText("An Inventory Problem");
        isReadableLyingAndStanding(sign);
    }

    private static Map<String, Object> slot(String room, int from) {
        String start = Instant.now()
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(from, ChronoUnit.MINUTES)
                .toString();
        return Map.of("start", start, "durationMinutes", 45, "roomId", room);
    }

    @Test
    void manyRoomsTurnByThemselves() {
        OnNow conference = OnNow.published(admin(), "signs-many", "Signs Many");
        for (int number = 10; number < 32; number++) {
            conference.session("Session Number " + number, conference.room("Room " + number), -20, 60);
        }
        Visitor sign = lying().opens("/c/signs-many/screen");

        assertThat(rooms(sign).first()).isVisible();
        isReadableLyingAndStanding(sign);
        String first = rooms(sign).first().innerText();
        assertThat(sign.page().locator(".signs .turns i").nth(1)).isVisible();
        assertThat(rooms(sign).first()).not().hasText(first);
    }

    @Test
    void aSignGoesOnWithoutANetworkAndRecovers() {
        OnNow conference = OnNow.published(admin(), "signs-offline", "Signs Offline");
        String hall = conference.room("Great Hall");
        conference.session("Who Pays the Maintainer?", hall, -20, 60);
        String later = conference.session("An Inventory Problem", hall, 90, 45);
        String code = conference
                .api()
                .post(conference.path() + "/stage-screens", Map.of("roomId", hall, "name", "Door", "expiresInDays", 2))
                .get("code")
                .getAsString();
        Visitor sign = lying().opens("/c/signs-offline/screen/great-hall#" + code);
        assertThat(sign.heading("Who Pays the Maintainer?")).isVisible();
        assertThat(sign.page().locator(".sign-next")).containsText("An Inventory Problem");
        assertThat(sign.page().locator(".sign-lost")).hasCount(0);
        isReadableLyingAndStanding(sign);

        sign.waitsForTheServiceWorker().goesOffline();
        sign.page().reload();
        assertThat(sign.heading("Who Pays the Maintainer?")).isVisible();
        assertThat(sign.page().locator(".sign-next")).containsText("An Inventory Problem");
        assertThat(sign.page().locator(".stage-join svg").first()).isVisible();
        assertThat(sign.page().locator(".sign-lost")).hasText(AS_OF);
        isReadableLyingAndStanding(sign);

        conference.api().patch(conference.path() + "/sessions/" + later, Map.of("status", "CANCELLED"));
        sign.comesBack();
        assertThat(sign.page().locator(".sign-lost")).hasCount(0);
        sign.isOnlineUntilThereIs(sign.page().locator(".sign-next.cancelled").getByText("An Inventory Problem"));
        sign.isOnlineUntilThereIs(sign.page().locator(".sign-changes").getByText("was cancelled"));
        assertThat(sign.page().locator(".sign-lost")).hasCount(0);
    }

    @Test
    void aKeyAndAButtonFillTheScreenAndThePointerRests() {
        OnNow conference = OnNow.published(admin(), "signs-full", "Signs Full");
        conference.session("Who Pays the Maintainer?", conference.room("Great Hall"), -20, 60);
        Visitor sign = lying().opens("/c/signs-full/screen/great-hall");
        Locator button = sign.page().locator(".sign-full");
        assertThat(sign.heading("Who Pays the Maintainer?")).isVisible();
        assertThat(button).hasCSS("opacity", "0");
        assertThat(sign.page().locator(".signs")).hasCSS("cursor", "none");

        // It goes again after a few seconds.
        Awaitility.await().until(() -> {
            sign.page().mouse().move(200, 200);
            sign.page().mouse().move(300, 300);
            return "1".equals(button.evaluate("(element) => getComputedStyle(element).opacity"));
        });
        button.click();
        assertThat(button).hasCount(0);
        sign.presses("f");
        assertThat(button).hasCount(1);
        assertThat(sign.page().locator(".signs")).hasCSS("cursor", "none");
    }
}
