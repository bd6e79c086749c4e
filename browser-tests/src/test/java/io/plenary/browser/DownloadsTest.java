package io.plenary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
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
}
