package io.plenary.formats.print;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What is said on paper, in English or German, and how days and times are written there. */
final class PrintWords {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("program", "Program"),
            Map.entry("contents", "Contents"),
            Map.entry("tracks", "Tracks"),
            Map.entry("day", "Day %d"),
            Map.entry("sessions.one", "1 session"),
            Map.entry("sessions", "%s sessions"),
            Map.entry("rooms.one", "1 room"),
            Map.entry("rooms", "%s rooms"),
            Map.entry("people.one", "1 speaker"),
            Map.entry("people", "%s speakers"),
            Map.entry("index", "Speakers"),
            Map.entry("unscheduled", "Not scheduled yet"),
            Map.entry("nothing", "There are no sessions."),
            Map.entry("cancelled", "Cancelled"),
            Map.entry("goesOn", "continued"),
            Map.entry("release", "Release %d"),
            Map.entry("asOfRelease", "As of release %d, %s"),
            Map.entry("asOf", "As of %s"),
            Map.entry("asOfDraft", "Draft of %s, not released"),
            Map.entry("draft", "Draft"),
            Map.entry("zone", "All times are %s"),
            Map.entry("newest", "Changes since then:"),
            Map.entry("scan", "Changes and details"));

    private static final Map<String, String> GERMAN = Map.ofEntries(
            Map.entry("program", "Programm"),
            Map.entry("contents", "Inhalt"),
            Map.entry("tracks", "Tracks"),
            Map.entry("day", "Tag %d"),
            Map.entry("sessions.one", "1 Session"),
            Map.entry("sessions", "%s Sessions"),
            Map.entry("rooms.one", "1 Raum"),
            Map.entry("rooms", "%s Räume"),
            Map.entry("people.one", "1 Vortragende*r"),
            Map.entry("people", "%s Vortragende"),
            Map.entry("index", "Vortragende"),
            Map.entry("unscheduled", "Noch ohne Termin"),
            Map.entry("nothing", "Es gibt keine Sessions."),
            Map.entry("cancelled", "Abgesagt"),
            Map.entry("goesOn", "Fortsetzung"),
            Map.entry("release", "Version %d"),
            Map.entry("asOfRelease", "Stand: Version %d, %s"),
            Map.entry("asOf", "Stand: %s"),
            Map.entry("asOfDraft", "Entwurf vom %s, nicht veröffentlicht"),
            Map.entry("draft", "Entwurf"),
            Map.entry("zone", "Alle Zeiten: %s"),
            Map.entry("newest", "Änderungen seitdem:"),
            Map.entry("scan", "Änderungen und Details"));

    private final boolean german;
    private final Map<String, String> words;
    private final Locale locale;
    private final ZoneId zone;

    PrintWords(String language, ZoneId zone) {
        this.german = "de".equals(language);
        this.words = german ? GERMAN : ENGLISH;
        this.locale = german ? Locale.GERMANY : Locale.UK;
        this.zone = zone;
    }

    Locale locale() {
        return locale;
    }

    String get(String word) {
        return words.get(word);
    }

    String fill(String word, Object... values) {
        return String.format(locale, words.get(word), values);
    }

    /** Such as "1 room" or "12 rooms". */
    String count(String word, int many) {
        return many == 1
                ? get(word + ".one")
                : fill(word, NumberFormat.getIntegerInstance(locale).format(many));
    }

    private String format(String englishPattern, String germanPattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(german ? germanPattern : englishPattern, locale)
                .format(day);
    }

    String longDay(LocalDate day) {
        return format("EEEE d MMMM yyyy", "EEEE, d. MMMM yyyy", day);
    }

    /** Such as "18–20 May 2027": what both have in common is said once. */
    String range(LocalDate from, LocalDate to) {
        String last = format("d MMMM yyyy", "d. MMMM yyyy", to);
        if (from.equals(to)) {
            return last;
        } else if (from.getYear() != to.getYear()) {
            return format("d MMMM yyyy", "d. MMMM yyyy", from) + " – " + last;
        } else if (from.getMonth() != to.getMonth()) {
            return format("d MMMM", "d. MMMM", from) + " – " + last;
        }
        return from.getDayOfMonth() + (german ? "." : "") + "–" + last;
    }

    String clock(Instant moment) {
        return CLOCK.format(moment.atZone(zone));
    }

    String moment(Instant moment) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        return format("d MMMM yyyy", "d. MMMM yyyy", day) + " " + clock(moment);
    }

    String zone() {
        return zone.getId().replace('_', ' ');
    }

    /** Null for what is no language: files say all kinds of things there. */
    String language(String tag) {
        if (tag == null || !tag.matches("[a-z]{2,3}(-[A-Za-z]{2,8})*")) {
            return null;
        }
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(locale);
        return name.equals(tag) ? null : name;
    }

    /** Of when, and of which release, all this is. */
    String standing(PrintContext context) {
        String moment = moment(context.asOf());
        if (context.draft()) {
            return fill("asOfDraft", moment);
        }
        return context.release() == null ? fill("asOf", moment) : fill("asOfRelease", context.release(), moment);
    }
}
