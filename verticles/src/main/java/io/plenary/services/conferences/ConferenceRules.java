package io.plenary.services.conferences;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Colors;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a conference may be. Finds all faults at once. */
final class ConferenceRules {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9](-?[a-z0-9])*");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern WEB = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int LONGEST_DAYS = 366;

    private final List<FieldError> errors = new ArrayList<>();

    private ConferenceRules() {}

    static void check(Conference conference) {
        List<FieldError> errors = faults(conference);
        if (!errors.isEmpty()) {
            throw Refusal.INVALID.because("The conference cannot be saved.", errors);
        }
    }

    static List<FieldError> faults(Conference conference) {
        ConferenceRules rules = new ConferenceRules();
        rules.checkIdentity(conference);
        rules.checkTexts(conference);
        rules.checkDays(conference.startDate(), conference.endDate());
        rules.checkPlace(conference);
        rules.checkColors(conference.colors());
        rules.checkStatus(conference.status());
        return List.copyOf(rules.errors);
    }

    private void checkIdentity(Conference conference) {
        refuse(conference.id() == null, "/id", "is required");
        refuse(conference.organizationId() == null, "/organizationId", "is required");
        String slug = conference.slug();
        boolean wellFormed = slug != null
                && slug.length() >= 2
                && slug.length() <= 50
                && SLUG.matcher(slug).matches();
        refuse(!wellFormed, "/slug", "must be 2 to 50 of a-z, 0-9 and single hyphens between them");
        // A conference is found by id or slug in the same place of a URL.
        refuse(wellFormed && UUID_FORM.matcher(slug).matches(), "/slug", "must not have the form of an id");
    }

    private void checkTexts(Conference conference) {
        text("/acronym", conference.acronym(), 4, 32);
        text("/title", conference.title(), 1, 300);
        refuse(conference.title() != null && conference.title().isBlank(), "/title", "must not be blank");
        optionalText("/subtitle", conference.subtitle(), 300);
        optionalText("/description", conference.description(), 20_000);
        optionalText("/venue", conference.venue(), 300);
        optionalText("/city", conference.city(), 100);
    }

    private void checkDays(LocalDate start, LocalDate end) {
        day("/startDate", start);
        day("/endDate", end);
        if (start == null || end == null) {
            return;
        }
        refuse(end.isBefore(start), "/endDate", "must not be before the first day");
        boolean tooLong = ChronoUnit.DAYS.between(start, end) >= LONGEST_DAYS;
        refuse(tooLong, "/endDate", "must be at most 366 days from the first day, both included");
    }

    private void checkPlace(Conference conference) {
        String zone = conference.timeZone();
        refuse(zone == null || !isRegion(zone), "/timeZone", "must be an IANA time zone such as Europe/Lisbon");
        String country = conference.country();
        boolean known = country == null || COUNTRIES.contains(country);
        refuse(!known, "/country", "must be a country code of ISO 3166-1 alpha-2 such as PT");
        boolean address = conference.url() == null || isWebAddress(conference.url());
        refuse(!address, "/url", "must be an absolute http or https URL of at most 2,000 characters");
    }

    /** Regions carry their history of clock changes; abbreviations and fixed offsets do not say where they are. */
    private static boolean isRegion(String zone) {
        return "UTC".equals(zone) || zone.indexOf('/') > 0 && !zone.startsWith("SystemV/") && ZONES.contains(zone);
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            return url.length() <= 2_000
                    && uri.getScheme() != null
                    && WEB.matcher(uri.getScheme()).matches()
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void checkColors(Colors colors) {
        if (colors != null) {
            color("/colors/primary", colors.primary());
            color("/colors/accent", colors.accent());
        }
    }

    private void checkStatus(ConferenceStatus status) {
        boolean settable = status != null && status != ConferenceStatus.DELETED;
        refuse(!settable, "/status", "must be DRAFT, PUBLISHED or ARCHIVED");
    }

    private void color(String pointer, String color) {
        refuse(color != null && !COLOR.matcher(color).matches(), pointer, "must be a color as #rrggbb");
    }

    private void day(String pointer, LocalDate day) {
        boolean possible = day != null && !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
        refuse(!possible, pointer, "must be a day from 1900 to 2199");
    }

    private void text(String pointer, String text, int shortest, int longest) {
        if (text == null) {
            refuse(true, pointer, "is required");
            return;
        }
        boolean fits = text.length() >= shortest && text.length() <= longest;
        refuse(!fits, pointer, "must have " + shortest + " to " + longest + " characters");
        refuse(text.indexOf('\0') >= 0, pointer, "must not contain NUL characters");
    }

    private void optionalText(String pointer, String text, int longest) {
        if (text != null) {
            text(pointer, text, 0, longest);
        }
    }

    private void refuse(boolean faulty, String pointer, String detail) {
        if (faulty) {
            errors.add(new FieldError(pointer, detail));
        }
    }
}
