package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An organizer brings people along who were registered elsewhere, and sees what was sold. */
class AttendeeImportJourneyTest extends BrowserTest {

    private static final String FILE =
            """
            Name;E-Mail;Ticket type;Price
            Ida Lindqvist;ida@example.org;Full;99,00
            Anselm Kirchweger;anselm@;Full;99,00
            """;

    @Test
    void organizersSeeWhatAFileWouldDoBeforeItDoes() {
        String conference = admin().conference("dory-days", "Dory Days");
        admin().post(conference + "/ticket-types", Map.of("name", "Regular", "price", 9_900, "currency", "EUR"));
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/dory-days/organize/orders/imports");

        organizer
                .page()
                .locator(".drop-zone input[type=file]")
                .setInputFiles(new FilePayload("list.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)));
        organizer.page().locator(".type-matches select").selectOption("Regular");
        organizer.button("Show what would happen").click();
        assertThat(organizer.page().locator("attendee-lines tbody tr")).hasCount(1);
        assertThat(organizer.page().locator("attendee-lines .wrong")).hasText("anselm@");

        organizer.button("Add 1 ticket").click();
        organizer.page().locator("dialog.confirm .primary").click();
        assertThat(organizer.page().locator(".fine.panel")).containsText("The import is done.");

        organizer.opens("/c/dory-days/organize/orders");
        assertThat(organizer.page().locator("table.orders tbody tr")).containsText("Ida Lindqvist");
        organizer.opens("/c/dory-days/organize/sales");
        assertThat(organizer.page().locator(".tiles.sales")).containsText("€99.00");
    }
}
