package io.plenary.formats.findings;

import static io.plenary.formats.findings.Finding.Severity.ERROR;
import static io.plenary.formats.findings.Finding.Severity.INFO;
import static io.plenary.formats.findings.Finding.Severity.WARNING;

import io.plenary.contracts.Template;
import io.plenary.formats.findings.Finding.Severity;
import java.util.Map;

/**
 * The kinds of remarks. Their names are stable: the client has a sentence for each in every language it speaks, with the
 * same {placeholders}.
 */
public enum FindingCode {
    ADDRESS_ENCODED(
            INFO,
            "{count} {count:address|addresses} held characters that no address may hold; {count:it was|they were} percent-encoded"),
    ADDRESS_LEFT_OUT(WARNING, "the address “{address}” leads nowhere on the web and was left out"),
    ANOTHER_DAY(WARNING, "“{title}” stands in {day} but takes place on {date}; it was put there"),
    BAD_DATE(WARNING, "the conference's {field} is not a date"),
    BAD_DURATION(WARNING, "the duration is missing or cannot be read"),
    BAD_EVENT_DATE(WARNING, "the date of the event cannot be read"),
    BAD_GUID(WARNING, "the guid is no UUID"),
    BAD_ID(WARNING, "the id is no positive integer"),
    BAD_START(WARNING, "the event has no start that can be read: it is not scheduled"),
    BOTH_CHANGED_KEPT(
            WARNING,
            "{field} of “{title}” is “{ours}” here and “{theirs}” in the file, changed in both; what is here was kept"),
    BOTH_CHANGED_TAKEN(
            WARNING,
            "{field} of “{title}” was “{ours}” here and is “{theirs}” in the file, changed in both; the file's was taken"),
    BROKEN_ENCODING(ERROR, "the file is not valid {encoding}"),
    CONTROL_CHARACTER(WARNING, "the file held characters that are not allowed; they were replaced"),
    DAY_DIFFERS(WARNING, "“{title}” starts on {date} but belongs to {day}"),
    DAY_WITHOUT_DATE(WARNING, "a day has no date that can be read"),
    DELETED_BACK(INFO, "“{title}” was deleted here; the file has it, so it is here again"),
    DELETED_KEPT(INFO, "“{title}” is in the file but was deleted here; it stays deleted"),
    DOUBTFUL_DURATION(
            WARNING,
            "the duration {duration} was read as {minutes} minutes; it could begin with days as well as with hours"),
    DOUBTFUL_LOCAL_TIME(WARNING, "{time} does not exist or exists twice in {zone}, where the clocks change"),
    DTD_REFUSED(ERROR, "a document type declaration is not allowed"),
    ELEMENT_LEFT_OUT(WARNING, "{count} {count:time|times} {name} is unknown and was left out"),
    EMPTY_LINK(WARNING, "{count} {count:link|links} without address and title {count:was|were} left out"),
    ENTITY_KEPT(WARNING, "{count} {count:time|times} “{name}” is no reference of XML and was kept as it is written"),
    ENTITY_READ(
            INFO, "{count} {count:time|times} “{name}” is a reference of HTML; it was read as what HTML means by it"),
    EXTENSION_UNREADABLE(WARNING, "{count} {count:extension|extensions} of Plenary could not be read"),
    EXTRA_LEFT_OUT(WARNING, "{count} unknown {count:part of an event was|parts of events were} too long to keep"),
    FILE_ZONE_DIFFERS(WARNING, "the file's zone is {zone}, the conference's {conferenceZone}; the file's was used"),
    GAVE_UP(ERROR, "something went wrong here again and again"),
    HTML_CONVERTED(INFO, "{count} {count:text|texts} held HTML and became Markdown"),
    HTML_IN_TEXT(INFO, "{count} {count:text holds|texts hold} HTML that Markdown cannot say; it was kept"),
    LEADING_SPACE(INFO, "white space before the XML declaration was left out"),
    LINE_LEFT_OUT(WARNING, "the line “{text}” is no property of a calendar and was left out"),
    LINE_TOO_LONG(ERROR, "a line is longer than {most} characters"),
    LINK_LEFT_OUT(WARNING, "the link “{title}” has no address and was left out"),
    LINK_WITHOUT_HREF(INFO, "{count} {count:link holds its|links hold their} address as text"),
    LIST_CUT(WARNING, "“{field}” is there more than {most} times; the first were kept"),
    LONG_DURATION(WARNING, "“{title}” lasts {minutes} minutes"),
    MAIL_AS_NAME(WARNING, "a person is named by an e-mail address, which is never published"),
    MAIL_LEFT_OUT(INFO, "{count} e-mail {count:address of a person was|addresses of persons were} left out"),
    MALFORMED_ICS(ERROR, "the file is no well-formed iCalendar: {reason}"),
    MALFORMED_JSON(ERROR, "the file is no well-formed JSON: {reason}"),
    MALFORMED_XML(ERROR, "the file is no well-formed XML: {reason}"),
    MARKUP_IN_TEXT(INFO, "{count} {count:text holds|texts hold} elements; their text was kept"),
    MISPLACED_EVENT(ERROR, "an event stands in “{name}”, where none can be read, and was left out"),
    MISSING_DATE(
            INFO,
            "{count} {count:event has no date of its own; its|events have no date of their own; their} day's was used"),
    MISSING_GUID(INFO, "{count} {count:event has|events have} no guid"),
    MISSING_ID(INFO, "{count} {count:event has|events have} no numeric id"),
    MISSING_TITLE(WARNING, "the event has no title; it is called “Untitled”"),
    MORE_FINDINGS(WARNING, "{count} more {count:finding|findings} of the kind {code} {count:is|are} not listed"),
    NAMELESS_PERSON(WARNING, "{count} {count:time|times} a person without a name was left out"),
    NAMELESS_TRACK(WARNING, "{count} {count:track|tracks} without name {count:was|were} left out"),
    NAME_CUT(
            WARNING,
            "{count} {count:name|names} of a {field} {count:was|were} longer than {most} characters and {count:was|were} cut"),
    NAME_WITH_SEVERAL_IDS(WARNING, "{name} has the person ids {ids}"),
    NOT_A_SPEAKER(
            INFO,
            "{count} {count:person|people} who declined or {count:takes|take} no part {count:was|were} not read as {count:a speaker|speakers}"),
    NOT_AN_EVENT(ERROR, "an event is not an object"),
    NO_EVENTS(ERROR, "the file holds no events"),
    OUTSIDE_CONFERENCE(WARNING, "“{title}” takes place on {day}, outside the conference"),
    PAST_MIDNIGHT(
            INFO,
            "{count} {count:event starts after midnight and stays|events start after midnight and stay} with the day before"),
    PERSON_ID_REUSED(WARNING, "the person id {id} stood for {before} before; {name} is another person"),
    PERSON_WITHOUT_EVENT(
            WARNING,
            "{count} {count:person is credited by no event and was|persons are credited by no event and were} left out"),
    PERSON_WITH_TWO_NAMES(WARNING, "the person id {id} stands for {names}"),
    PRIVATE_EVENT(WARNING, "the event is not marked as public"),
    PROGRAM_CHANGED(WARNING, "the program changed meanwhile; this is what the import would do now"),
    RECURRENCE(WARNING, "the event repeats ({rule}) in a way that is not read; only its first occurrence was read"),
    RECURRENCE_CUT(WARNING, "the event repeats too often; not all of its occurrences were read"),
    RECURRENCE_RANGE(WARNING, "a change of this and all later occurrences of an event was read for this one only"),
    RECURRENCE_READ(
            INFO,
            "{count} {count:event repeats; it was read as its|events repeat; they were read as their} occurrences during the conference"),
    RELATIVE_URL(
            INFO,
            "{count} {count:address is relative; it was|addresses are relative; they were} completed by the file's base address"),
    REPEATED_DAY(WARNING, "the day {day} is given twice"),
    REPEATED_GUID(WARNING, "the guid {guid} was used before"),
    REPEATED_ID(WARNING, "the id {id} was used before"),
    REPEATED_MEMBER(
            WARNING,
            "{count} {count:time|times} “{name}” is given twice in one place; the first one counts, and all sessions"),
    REPEATED_PERSON(INFO, "{count} {count:event lists|events list} a person twice; the person is credited once"),
    REPEATED_ROOM_GUID(WARNING, "the room {room} has the guid of another room; it gets a new one"),
    REPEATED_UID(WARNING, "the UID was used before"),
    ROOM_NAME_DIFFERS(
            WARNING,
            "{count} {count:event names a room other than the one it stands|events name a room other than the one they stand} in, which was used"),
    ROOM_OVERLAP(WARNING, "“{title}” and “{other}” (line {otherLine}) overlap in the room {room}"),
    SPEAKER_OVERLAP(WARNING, "“{title}” and “{other}” (line {otherLine}) overlap and share {name}"),
    START_DIFFERS(WARNING, "date says {date} and start says {start}; date was used"),
    TEXT_LEFT_OUT(
            WARNING, "{count} {count:text was|texts were} left out: the texts of the whole program would be too long"),
    TEXT_TOO_LONG(ERROR, "a text is longer than {most} characters"),
    TOO_DEEP(ERROR, "the file is nested deeper than {most}"),
    TOO_LARGE(ERROR, "the file is larger than {most} MiB"),
    TOO_MANY_DAYS(ERROR, "the file holds more than {most} days"),
    TOO_MANY_ELEMENTS(ERROR, "a part of the file holds more than {most} elements"),
    TOO_MANY_EVENTS(ERROR, "the file holds more than {most} events"),
    TOO_MANY_ROOMS(ERROR, "rooms are named more than {most} times"),
    TOO_SLOW(ERROR, "reading the file takes too long"),
    TRANSLATED_TEXT(
            WARNING,
            "{count} {count:member|members} {name} {count:comes|come} in several languages; English or the first is used"),
    UNKNOWN_ELEMENT(WARNING, "{count} {count:time|times} {name} is unknown and was kept, for organizers only"),
    UNKNOWN_ENCODING(ERROR, "the declared encoding is not supported; use UTF-8"),
    UNKNOWN_FORMAT(ERROR, "the file is neither schedule.xml nor schedule.json nor iCalendar"),
    UNKNOWN_ZONE(WARNING, "the zone {zone} is unknown; the conference's was used"),
    UNSAFE_URL(WARNING, "the address {address} was left out"),
    VALUE_CUT(WARNING, "“{field}” was longer than {most} characters and was cut"),
    VALUE_LEFT_OUT(WARNING, "“{field}” was longer than {most} characters and was left out"),
    WHOLE_DAY(
            INFO,
            "{count} {count:event has dates only; it lasts|events have dates only; they last} from midnight to midnight"),
    ZERO_DURATION(WARNING, "“{title}” lasts 0 minutes"),
    ZONE_DIFFERS(
            WARNING,
            "{count} {count:event has|events have} an offset other than that of {zone}; {count:its|their} offset was used");

    private final Severity severity;
    private final String template;

    FindingCode(Severity severity, String template) {
        this.severity = severity;
        this.template = template;
    }

    public Severity severity() {
        return severity;
    }

    /** The sentence with its {placeholders}. */
    public String template() {
        return template;
    }

    String sentence(Map<String, ?> values) {
        return Template.filled(template, values);
    }
}
