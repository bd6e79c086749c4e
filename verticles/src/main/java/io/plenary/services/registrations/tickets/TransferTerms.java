package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Fault;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.TransferDetails;
import io.plenary.runtime.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * How long money may be on its way, and until when anybody may say that it is.
 *
 * @param dueDays within which it has to be there; null for two weeks
 * @param closedDays for how many days before the conference nobody may say so any more; null for none
 */
public record TransferTerms(Integer dueDays, Integer closedDays) {

    public static final TransferTerms USUAL = new TransferTerms(null, null);

    private static final int USUAL_DAYS = 14;
    private static final int MOST_DUE = 60;
    private static final int MOST_CLOSED = 365;

    public static void check(Faults faults, TransferDetails wanted) {
        within(faults, "/dueDays", wanted.dueDays(), 1, MOST_DUE);
        within(faults, "/closedDays", wanted.closedDays(), 0, MOST_CLOSED);
    }

    private static void within(Faults faults, String pointer, Integer days, int least, int most) {
        faults.check(
                days == null || days >= least && days <= most,
                pointer,
                Fault.WHOLE_NUMBER,
                Map.of("least", least, "most", most));
    }

    /** When the money has to be there: the conference does not wait. */
    public Instant due(Conference conference, Instant now) {
        Instant usual = due(now);
        Instant end = OrderRules.end(conference);
        return usual.isBefore(end) ? usual : end;
    }

    /** When what an invoice is for has to be there: nobody's seats wait for that. */
    public Instant due(Instant now) {
        return now.plus(Duration.ofDays(dueDays == null ? USUAL_DAYS : dueDays));
    }

    /** Whether there is time left for it, by the days where the conference is. */
    public boolean isOpen(Conference conference, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of(conference.timeZone()));
        return closedDays == null || today.isBefore(conference.startDate().minusDays(closedDays));
    }
}
