package io.plenary.services.notifications;

import io.plenary.contracts.profiles.Profile;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * How somebody reads.
 *
 * @param language one that there are templates in
 * @param zone in which they are told times
 */
record Reader(String language, ZoneId zone) {

    private static final String GERMAN = Locale.GERMAN.getLanguage();
    private static final String ENGLISH = Locale.ENGLISH.getLanguage();

    static final Reader UNKNOWN = new Reader(ENGLISH, ZoneOffset.UTC);

    static Reader of(Profile profile) {
        boolean german = profile.locale() != null
                && Locale.forLanguageTag(profile.locale()).getLanguage().equals(GERMAN);
        return new Reader(
                german ? GERMAN : ENGLISH, profile.timeZone() == null ? ZoneOffset.UTC : ZoneId.of(profile.timeZone()));
    }

    /** To the minute, with the zone it is told in. */
    String time(Instant instant) {
        Locale locale = language.equals(GERMAN) ? Locale.GERMANY : Locale.UK;
        String zoneName = zone == ZoneOffset.UTC ? "UTC" : zone.getDisplayName(TextStyle.FULL, locale);
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone)
                        .format(instant)
                + " (" + zoneName + ")";
    }
}
