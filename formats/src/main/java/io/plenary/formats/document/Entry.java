package io.plenary.formats.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One event of a program file.
 *
 * @param origin where it comes from, null when it was not read from a file
 * @param guid UUID of the slot, stable for ever; null when the file gives none
 * @param number positive integer id that old clients key on; null when the file gives none
 * @param code short code of pretalx
 * @param day the program day it belongs to, also when it starts after midnight; null only when start is null as well
 * @param start null when the file gives none that can be read: the entry is not scheduled
 * @param durationMinutes zero or more
 * @param abstractText text as written, may hold HTML or Markdown: never put it on a page unsanitized
 * @param description like abstractText
 * @param logo as written; may be relative to the conference's base URL
 * @param sequence revision of the entry as iCalendar counts it, null when unknown
 * @param lastModified null when unknown
 * @param extra members of the dialect that have no field here, by name, as text or JSON text. They may be private
 *     (answers to the organizers' questions, for example), therefore they are never exported
 */
public record Entry(
        Origin origin,
        UUID guid,
        Integer number,
        String code,
        LocalDate day,
        Instant start,
        int durationMinutes,
        String room,
        String track,
        String slug,
        String title,
        String subtitle,
        String abstractText,
        String description,
        String type,
        String language,
        Recording recording,
        EntryStatus status,
        String url,
        String feedbackUrl,
        String originUrl,
        String logo,
        List<Person> persons,
        List<ProgramLink> links,
        List<ProgramLink> attachments,
        Integer sequence,
        Instant lastModified,
        Map<String, String> extra) {

    public Entry {
        if (durationMinutes < 0) {
            throw new IllegalArgumentException("a duration is never negative");
        }
        if (start != null && day == null) {
            throw new IllegalArgumentException("what is scheduled belongs to a day");
        }
        status = Objects.requireNonNullElse(status, EntryStatus.CONFIRMED);
        persons = persons == null ? List.of() : List.copyOf(persons);
        links = links == null ? List.of() : List.copyOf(links);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        extra = extra == null ? Map.of() : Map.copyOf(extra);
    }

    /** The entry under the ids the platform gave it; exporting needs both. */
    public Entry identifiedBy(UUID newGuid, Integer newNumber) {
        return new Entry(
                origin,
                newGuid,
                newNumber,
                code,
                day,
                start,
                durationMinutes,
                room,
                track,
                slug,
                title,
                subtitle,
                abstractText,
                description,
                type,
                language,
                recording,
                status,
                url,
                feedbackUrl,
                originUrl,
                logo,
                persons,
                links,
                attachments,
                sequence,
                lastModified,
                extra);
    }

    /** What may leave the platform: neither origin nor extra. */
    public Entry published() {
        return new Entry(
                null,
                guid,
                number,
                code,
                day,
                start,
                durationMinutes,
                room,
                track,
                slug,
                title,
                subtitle,
                abstractText,
                description,
                type,
                language,
                recording,
                status,
                url,
                feedbackUrl,
                originUrl,
                logo,
                persons,
                links,
                attachments,
                sequence,
                lastModified,
                Map.of());
    }

    /** What the report of its file calls it: its title, else what identifies it there, else its line. */
    public String called() {
        if (title != null) {
            return title;
        }
        return Stream.of(origin.id(), origin.guid(), origin.icsUid())
                .filter(Objects::nonNull)
                .findFirst()
                .map(id -> "#" + id)
                .orElse("line " + origin.line());
    }

    /** When it ends; null when it is not scheduled. */
    public Instant end() {
        return start == null ? null : start.plusSeconds(60L * durationMinutes);
    }
}
