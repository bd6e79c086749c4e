package io.plenary.services.program.exchange;

import io.plenary.contracts.Link;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.plenary.services.program.formats.Entry;
import io.plenary.services.program.formats.EntryStatus;
import io.plenary.services.program.formats.Recording;
import io.plenary.services.program.sessions.SessionEdits;
import io.plenary.services.program.sessions.StoredSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A session as it is after a file was taken over. */
final class EntryMerge {

    private final Entry entry;
    private final StoredSession stored;
    private final Addresses addresses;
    private final boolean calendar;
    private final Carried carried;

    /** @param stored null for a new session */
    EntryMerge(Entry entry, StoredSession stored, Addresses addresses) {
        this.entry = entry;
        this.stored = stored;
        this.addresses = addresses;
        // Our own calendars number their events, and say of them all there is.
        this.calendar = entry.origin().icsUid() != null && entry.origin().id() == null;
        this.carried = new Carried(stored, calendar);
    }

    StoredSession merge(UUID id, int number, UUID trackId, UUID roomId, List<Credit> credits) {
        Recording recording = entry.recording();
        boolean oneText = isOneText();
        Session merged = new Session(
                id,
                number,
                carried.value("slug", entry.slug(), Session::slug),
                entry.title() == null ? "" : entry.title(),
                carried.value("subtitle", entry.subtitle(), Session::subtitle),
                carried.value("type", entry.type(), Session::type),
                carried.value("language", entry.language(), Session::language),
                carried.value("summary", entry.abstractText(), Session::summary),
                carried.value(
                        "description",
                        oneText ? stored.session().description() : entry.description(),
                        Session::description),
                carried.value("trackId", trackId, Session::trackId),
                carried.value("slot", slot(roomId), Session::slot),
                carried.value("speakers", credits, Session::speakers),
                carried.value("status", status(), Session::status),
                Boolean.TRUE.equals(carried.value(
                        "doNotRecord", recording == null ? null : recording.optOut(), Session::doNotRecord)),
                carried.value("license", recording == null ? null : recording.license(), Session::license),
                carried.value("url", url(), Session::url),
                carried.value("feedbackUrl", address(entry.feedbackUrl()), Session::feedbackUrl),
                carried.value("logo", address(entry.logo()), Session::logo),
                carried.value("links", links(entry.links()), Session::links),
                carried.value("attachments", links(entry.attachments()), Session::attachments),
                ExtraMembers.of(entry, stored == null ? null : stored.session().extra()),
                0,
                null,
                null,
                0);
        return remembered(SessionEdits.withSequence(merged, sequence(merged)));
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

    /** Only iCalendar knows a status; that an event is simply there takes back no cancellation made by hand. */
    private SessionStatus status() {
        return entry.status() == EntryStatus.CONFIRMED
                ? null
                : SessionStatus.valueOf(entry.status().name());
    }

    /** A session without a page of its own is exported with ours; that is no page of its own when it comes back. */
    private String url() {
        boolean ours = stored != null
                && entry.url() != null
                && entry.url().endsWith("/sessions/" + stored.session().id());
        return ours ? stored.session().url() : address(entry.url());
    }

    private String address(String address) {
        return addresses.absolute(address, entry.origin().line());
    }

    private List<Link> links(List<io.plenary.services.program.formats.Link> links) {
        return links.stream()
                .map(link -> new Link(address(link.url()), link.title(), link.type()))
                .filter(link -> link.url() != null)
                .toList();
    }

    private int sequence(Session merged) {
        int counted = stored == null ? 0 : SessionEdits.sequence(stored.session(), merged);
        return entry.sequence() == null ? counted : Math.max(counted, entry.sequence());
    }

    /** A session made by hand stays one, also when a file names it. */
    private StoredSession remembered(Session merged) {
        return stored != null && stored.importKey() == null
                ? stored.with(merged)
                : new StoredSession(merged, entry.origin().key(), carried.members());
    }
}
