package io.plenary.runtime;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Link;
import io.plenary.contracts.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Gathers everything that is wrong with a request, so that the sender learns it all at once. */
public final class Faults {

    public static final int LONGEST_EMAIL = 254;
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?";
    /** Whether mail arrives is not known from the text; this only keeps out what cannot be an address. */
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@\\p{C}\"(),:;<>\\[\\]\\\\]{1,64}@" + LABEL + "(?:\\." + LABEL + ")*",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern SLUG = Pattern.compile("[a-z0-9](-?[a-z0-9])*");
    private static final int SHORTEST_SLUG = 2;
    private static final int LONGEST_SLUG = 50;
    private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_URL = 2_000;
    private static final int FIRST_EMBEDDING = 0x202A;
    private static final int LAST_OVERRIDE = 0x202E;

    private final List<FieldError> errors = new ArrayList<>();

    /** A line that must say something, such as a name. */
    public Faults required(String pointer, String value, int longest) {
        return check(value != null, pointer, Fault.REQUIRED)
                .check(value == null || saysSomething(value), pointer, Fault.EMPTY)
                .line(pointer, value, longest);
    }

    /** Blanks of any kind, and signs that nobody sees, are no name. */
    private static boolean saysSomething(String value) {
        return value.codePoints()
                .anyMatch(it -> !Character.isWhitespace(it)
                        && !Character.isSpaceChar(it)
                        && Character.getType(it) != Character.FORMAT);
    }

    /** One line that may be absent or empty, and that reads the same wherever it is shown: in a page, a mail, a terminal. */
    public Faults line(String pointer, String value, int longest) {
        boolean controls = value != null
                && (value.codePoints().anyMatch(it -> it != 0 && isControl(it)) || !Isolates.areEnded(value));
        return text(pointer, value, longest).check(!controls, pointer, Fault.CONTROL_CHARACTER);
    }

    /** What somebody else wrote, such as a file, as one line: with blanks for what {@link #line} would refuse. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(it -> line.appendCodePoint(isControl(it) ? ' ' : it));
        return Isolates.ended(line.toString()).strip().replaceAll(" {2,}", " ");
    }

    /** Text that may be absent or empty, and that PostgreSQL and every client can keep as it is. */
    public Faults text(String pointer, String value, int longest) {
        if (value == null) {
            return this;
        }
        return check(value.length() <= longest, pointer, Fault.TOO_LONG, Map.of("most", longest))
                .check(value.indexOf('\0') < 0, pointer, Fault.NUL)
                .check(isUnicode(value), pointer, Fault.HALF_CHARACTER);
    }

    /** A name for addresses. One that reads like an id would hide what has that id. */
    public Faults slug(String pointer, String slug) {
        boolean wellFormed = slug != null
                && slug.length() >= SHORTEST_SLUG
                && slug.length() <= LONGEST_SLUG
                && SLUG.matcher(slug).matches();
        return check(wellFormed && !isId(slug), pointer, Fault.SLUG);
    }

    public static boolean isId(String idOrSlug) {
        return ID.matcher(idOrSlug).matches();
    }

    public Faults email(String pointer, String email) {
        return check(isEmail(email), pointer, Fault.EMAIL, Map.of("most", LONGEST_EMAIL));
    }

    public static boolean isEmail(String text) {
        return text != null
                && text.length() <= LONGEST_EMAIL
                && EMAIL.matcher(text).matches();
    }

    /** A language by its BCP 47 tag, or nothing. */
    public Faults locale(String pointer, String tag) {
        return check(tag == null || isLocale(tag), pointer, Fault.LOCALE);
    }

    private static boolean isLocale(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    /** A time zone by name, or nothing. Offsets such as +02:00 are none: they do not know summer time. */
    public Faults timeZone(String pointer, String zone) {
        return check(zone == null || ZONES.contains(zone), pointer, Fault.TIME_ZONE);
    }

    /** A time zone that says where it is: regions carry their history of clock changes, abbreviations do not. */
    public Faults region(String pointer, String zone) {
        boolean region = zone != null && zone.indexOf('/') > 0 && !zone.startsWith("SystemV/") && ZONES.contains(zone);
        return check(region || "UTC".equals(zone), pointer, Fault.TIME_ZONE);
    }

    /** @param longest of a title; a word is enough for what a link leads to, but nobody has to find one */
    public Faults links(String pointer, List<Link> links, int most, int longest, int longestType) {
        check(links.size() <= most, pointer, Fault.TOO_MANY, Map.of("most", most));
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            String at = pointer + "/" + i;
            check(link.url() != null, at + "/url", Fault.REQUIRED)
                    .webUrl(at + "/url", link.url())
                    .line(at + "/title", link.title(), longest)
                    .line(at + "/type", link.type(), longestType);
        }
        return this;
    }

    /** How many items a page may have. */
    public Faults page(int limit) {
        boolean possible = limit >= 1 && limit <= LARGEST_PAGE;
        return check(possible, "query/limit", Fault.WHOLE_NUMBER, Map.of("least", 1, "most", LARGEST_PAGE));
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID unless a page may have so many items */
    public static void requirePage(int limit) {
        new Faults().page(limit).refuseIfAny("The page cannot be that long.");
    }

    /** An absolute http or https URL, or nothing. */
    public Faults webUrl(String pointer, String url) {
        return check(url == null || isWebUrl(url), pointer, Fault.WEB_ADDRESS);
    }

    public Faults check(boolean holds, String pointer, Fault fault) {
        return check(holds, pointer, fault, Map.of());
    }

    /** @param values what the fault is about */
    public Faults check(boolean holds, String pointer, Fault fault, Map<String, ?> values) {
        if (!holds) {
            errors.add(fault.at(pointer, values));
        }
        return this;
    }

    public List<FieldError> found() {
        return List.copyOf(errors);
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID if anything was wrong */
    public void refuseIfAny(String detail) {
        if (!errors.isEmpty()) {
            throw Refusal.INVALID.because(detail, errors);
        }
    }

    /** Whether a browser may be sent there and PostgreSQL may keep it. */
    public static boolean isWebUrl(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && url.length() <= LONGEST_URL;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** What breaks a line, moves a cursor, or turns the reading direction of what follows (Unicode UAX 9). */
    private static boolean isControl(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> character >= FIRST_EMBEDDING && character <= LAST_OVERRIDE;
        };
    }

    private static boolean isUnicode(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }
}
