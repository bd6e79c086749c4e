package io.plenary.formats.print;

import io.plenary.formats.document.Entry;
import io.plenary.formats.document.ProgramDay;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.document.ProgramRoom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happens on a day, by its start, room and title.
 *
 * @param number of the day within the conference; 0 for one that is none of its days
 * @param date null for what is not scheduled
 */
record PrintedDay(int number, LocalDate date, List<Entry> entries) {

    PrintedDay {
        entries = List.copyOf(entries);
    }

    /** Those on which there is something, and at last what is not scheduled, if anything. */
    static List<PrintedDay> of(ProgramDocument program) {
        Map<LocalDate, List<Entry>> byDay = new TreeMap<>();
        List<Entry> unscheduled = new ArrayList<>();
        program.entries().stream().sorted(order(program)).forEach(entry -> {
            if (entry.start() == null) {
                unscheduled.add(entry);
            } else {
                byDay.computeIfAbsent(entry.day(), first -> new ArrayList<>()).add(entry);
            }
        });
        Map<LocalDate, Integer> numbers = new HashMap<>();
        for (ProgramDay day : program.days()) {
            numbers.put(day.date(), day.index());
        }
        List<PrintedDay> days = new ArrayList<>();
        byDay.forEach((date, entries) -> days.add(new PrintedDay(numbers.getOrDefault(date, 0), date, entries)));
        if (!unscheduled.isEmpty()) {
            days.add(new PrintedDay(0, null, unscheduled));
        }
        return days;
    }

    private static Comparator<Entry> order(ProgramDocument program) {
        Map<String, Integer> positions = new HashMap<>();
        for (ProgramRoom room : program.rooms()) {
            positions.put(room.name(), positions.size());
        }
        return Comparator.comparing(Entry::start, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(entry -> positions.getOrDefault(entry.room(), Integer.MAX_VALUE))
                .thenComparing(Entry::title, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    boolean isScheduled() {
        return date != null;
    }

    PrintedDay in(String room) {
        return new PrintedDay(
                number,
                date,
                entries.stream().filter(entry -> room.equals(entry.room())).toList());
    }

    /** Such as "Day 1 · Friday 5 March 2027". */
    String label(PrintWords words) {
        if (date == null) {
            return words.get("unscheduled");
        }
        return number > 0 ? words.fill("day", number) + " · " + words.longDay(date) : words.longDay(date);
    }
}
