package io.plenary.formats.ics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.findings.Findings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones as calendars name them, read again by whoever only knows what is written. */
class IcsZoneTest {

    private static final Instant FROM = Instant.parse("2027-05-18T08:00:00Z");

    private static String written(String zone, Instant from) {
        IcsOut out = new IcsOut();
        new IcsZone(ZoneId.of(zone), out).write(from, from.plus(Duration.ofDays(3)));
        return out.toString();
    }

    private static ZoneRules read(String definition) {
        List<ContentLine> lines = new ArrayList<>();
        ContentLines content = new ContentLines(definition, new Findings());
        for (ContentLine line = content.next(); line != null; line = content.next()) {
            lines.add(line);
        }
        return IcsZoneRules.of(lines, new Effort(100_000)).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "Europe/London",
                "Europe/Dublin",
                "America/Los_Angeles",
                "America/New_York",
                "America/St_Johns",
                "America/Santiago",
                "Australia/Lord_Howe",
                "Pacific/Auckland",
                "Asia/Jerusalem",
                "Africa/Cairo",
                "Africa/Casablanca",
                "Asia/Kolkata",
                "Asia/Tokyo",
                "America/Sao_Paulo",
                "UTC",
                "Etc/GMT+3",
            })
    void aCalendarTellsTheTimeOfTheWholeYearAndOfSomeMore(String zone) {
        ZoneRules expected = ZoneId.of(zone).getRules();

        ZoneRules found = read(written(zone, FROM));

        for (Instant at = Instant.parse("2027-01-01T00:00:00Z");
                at.isBefore(Instant.parse("2036-12-31T00:00:00Z"));
                at = at.plus(Duration.ofHours(7))) {
            assertThat(found.getOffset(at)).as("%s at %s", zone, at).isEqualTo(expected.getOffset(at));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU, FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "America/New_York, FREQ=YEARLY;BYMONTH=3;BYDAY=2SU, FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
    })
    void bothHalvesOfTheYearAreThereByTheirRules(String zone, String summer, String winter) {
        assertThat(written(zone, FROM))
                .contains("BEGIN:STANDARD", "BEGIN:DAYLIGHT", "RRULE:" + summer, "RRULE:" + winter)
                .doesNotContain("RDATE");
    }

    @Test
    void whatFollowsNoRuleIsListed() {
        assertThat(written("Africa/Casablanca", FROM)).contains("RDATE:").doesNotContain("RRULE:");
    }

    @Test
    void yearsWithAnotherRuleAreToldByTheirOwn() {
        Instant then = Instant.parse("1995-09-28T12:00:00Z");
        ZoneRules expected = ZoneId.of("Europe/Berlin").getRules();

        ZoneRules found = read(written("Europe/Berlin", then));

        assertThat(found.getOffset(then)).isEqualTo(expected.getOffset(then));
        assertThat(found.getOffset(then.plus(Duration.ofDays(10))))
                .isEqualTo(expected.getOffset(then.plus(Duration.ofDays(10))));
    }
}
