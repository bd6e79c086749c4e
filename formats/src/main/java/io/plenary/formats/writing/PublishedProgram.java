package io.plenary.formats.writing;

import io.plenary.formats.document.ConferenceInfo;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.EntryStatus;
import io.plenary.formats.document.ProgramDay;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.reading.EntryTimes;
import io.plenary.formats.text.PlainText;
import io.plenary.formats.text.Texts;
import java.net.URI;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A program as schedule.xml and schedule.json hold it: days, in them rooms, in them entries by their start. Neither
 * format knows a status: what is cancelled or not scheduled is left out.
 */
public final class PublishedProgram {

    private final ProgramDocument document;
    private final ExportContext context;
    private final List<Entry> entries;
    private final TreeMap<LocalDate, Map<String, List<Entry>>> byDay = new TreeMap<>();

    /** @throws IllegalArgumentException when an entry has no guid or no number, or one that another has */
    public PublishedProgram(ProgramDocument document, ExportContext context) {
        this.document = document;
        this.context = context;
        entries = document.entries().stream()
                .filter(it -> it.start() != null && it.status() != EntryStatus.CANCELLED)
                .map(Entry::published)
                .sorted(Comparator.comparing(Entry::start))
                .toList();
        checkIdentities();
        document.days().forEach(day -> byDay.put(day.date(), new LinkedHashMap<>()));
        entries.forEach(it -> byDay.computeIfAbsent(it.day(), day -> new LinkedHashMap<>()));
        if (byDay.isEmpty()) {
            byDay.put(firstDate(), new LinkedHashMap<>());
        }
        group();
    }

    private void checkIdentities() {
        Set<UUID> guids = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.guid() == null || entry.number() == null || entry.number() < 1) {
                throw new IllegalArgumentException("an exported entry needs a guid and a positive number");
            }
            if (!guids.add(entry.guid()) || !numbers.add(entry.number())) {
                throw new IllegalArgumentException("guids and numbers of exported entries are unique");
            }
        }
    }

    private LocalDate firstDate() {
        LocalDate start = document.conference().start();
        return start == null ? context.generatedAt().atZone(context.zone()).toLocalDate() : start;
    }

    private void group() {
        Set<String> order = new LinkedHashSet<>();
        document.rooms().forEach(room -> order.add(PlainText.legal(room.name())));
        entries.forEach(entry -> order.add(roomName(entry)));
        Map<LocalDate, Map<String, List<Entry>>> found = new LinkedHashMap<>();
        entries.forEach(it -> found.computeIfAbsent(it.day(), day -> new LinkedHashMap<>())
                .computeIfAbsent(roomName(it), room -> new ArrayList<>())
                .add(it));
        found.forEach((day, rooms) -> order.stream().filter(rooms::containsKey).forEach(room -> byDay.get(day)
                .put(room, rooms.get(room))));
    }

    /** Entries without a room stand in a room without a name. */
    public static String roomName(Entry entry) {
        return Objects.requireNonNullElse(PlainText.legal(entry.room()), "");
    }

    /** All days in their order, each with a beginning and an end. */
    public List<ProgramDay> days() {
        Map<LocalDate, ProgramDay> declared = new LinkedHashMap<>();
        document.days().forEach(day -> declared.put(day.date(), day));
        boolean numbered =
                document.days().stream().map(ProgramDay::index).distinct().count() == byDay.size()
                        && document.days().stream().allMatch(day -> day.index() > 0);
        List<ProgramDay> days = new ArrayList<>();
        for (LocalDate date : byDay.keySet()) {
            int position = days.size() + 1;
            ProgramDay day = declared.getOrDefault(date, new ProgramDay(position, date, null, null));
            days.add(new ProgramDay(
                    numbered ? day.index() : position,
                    date,
                    day.start() == null ? start(date) : day.start(),
                    day.end() == null ? end(date) : day.end()));
        }
        return days;
    }

    /**
     * EventFahrplan takes the time of day at which a day ends for the one that divides the days: what starts earlier it shows after
     * midnight, so nothing may that starts on the date itself.
     */
    private Instant end(LocalDate date) {
        LocalDateTime next = starts(date)
                .map(start -> LocalDateTime.ofInstant(start, context.zone()))
                .filter(start -> start.toLocalDate().equals(date))
                .map(start -> start.plusDays(1))
                .min(Comparator.naturalOrder())
                .orElse(LocalDateTime.MAX);
        LocalDateTime usual = date.plusDays(1).atTime(dayChange());
        Instant change =
                (next.isBefore(usual) ? next : usual).atZone(context.zone()).toInstant();
        return starts(date)
                .map(it -> it.plusSeconds(60))
                .max(Comparator.naturalOrder())
                .filter(change::isBefore)
                .orElse(change);
    }

    private Instant start(LocalDate date) {
        Instant change = date.atTime(dayChange()).atZone(context.zone()).toInstant();
        return starts(date)
                .min(Comparator.naturalOrder())
                .filter(change::isAfter)
                .orElse(change);
    }

    private Stream<Instant> starts(LocalDate date) {
        return byDay.get(date).values().stream().flatMap(List::stream).map(Entry::start);
    }

    private LocalTime dayChange() {
        return Objects.requireNonNullElse(document.conference().dayChange(), EntryTimes.DAY_CHANGE);
    }

    public Map<String, List<Entry>> rooms(ProgramDay day) {
        return byDay.get(day.date());
    }

    List<Entry> entries() {
        return entries;
    }

    public ConferenceInfo conference() {
        return document.conference();
    }

    /** The program with the entries that are published, and of them what may be. */
    public ProgramDocument published() {
        return document.withEntries(entries);
    }

    public ProgramDocument document() {
        return document;
    }

    public String title() {
        ConferenceInfo conference = conference();
        return conference.title() != null ? conference.title() : Objects.requireNonNullElse(conference.acronym(), "");
    }

    public String version() {
        return Objects.requireNonNullElse(
                conference().version(), context.generatedAt().toString());
    }

    public LocalDate start() {
        return Objects.requireNonNullElse(conference().start(), byDay.firstKey());
    }

    public LocalDate end() {
        return Objects.requireNonNullElse(conference().end(), byDay.lastKey());
    }

    public ZoneId zone() {
        return Objects.requireNonNullElse(conference().timeZone(), context.zone());
    }

    /** An acronym of at least four lower-case letters, digits and underscores, as both schemas allow. */
    public String acronym() {
        String acronym = identifier(Objects.requireNonNullElse(conference().acronym(), title()), "_");
        return acronym.length() >= 4 ? acronym : "conf_" + acronym;
    }

    /** Lower-case letters and digits of ASCII, everything else becomes the separator. */
    public static String identifier(String text, String separator) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", separator);
        return plain.replaceAll("^" + separator + "|" + separator + "$", "");
    }

    /** The address if it is absolute and of the web, resolved against the base URL when relative; else null. */
    public String webAddress(String url) {
        if (!Texts.isRelative(url)) {
            return Texts.isWebAddress(url) ? url : null;
        }
        try {
            String base = conference().baseUrl();
            String resolved =
                    Texts.isWebAddress(base) ? URI.create(base).resolve(url).toString() : null;
            return Texts.isWebAddress(resolved) ? resolved : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
