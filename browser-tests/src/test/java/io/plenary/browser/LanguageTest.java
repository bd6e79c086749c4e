package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest extends BrowserTest {

    @Test
    void aGermanBrowserShowsGermanTextsAndDates() {
        Visitor visitor = visitor(new NewContextOptions().setLocale("de-DE"));

        visitor.opens("/c/" + Platform.DEMO);

        assertThat(visitor.page().locator("html")).hasAttribute("lang", "de");
        assertThat(visitor.page().locator(".banner")).containsText("18.–20. Mai 2027");
        visitor.link("Zum Programm").click();
        assertThat(new Schedule(visitor).day("Dienstag")).hasAttribute("aria-current", "date");
        assertThat(new Schedule(visitor).count()).hasText("21 Veranstaltungen");
    }

    @Test
    void latinGreekAndCyrillicHaveAFontOfTheirOwn() {
        Visitor visitor = visitor().opens("/");

        assertThat(visitor.page()
                        .evaluate("async () => (await document.fonts.load('16px \"Plenary Sans\"', 'aąαж'))"
                                + ".map(({ status }) => status).join()"))
                .isEqualTo("loaded,loaded,loaded,loaded");
    }

    @Test
    void whatTheServerFindsAndRefusesIsSaidInGerman() {
        admin().draft("hafentage", "Hafentage");
        admin().post("/conferences/hafentage/rooms", Map.of("name", "Mole"));
        Visitor organizer = visitor();
        admin().member(organizer.signsUp("Heike"), "ORGANIZER");
        organizer.opens("/profile");
        organizer.page().getByLabel("Language").selectOption("Deutsch");
        assertThat(organizer.heading("Auf diesem Gerät")).isVisible();

        organizer.opens("/c/hafentage/organize/rooms");
        organizer.button("Neuer Raum").click();
        organizer.field("Name").fill("Mole");
        organizer.button("Speichern").click();
        assertThat(organizer.page().getByRole(AriaRole.ALERT)).containsText("Ein anderer Raum heißt schon so.");
        organizer.button("Verwerfen").click();

        imports(organizer, "<event id='a'><title>Ebbe</title><duration>lang</duration></event>");
        organizer.page().locator(".report summary [title=BAD_DURATION]").click();
        assertThat(organizer.page().getByText("Die Dauer fehlt oder ist nicht lesbar."))
                .isVisible();
        imports(organizer, "<event>");
        assertThat(organizer.page().getByRole(AriaRole.ALERT)).containsText("Die Datei ist kein wohlgeformtes XML");
    }

    private static void imports(Visitor organizer, String event) {
        String file = "<schedule><conference><title>Hafentage</title></conference><day index='1' date='2027-06-08'>"
                + "<room name='Mole'>" + event + "</room></day></schedule>";
        organizer.opens("/c/hafentage/organize/imports");
        organizer
                .page()
                .locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("schedule.xml", "application/xml", file.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theChosenLanguageWinsOverThatOfTheBrowser() {
        Visitor visitor = visitor();
        visitor.signsUp("Dagmar");
        visitor.opens("/profile");

        visitor.page().getByLabel("Language").selectOption("Deutsch");

        assertThat(visitor.heading("Auf diesem Gerät")).isVisible();
        visitor.opens("/");
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "de");
    }

    @Test
    void aStrangerChoosesALanguageAndTheProfileOfWhoSignsInWins() {
        Visitor visitor = visitor();
        String email = visitor.signsUp("Edda");
        visitor.opens("/profile");
        visitor.choice("Language").selectOption("English");
        assertThat(visitor.heading("On this device")).isVisible();

        Visitor stranger = visitor().opens("/");
        stranger.choice("Language").selectOption("Deutsch");
        assertThat(stranger.heading("Wohin als Nächstes?")).isVisible();
        stranger.page().reload();
        assertThat(stranger.heading("Wohin als Nächstes?")).isVisible();

        stranger.opens("/sign-in");
        stranger.page().getByLabel("E-Mail").fill(email);
        stranger.page().getByLabel("Passwort").fill(Platform.PASSWORD);
        stranger.page()
                .getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, Visitor.named("Anmelden"))
                .click();
        assertThat(stranger.heading("Where to next?")).isVisible();
        assertThat(stranger.page().locator("html")).hasAttribute("lang", "en");
    }
}
