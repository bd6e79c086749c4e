package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.Link;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.document.Recording;
import io.plenary.services.program.exchange.exports.ExtraMembers;
import io.plenary.services.program.sessions.SessionEdits;
import io.plenary.services.program.sessions.StoredSession;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A session as its file alone has it. */
final class EntrySession {

    /** What an iCalendar event can say; of everything else its silence means nothing. */
    private static final Set<String> CALENDAR =
            Set.of("title", "description", "trackId", "url", Fields.START, Fields.DURATION, Fields.ROOM, Fields.STATUS);

    /** Everywhere a session is shown by its title; nobody could find or open one without. */
    private static final String UNTITLED = "Untitled";

    private final Entry entry;
    private final StoredSession stored;
    private final WebAddresses addresses;
    private final TextRoom room;
    private final boolean calendar;

    /** @param stored null for a new session */
    EntrySession(Entry entry, StoredSession stored, WebAddresses addresses, TextRoom room) {
        this.entry = entry;
        this.stored = stored;
        this.addresses = addresses;
        this.room = room;
        // Our own calendars number their events, and say of them all there is.
        this.calendar = entry.origin().icsUid() != null && entry.origin().id() == null;
    }

    /** As far as its texts have room in the program. */
    Session session(UUID id, int number, UUID trackId, UUID roomId, List<Credit> credits) {
        Session said = said(id, number, trackId, roomId, credits);
        return room.admitted(said, stored == null ? null : stored.session(), line());
    }

    private Session said(UUID id, int number, UUID trackId, UUID roomId, List<Credit> credits) {
        Recording recording = entry.recording();
        return new Session(
                id,
                number,
                entry.slug(),
                entry.title() == null ? UNTITLED : entry.title(),
                entry.subtitle(),
                entry.type(),
                entry.language(),
                entry.abstractText(),
                isOneText() ? stored.session().description() : entry.description(),
                trackId,
                slot(roomId),
                credits,
                SessionStatus.valueOf(entry.status().name()),
                recording != null && Boolean.TRUE.equals(recording.optOut()),
                recording == null ? null : recording.license(),
                url(),
                address(entry.feedbackUrl()),
                address(entry.logo()),
                links(entry.links()),
                links(entry.attachments()),
                ExtraMembers.of(entry, originUrl()),
                0,
                null,
                null,
                0);
    }

    /** Whether the file says nothing of the field because it never could. */
    boolean isSilentOf(String field) {
        return field.startsWith(Fields.EXTRA) || calendar && !CALENDAR.contains(field);
    }

    /** Calendars have one text for abstract and description: if it is still both of ours, nothing changed. */
    private boolean isOneText() {
        if (!calendar || stored == null) {
            return false;
        }
        Session session = stored.session();
        String both = Stream.of(session.summary(), session.description())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n\n"));
        return entry.description() != null && plain(both).equals(plain(entry.description()));
    }

    /** Calendars keep words, not the space between them. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private Slot slot(UUID roomId) {
        return entry.start() == null ? null : new Slot(day(), entry.start(), entry.durationMinutes(), roomId);
    }

    /** Calendars do not say which program day a talk after midnight belongs to; at the same time it is the same day. */
    private LocalDate day() {
        Slot slot = stored == null ? null : stored.session().slot();
        return calendar && slot != null && slot.start().equals(entry.start()) ? slot.day() : entry.day();
    }

    /** Sessions are exported with our pages, which are not the pages that they came with when they come back. */
    private String url() {
        return isOurs() ? stored.session().url() : address(entry.url());
    }

    private boolean isOurs() {
        return stored != null
                && entry.url() != null
                && entry.url().endsWith("/sessions/" + stored.session().id());
    }

    /** An export calls origin what a session has as its address, if nothing else was said to be that. */
    private String originUrl() {
        JsonObject known = stored == null ? null : stored.session().extra();
        boolean isAddress = isOurs()
                && (known == null || !known.containsKey(ExtraMembers.ORIGIN))
                && Objects.equals(
                        ascii(entry.originUrl()), ascii(stored.session().url()));
        return isAddress ? null : entry.originUrl();
    }

    private static String ascii(String address) {
        return address == null ? null : URI.create(address).toASCIIString();
    }

    private String address(String address) {
        return addresses.absolute(address, entry.origin().line());
    }

    private List<Link> links(List<ProgramLink> links) {
        return links.stream()
                .map(link -> new Link(address(link.url()), link.title(), link.type()))
                .filter(link -> link.url() != null)
                .toList();
    }

    String key() {
        return entry.origin().key();
    }

    Integer line() {
        return entry.origin().line();
    }

    /**
     * @param merged what becomes of the stored session
     * @param isDraft whether it counts not before it is released
     */
    int sequence(Session merged, boolean isDraft) {
        int before = stored == null ? 0 : stored.session().sequence();
        int counted = stored == null || isDraft ? before : SessionEdits.sequence(stored.session(), merged);
        return entry.sequence() == null ? counted : Math.max(counted, entry.sequence());
    }
}
