package io.plenary.services.conferences;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.conferences.Colors;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.runtime.Faults;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a conference may be. Finds all faults at once. */
final class ConferenceRules {

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int LONGEST_DAYS = 366;
    private static final int SHORTEST_ACRONYM = 4;
    private static final int LONGEST_ACRONYM = 32;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_CITY = 100;
    private static final int LONGEST_TEXT = 20_000;

    private static final String SETTABLE = Arrays.stream(ConferenceStatus.values())
            .filter(status -> status != ConferenceStatus.DELETED)
            .map(ConferenceStatus::name)
            .collect(Collectors.joining(", "));

    private final Faults faults = new Faults();

    private ConferenceRules() {}

    static void check(Conference conference) {
        judge(conference).refuseIfAny("The conference cannot be saved.");
    }

    static List<FieldError> faults(Conference conference) {
        return judge(conference).found();
    }

    private static Faults judge(Conference conference) {
        ConferenceRules rules = new ConferenceRules();
        rules.checkIdentity(conference);
        rules.checkTexts(conference);
        rules.checkDays(conference.startDate(), conference.endDate());
        rules.checkPlace(conference);
        rules.checkColors(conference.colors());
        rules.checkStatus(conference.status());
        return rules.faults;
    }

    private void checkIdentity(Conference conference) {
        refuse(conference.id() == null, "/id", Fault.REQUIRED);
        refuse(conference.organizationId() == null, "/organizationId", Fault.REQUIRED);
        faults.slug("/slug", conference.slug());
    }

    private void checkTexts(Conference conference) {
        String acronym = conference.acronym();
        faults.required("/acronym", acronym, LONGEST_ACRONYM)
                .check(
                        acronym == null || acronym.isBlank() || acronym.length() >= SHORTEST_ACRONYM,
                        "/acronym",
                        Fault.TOO_SHORT,
                        Map.of("least", SHORTEST_ACRONYM))
                .required("/title", conference.title(), LONGEST_LINE)
                .line("/subtitle", conference.subtitle(), LONGEST_LINE)
                .text("/description", conference.description(), LONGEST_TEXT)
                .line("/venue", conference.venue(), LONGEST_LINE)
                .line("/city", conference.city(), LONGEST_CITY);
    }

    private void checkDays(LocalDate start, LocalDate end) {
        day("/startDate", start);
        day("/endDate", end);
        if (start == null || end == null) {
            return;
        }
        refuse(end.isBefore(start), "/endDate", Fault.BEFORE_FIRST_DAY);
        boolean tooLong = ChronoUnit.DAYS.between(start, end) >= LONGEST_DAYS;
        refuse(tooLong, "/endDate", Fault.TOO_MANY_DAYS, Map.of("most", LONGEST_DAYS));
    }

    private void checkPlace(Conference conference) {
        faults.region("/timeZone", conference.timeZone());
        String country = conference.country();
        boolean known = country == null || COUNTRIES.contains(country);
        refuse(!known, "/country", Fault.COUNTRY);
        faults.webUrl("/url", conference.url()).webUrl("/logoUrl", conference.logoUrl());
    }

    private void checkColors(Colors colors) {
        if (colors != null) {
            color("/colors/primary", colors.primary());
            color("/colors/accent", colors.accent());
        }
    }

    private void checkStatus(ConferenceStatus status) {
        boolean settable = status != null && status != ConferenceStatus.DELETED;
        refuse(!settable, "/status", Fault.ONE_OF, Map.of("values", SETTABLE));
    }

    private void color(String pointer, String color) {
        refuse(color != null && !COLOR.matcher(color).matches(), pointer, Fault.COLOR);
    }

    private void day(String pointer, LocalDate day) {
        boolean possible = day != null && !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
        refuse(!possible, pointer, Fault.DAY);
    }

    private void refuse(boolean faulty, String pointer, Fault fault) {
        refuse(faulty, pointer, fault, Map.of());
    }

    private void refuse(boolean faulty, String pointer, Fault fault, Map<String, ?> values) {
        faults.check(!faulty, pointer, fault, values);
    }
}
