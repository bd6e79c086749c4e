package io.plenary.formats.document;

import java.util.List;

/**
 * A conference program as every format sees it: the neutral model between schedule.xml, schedule.json and iCalendar.
 * As read, guids and numbers are unique among the entries: of events that repeat one, the first keeps it and the
 * others carry it only in their {@link Origin}.
 *
 * @param days the program days in order of their date
 * @param rooms declared rooms first, then those only named by entries, each name once
 * @param tracks declared tracks first, then those only named by entries, each name once
 * @param entries the events in the order of the file
 */
public record ProgramDocument(
        ConferenceInfo conference,
        List<ProgramDay> days,
        List<ProgramRoom> rooms,
        List<ProgramTrack> tracks,
        List<Entry> entries) {

    public ProgramDocument {
        days = List.copyOf(days);
        rooms = List.copyOf(rooms);
        tracks = List.copyOf(tracks);
        entries = List.copyOf(entries);
    }

    public ProgramDocument withEntries(List<Entry> others) {
        return new ProgramDocument(conference, days, rooms, tracks, others);
    }

    public ProgramDocument withRooms(List<ProgramRoom> others) {
        return new ProgramDocument(conference, days, others, tracks, entries);
    }
}
