package io.plenary.services.notifications;

import io.plenary.contracts.profiles.Profile;
import io.plenary.contracts.program.Announced;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How somebody reads.
 *
 * @param name what they are called, empty where nobody knows
 * @param language one that there are templates in
 * @param zone in which they are told times
 */
record Reader(String name, String language, ZoneId zone) {

    private static final String GERMAN = Locale.GERMAN.getLanguage();
    private static final String ENGLISH = Locale.ENGLISH.getLanguage();

    static final Reader UNKNOWN = new Reader("", ENGLISH, ZoneOffset.UTC);

    /**
     * Somebody of whom nothing else is known.
     *
     * @param locale a BCP 47 tag, null if that is not known either
     */
    static Reader in(String locale, String timeZone) {
        return new Reader("", language(locale), ZoneId.of(timeZone));
    }

    static Reader of(Profile profile) {
        return new Reader(
                Objects.toString(profile.displayName(), ""),
                language(profile.locale()),
                profile.timeZone() == null ? ZoneOffset.UTC : ZoneId.of(profile.timeZone()));
    }

    private static String language(String locale) {
        boolean german =
                locale != null && Locale.forLanguageTag(locale).getLanguage().equals(GERMAN);
        return german ? GERMAN : ENGLISH;
    }

    /** The same, in the language that organizers wrote in where these are words of theirs, or in which the reader signed up. */
    Reader reading(Message message) {
        String spoken = message.facts().get(Occasion.LOCALE) instanceof String locale && !locale.isEmpty()
                ? language(locale)
                : language;
        return new Reader(name, TemplateTexts.language(message, BulletinTexts.language(message, spoken)), zone);
    }

    /** Whoever never said in which zone they live is told the times of a conference as it has them. */
    Reader at(String conferenceZone) {
        return zone.equals(ZoneOffset.UTC) ? new Reader(name, language, ZoneId.of(conferenceZone)) : this;
    }

    /** As one finds it in a program: day, time and room; in the zone of the conference. */
    String slot(Announced announced, ZoneId conferenceZone) {
        return Stream.of(when(announced.start(), conferenceZone), announced.room())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** A day, such as "Tue 18 May". */
    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(language.equals(GERMAN) ? "EE d. MMM" : "EEE d MMM", locale())
                .format(day);
    }

    private String when(Instant start, ZoneId conferenceZone) {
        String pattern = language.equals(GERMAN) ? "EE d. MMM, HH:mm" : "EEE d MMM, HH:mm";
        return start == null
                ? null
                : DateTimeFormatter.ofPattern(pattern, locale())
                        .withZone(conferenceZone)
                        .format(start);
    }

    /** Hours and minutes; nothing of what has no time. */
    String clock(Instant time, ZoneId conferenceZone) {
        return time == null
                ? ""
                : DateTimeFormatter.ofPattern("HH:mm").withZone(conferenceZone).format(time);
    }

    /** @param amount in minor units of the currency, an ISO 4217 code */
    String money(long amount, String currency) {
        Currency unit = Currency.getInstance(currency);
        int digits = Math.max(unit.getDefaultFractionDigits(), 0);
        NumberFormat format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(unit);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(amount, digits));
    }

    private Locale locale() {
        return language.equals(GERMAN) ? Locale.GERMANY : Locale.UK;
    }

    /** To the minute, with the zone it is told in. */
    String time(Instant instant) {
        String zoneName = zone == ZoneOffset.UTC ? "UTC" : zone.getDisplayName(TextStyle.FULL, locale());
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale())
                        .withZone(zone)
                        .format(instant)
                + " (" + zoneName + ")";
    }
}
