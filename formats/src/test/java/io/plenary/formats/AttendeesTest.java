package io.plenary.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.SampleReading.Reading;
import io.plenary.formats.document.Person;
import io.plenary.formats.findings.FindingCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of those whom a calendar invites speak, and under what name. */
class AttendeesTest {

    private static Reading read(String line) {
        return SampleReading.read(
                """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:one
                DTSTART:20270518T090000Z
                DURATION:PT45M
                SUMMARY:Talk
                %s
                END:VEVENT
                END:VCALENDAR
                """
                        .formatted(line),
                SampleReading.ICS);
    }

    private static List<String> names(Reading reading) {
        return reading.document().entries().get(0).persons().stream()
                .map(Person::name)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARTSTAT=DECLINED",
                "ROLE=NON-PARTICIPANT",
                "role=non-participant",
                "CUTYPE=ROOM",
                "CUTYPE=RESOURCE",
                "CUTYPE=GROUP",
            })
    void whoTakesNoPartIsNoSpeaker(String parameter) {
        Reading reading = read("ATTENDEE;" + parameter + ";CN=Bert Declined:mailto:bert@example.org");

        assertThat(names(reading)).isEmpty();
        assertThat(reading.of(FindingCode.NOT_A_SPEAKER)).hasSize(1);
        assertThat(reading.document().entries().get(0).extra().toString()).doesNotContain("bert");
    }

    @ParameterizedTest
    @CsvSource({
        "ATTENDEE;CN=Ada Lovelace:mailto:ada@example.org, Ada Lovelace",
        "ATTENDEE;PARTSTAT=ACCEPTED;CN=Ada <ada@example.org>:mailto:ada@example.org, Ada",
        "ATTENDEE;CN=\"ada@example.org (Ada)\":mailto:ada@example.org, (Ada)",
        "ATTENDEE;CN=@ada@social.example:mailto:ada@example.org, @ada@social.example",
        "X-PLENARY-SPEAKER:Ada Lovelace, Ada Lovelace",
    })
    void whoSpeaksIsCalledByName(String line, String name) {
        assertThat(names(read(line))).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATTENDEE;CN=anna.person@example.org:mailto:anna.person@example.org",
                "ATTENDEE;CN=\"mailto:anna.person@example.org\":mailto:anna.person@example.org",
                "ATTENDEE;CN=\"'änna@bücher.example'\":mailto:x@example.org",
                "ATTENDEE;CN=<anna.person@mail.example.org>:urn:x",
                "X-PLENARY-SPEAKER:anna.person@example.org",
            })
    void anAddressIsNobodysName(String line) {
        Reading reading = read(line);

        assertThat(names(reading)).isEmpty();
        assertThat(reading.of(FindingCode.MAIL_AS_NAME)).hasSize(1);
        assertThat(reading.document().entries().get(0).extra()).isEmpty();
    }

    @Test
    void whoOrganizesDoesNotSpeak() {
        assertThat(names(read("ORGANIZER;CN=Olga:mailto:olga@example.org"))).isEmpty();
    }
}
