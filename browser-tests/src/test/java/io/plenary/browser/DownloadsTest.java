package io.plenary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Programs taken along as files. */
class DownloadsTest extends BrowserTest {

    @Test
    void anOrganizerSavesADraftInEveryFormat() throws IOException {
        String conference = admin().draft("lighthouse", "Lighthouse Days");
        admin().session(conference, Map.of("title", "Lamps and lenses"));
        Visitor organizer = visitor();
        admin().member(organizer.signsUp("Marta"), "ORGANIZER");
        organizer.opens("/c/lighthouse/organize");

        for (String format : new String[] {"ics", "json", "xml"}) {
            Download download = organizer.page().waitForDownload(() -> organizer
                    .button("Download (" + format + ")")
                    .click());

            assertThat(download.suggestedFilename()).isEqualTo("lighthouse." + format);
            assertThat(Files.readString(download.path())).contains("Lamps and lenses");
        }
    }

    @Test
    void anybodySavesAPublishedConferenceAsACalendar() throws IOException {
        Visitor attendee = visitor().opens("/c/" + Platform.DEMO);

        Download download = attendee.page()
                .waitForDownload(() -> attendee.button("Calendar file").click());

        assertThat(download.suggestedFilename()).isEqualTo(Platform.DEMO + ".ics");
        assertThat(Files.readString(download.path()))
                .startsWith("BEGIN:VCALENDAR")
                .contains("High Water");
    }

    @Test
    void anybodySavesAPublishedConferenceToPrintIt() throws IOException {
        Visitor attendee = visitor().opens("/c/" + Platform.DEMO);

        Download download = attendee.page()
                .waitForDownload(() -> attendee.button("Program as PDF").click());

        assertThat(download.suggestedFilename()).isEqualTo(Platform.DEMO + ".pdf");
        assertThat(Files.readString(download.path(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
    }

    @Test
    void anOrganizerHasDoorSheetsOfARoomMade() throws IOException {
        String conference = admin().conference("printing-days", "Printing Days");
        for (String room : List.of("Hall", "Barn")) {
            admin().post(conference + "/rooms", Map.of("name", room));
        }
        Visitor organizer = visitor();
        admin().member(organizer.signsUp("Marta"), "ORGANIZER");
        organizer.opens("/c/printing-days/organize");

        organizer.field("What").selectOption("Door sheets");
        organizer.field("Room").selectOption("Hall");
        organizer.field("Paper").selectOption("A3");
        organizer.button("Make PDF").click();
        Download download = organizer
                .page()
                .waitForDownload(() -> organizer.button("Download PDF").click());

        assertThat(organizer.page().locator("print-panel [role=status]").innerText())
                .contains("Door sheets · Hall · A3");
        assertThat(download.suggestedFilename()).isEqualTo("printing-days-doors-a3.pdf");
        assertThat(Files.readString(download.path(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
    }
}
