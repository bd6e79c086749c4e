package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
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
    void theChosenLanguageWinsOverThatOfTheBrowser() {
        Visitor visitor = visitor();
        visitor.signsUp("Dagmar");
        visitor.opens("/profile");

        visitor.page().getByLabel("Language").selectOption("Deutsch");

        assertThat(visitor.heading("Auf diesem Gerät")).isVisible();
        visitor.opens("/");
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "de");
    }
}
