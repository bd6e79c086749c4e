package io.plenary.formats.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plenary.formats.SampleReading;
import io.plenary.formats.SampleReading.Reading;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.EntryStatus;
import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.reading.Destination;
import io.plenary.formats.reading.ReadingLimits;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that repeat, read as their occurrences during a conference from 24 to 31 October 2027, when the clocks change. */
class RepeatingEventsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final Destination CONFERENCE =
            new Destination(ZONE, LocalDate.of(2027, 10, 24), LocalDate.of(2027, 11, 2));
    private static final String START = "DTSTART;TZID=Europe/Lisbon:20271025T090000\n";

    private static String event(String lines) {
        return "BEGIN:VEVENT\nUID:yoga\nDTSTAMP:20270101T000000Z\nDURATION:PT45M\nSUMMARY:Yoga\n" + lines
                + "END:VEVENT\n";
    }

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n" + String.join("", events) + "END:VCALENDAR\n";
    }

    private static Reading read(String... events) {
        return SampleReading.read(calendar(events).getBytes(), SampleReading.ICS, CONFERENCE);
    }

    private static List<String> starts(Reading reading) {
        return reading.document().entries().stream()
                .map(entry -> entry.start().atZone(ZONE).toLocalDateTime().toString())
                .toList();
    }

    private static List<String> keys(Reading reading) {
        return reading.document().entries().stream()
                .map(entry -> entry.origin().key())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:FREQ=DAILY\n",
                "RRULE:FREQ=DAILY;COUNT=3\n",
                "RRULE:FREQ=DAILY;INTERVAL=2\nEXDATE;TZID=Europe/Lisbon:20271027T090000\n",
                "RRULE:FREQ=DAILY;UNTIL=20271031T090000Z\n",
                "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,SU\n",
                "RRULE:FREQ=MONTHLY;BYDAY=-1MO,1TU\n",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=25,30\n",
                "RRULE:FREQ=HOURLY;INTERVAL=5;COUNT=20\n",
                "RRULE:FREQ=DAILY;BYHOUR=9,17\n",
                "RDATE;TZID=Europe/Lisbon:20271026T100000,20271101T090000\n",
            })
    void theyTakePlaceWhenOtherProgramsThinkTheyDo(String rules) throws Exception {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
        CalendarComponent judged = new CalendarBuilder()
                .build(new StringReader(calendar(event(START + rules)).replace("\n", "\r\n")))
                .<CalendarComponent>getComponents(Component.VEVENT)
                .get(0);
        Period<ZonedDateTime> conference = new Period<>(
                LocalDate.of(2027, 10, 24).atTime(4, 0).atZone(ZONE),
                LocalDate.of(2027, 11, 3).atTime(4, 0).atZone(ZONE));

        Reading reading = read(event(START + rules));

        List<String> expected = judged.calculateRecurrenceSet(conference).stream()
                .map(period -> LocalDateTime.from(period.getStart()).toString())
                .sorted()
                .toList();
        assertThat(expected).hasSizeGreaterThan(1);
        assertThat(starts(reading)).isEqualTo(expected);
        assertThat(reading.document().entries())
                .extracting(Entry::durationMinutes)
                .containsOnly(45);
        assertThat(reading.of(FindingCode.RECURRENCE_READ)).hasSize(1);
    }

    /** Where the other program compares only what is written. */
    @Test
    void whatIsTakenOutMayBeWrittenInAnotherZoneOrAsADate() {
        String rule = "RRULE:FREQ=DAILY;COUNT=4\n";

        assertThat(starts(read(event(START + rule + "EXDATE:20271026T080000Z\nEXDATE;VALUE=DATE:20271028\n"))))
                .containsExactly("2027-10-25T09:00", "2027-10-27T09:00");
    }

    @Test
    void theyKeepTheirLocalTimeWhenTheClocksChange() {
        Reading reading = read(event("DTSTART;TZID=Europe/Lisbon:20270601T090000\nRRULE:FREQ=WEEKLY;BYDAY=SA,SU,MO\n"));

        assertThat(reading.document().entries())
                .extracting(Entry::start)
                .containsExactly(
                        Instant.parse("2027-10-24T08:00:00Z"),
                        Instant.parse("2027-10-25T08:00:00Z"),
                        Instant.parse("2027-10-30T08:00:00Z"),
                        Instant.parse("2027-10-31T09:00:00Z"),
                        Instant.parse("2027-11-01T09:00:00Z"));
    }

    @Test
    void eachOccurrenceHasANameOfItsOwnThatStaysHoweverTheFileWritesIt() {
        String rule = "RRULE:FREQ=DAILY;COUNT=3\n";
        Reading local = read(event(START + rule));
        Reading utc = read(event("DTSTART:20271025T080000Z\n" + rule));
        Reading later = read(event("DTSTART:20271024T080000Z\nRRULE:FREQ=DAILY;COUNT=4\n"));

        assertThat(keys(local)).hasSize(3).doesNotHaveDuplicates().isEqualTo(keys(utc));
        assertThat(keys(later)).hasSize(4).containsAll(keys(local));
    }

    @Test
    void anOccurrenceThatWasMovedOrCancelledReplacesTheOneOfTheRule() {
        Reading plain = read(event(START + "RRULE:FREQ=DAILY;COUNT=3\n"));
        Reading reading = read(
                event(START + "RRULE:FREQ=DAILY;COUNT=3\n"),
                event("RECURRENCE-ID:20271026T080000Z\nDTSTART;TZID=Europe/Lisbon:20271026T150000\nSTATUS:TENTATIVE\n"),
                event("RECURRENCE-ID;TZID=Europe/Lisbon:20271027T090000\nSTATUS:CANCELLED\n"
                        + "DTSTART;TZID=Europe/Lisbon:20271027T090000\n"));

        assertThat(starts(reading)).containsExactly("2027-10-25T09:00", "2027-10-26T15:00", "2027-10-27T09:00");
        assertThat(reading.document().entries())
                .extracting(Entry::status)
                .containsExactly(EntryStatus.CONFIRMED, EntryStatus.TENTATIVE, EntryStatus.CANCELLED);
        assertThat(keys(reading)).isEqualTo(keys(plain));
        assertThat(reading.of(FindingCode.REPEATED_UID)).isEmpty();
    }

    @Test
    void whatLiesOutsideTheConferenceIsNoPartOfIt() {
        Reading reading = read(
                event("DTSTART;TZID=Europe/Lisbon:20200106T090000\nRRULE:FREQ=WEEKLY;BYDAY=MO\n"),
                event("RECURRENCE-ID:20200113T090000Z\nDTSTART:20200114T090000Z\n"),
                event("RECURRENCE-ID;RANGE=THISANDFUTURE:20271101T090000Z\nDTSTART:20271101T100000Z\n"));

        assertThat(starts(reading)).containsExactly("2027-10-25T09:00", "2027-11-01T10:00");
        assertThat(reading.of(FindingCode.RECURRENCE_RANGE)).hasSize(1);
    }

    @Test
    void anEventThatNeverTakesPlaceDuringTheConferenceIsReadOnceLikeAnyOtherOutside() {
        Reading reading = read(event("DTSTART;TZID=Europe/Lisbon:20200106T090000\nRRULE:FREQ=WEEKLY;COUNT=4\n"));

        assertThat(starts(reading)).containsExactly("2020-01-06T09:00");
    }

    @Test
    void wholeDaysRepeatByTheirDates() {
        Reading reading =
                read(event("DTSTART;VALUE=DATE:20271024\nRRULE:FREQ=DAILY;UNTIL=20271027\nEXDATE;VALUE=DATE:20271025\n")
                        .replace("DURATION:PT45M\n", ""));

        assertThat(reading.document().entries())
                .extracting(Entry::day)
                .extracting(LocalDate::getDayOfMonth)
                .containsExactly(24, 26, 27);
        assertThat(reading.document().entries())
                .extracting(Entry::durationMinutes)
                .containsOnly(24 * 60);
    }

    @Test
    void theEndMovesWithTheStart() {
        Reading reading = read(event(START + "DTEND;TZID=Europe/Lisbon:20271025T103000\nRRULE:FREQ=DAILY;COUNT=9\n")
                .replace("DURATION:PT45M\n", ""));

        assertThat(reading.document().entries())
                .hasSize(9)
                .extracting(Entry::durationMinutes)
                .containsOnly(90);
    }

    @Test
    void occurrencesOfAnEventWithAUuidAreSessionsOfTheirOwn() {
        String uid = "UID:6f4a1a3e-0d3c-4a55-9a53-2f3a3b1c0d11";
        Reading reading = read(event(START + "RRULE:FREQ=DAILY;COUNT=3\n").replace("UID:yoga", uid));

        assertThat(keys(reading)).hasSize(3).doesNotHaveDuplicates();
        assertThat(reading.document().entries()).extracting(Entry::guid).containsOnlyNulls();
        assertThat(reading.of(FindingCode.REPEATED_GUID)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:FREQ=SECONDLY\n",
                "RRULE:FREQ=MINUTELY;COUNT=2000000000\n",
                "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5;BYSECOND=0,1,2\n",
                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n",
                "RRULE:FREQ=MONTHLY;BYDAY=MO;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15;BYSETPOS=366\n",
                "RRULE:FREQ=DAILY;INTERVAL=2147483647\n",
                "RRULE:FREQ=MONTHLY;INTERVAL=1001\n",
                "RRULE:FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=BACKWARD;BYMONTHDAY=3;BYDAY=MO\n",
                "RRULE:FREQ=DAILY;COUNT=3;RSCALE=ISLAMIC-CIVIL\n",
                "RRULE:FREQ=WEEKLY\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=WEEKLY\n"
                        + "RRULE:FREQ=WEEKLY\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=WEEKLY\n",
                "RRULE:FREQ=WHENEVER\n",
                "RRULE:\n",
                "RRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY\n",
            })
    void aRuleThatIsNotReadIsSaidAndLeavesTheFirst(String rules) {
        Reading reading = read(event(START + rules));

        assertThat(starts(reading)).containsExactly("2027-10-25T09:00");
        assertThat(reading.findings())
                .extracting(Finding::code)
                .containsAnyOf(FindingCode.RECURRENCE, FindingCode.RECURRENCE_READ);
    }

    /** Whatever a rule says: the event is there, the other as well, and nobody waits. */
    @ParameterizedTest
    @ValueSource(strings = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"})
    void noRuleFailsTheFileOrKeepsItsReader(String frequency) {
        List<String> parts = List.of(
                "",
                ";BYMONTH=2;BYMONTHDAY=30",
                ";BYMONTHDAY=-31,31",
                ";BYYEARDAY=366,-366",
                ";BYWEEKNO=53,-53",
                ";BYDAY=-53MO,53SU",
                ";BYDAY=MO;BYSETPOS=366,-366",
                ";BYHOUR=23;BYMINUTE=59;BYSECOND=60",
                ";BYMONTH=11;BYYEARDAY=1",
                ";WKST=TH;BYWEEKNO=1;BYDAY=WE",
                ";COUNT=2147483647",
                ";COUNT=0",
                ";UNTIL=00010101",
                ";UNTIL=99991231T235959Z",
                ";BYMONTH=5L",
                ";RSCALE=HEBREW;BYMONTH=5L;SKIP=FORWARD");
        for (String start : List.of("00010101T000000", "19000229T000000", "20271031T013000", "99991231T235959")) {
            for (String interval : List.of("", ";INTERVAL=0", ";INTERVAL=1000", ";INTERVAL=2147483647")) {
                String[] events = parts.stream()
                        .map(part -> event("DTSTART;TZID=Europe/Lisbon:" + start + "\nRRULE:FREQ=" + frequency
                                        + interval + part + "\n")
                                .replace("yoga", "yoga" + part.hashCode()))
                        .toArray(String[]::new);

                Reading reading = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> read(events));

                assertThat(reading.document().entries())
                        .as(start + interval)
                        .hasSizeGreaterThanOrEqualTo(events.length);
            }
        }
    }

    @Test
    void clocksThatChangeOnceInMillionsOfYearsAreNone() {
        String zone = "BEGIN:VTIMEZONE\nTZID:Rare\nBEGIN:STANDARD\nDTSTART:19000101T000000\n"
                + "RRULE:FREQ=DAILY;INTERVAL=2147483647\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n";
        byte[] file = calendar(event("DTSTART;TZID=Rare:20271025T090000\n"))
                .replace("PRODID:-//test//EN\n", "PRODID:-//test//EN\n" + zone)
                .getBytes();

        Reading reading = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> SampleReading.read(file, SampleReading.ICS, CONFERENCE));

        assertThat(starts(reading)).containsExactly("2027-10-25T09:00");
        assertThat(reading.of(FindingCode.UNKNOWN_ZONE)).hasSize(1);
    }

    @Test
    void howMuchAFileRepeatsIsBounded() {
        String[] events = new String[400];
        for (int i = 0; i < events.length; i++) {
            events[i] = event("DTSTART:19010101T000000Z\nRRULE:FREQ=HOURLY;INTERVAL=%d\nX-PAD:%s\n"
                            .formatted(1 + i % 2, "x".repeat(15_000)))
                    .replace("yoga", "yoga" + i);
        }
        Destination ages = new Destination(ZONE, LocalDate.of(1901, 1, 1), LocalDate.of(2199, 1, 1));
        long began = System.nanoTime();

        Reading reading = SampleReading.read(calendar(events).getBytes(), SampleReading.ICS, ages);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        assertThat(reading.document().entries().size()).isBetween(400, 400 + ReadingLimits.OCCURRENCES);
        assertThat(reading.of(FindingCode.RECURRENCE_CUT)).isNotEmpty();
    }

    @Test
    void whatARuleMakesOnlyToDropItAgainIsBoundedForTheWholeFile() {
        String[] events = new String[2_000];
        for (int i = 0; i < events.length; i++) {
            events[i] = event("DTSTART:00010101T100000Z\nRRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;"
                            + "BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;"
                            + "BYMINUTE=0,30;BYSETPOS=-1" + (i % 2 == 0 ? "\n" : ";COUNT=5000\n"))
                    .replace("yoga", "yoga" + i);
        }
        long began = System.nanoTime();

        Reading reading = read(events);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(reading.document().entries()).hasSize(events.length);
        assertThat(reading.of(FindingCode.RECURRENCE)).hasSizeGreaterThan(100);
    }

    @Test
    void soIsHowOftenClocksChange() {
        StringBuilder zones = new StringBuilder();
        String[] events = new String[200];
        for (int i = 0; i < events.length; i++) {
            zones.append("BEGIN:VTIMEZONE\nTZID:Z%d\nBEGIN:STANDARD\nDTSTART:11010101T000000\n".formatted(i))
                    .append(
                            "RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,")
                    .append("3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,30;BYSETPOS=-1\n")
                    .append("TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n");
            events[i] = event("DTSTART;TZID=Z%d:20271025T090000\n".formatted(i)).replace("yoga", "yoga" + i);
        }
        byte[] file = calendar(events)
                .replace("PRODID:-//test//EN\n", "PRODID:-//test//EN\n" + zones)
                .getBytes();
        long began = System.nanoTime();

        Reading reading = SampleReading.read(file, SampleReading.ICS, CONFERENCE);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(reading.document().entries()).hasSize(events.length);
    }

    @Test
    void whatRepeatsSinceYearsIsFoundWithoutCountingThem() {
        String[] events = new String[500];
        for (int i = 0; i < events.length; i++) {
            events[i] = event("DTSTART;TZID=Europe/Lisbon:20120102T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE\n")
                    .replace("yoga", "yoga" + i);
        }

        Reading reading = read(events);

        assertThat(reading.of(FindingCode.RECURRENCE)).isEmpty();
        assertThat(starts(reading)).hasSize(events.length).containsOnly("2027-11-01T09:00");
    }
}
