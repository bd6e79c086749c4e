package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notifications.AudienceKind;
import io.plenary.contracts.notifications.Bulletin;
import io.plenary.contracts.notifications.BulletinDraft;
import io.plenary.contracts.notifications.BulletinFigure;
import io.plenary.contracts.notifications.BulletinState;
import io.plenary.runtime.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Who writes to the people of a conference, what they may write, and how often. */
final class BulletinRules {

    /** Of a conference. */
    static final int MOST = 500;

    /** Of a conference within any day: whoever reads more than that unsubscribes. */
    static final int MOST_A_DAY = 5;

    static final Duration DAY = Duration.ofDays(1);

    /** Of one bulletin, to whoever writes it. */
    static final int MOST_TESTS = 20;

    static final int LONGEST_SUBJECT = 150;
    static final int LONGEST_TEXT = 20_000;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int MOST_DAYS_AHEAD = 365;
    /** Those that there are templates in. */
    static final List<String> LANGUAGES = List.of("en", "de");

    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>]+@[^\\s<>]+>?");

    private BulletinRules() {}

    static void requireSender(Caller caller, Conference conference) {
        if (!caller.has(Right.MESSAGES_SEND, conference.organizationId(), conference.id())) {
            throw Right.MESSAGES_SEND.isMissing();
        }
    }

    /** How many have paid, or come, is for those who sell. */
    static void requireAudience(Caller caller, UUID organizationId, UUID conferenceId, AudienceKind audience) {
        if (audience != null
                && audience.isOfTickets()
                && !caller.has(Right.TICKETS_MANAGE, organizationId, conferenceId)) {
            throw Right.TICKETS_MANAGE.isMissing();
        }
    }

    static void check(BulletinDraft draft) {
        check(draft.subject(), draft.text(), draft.language())
                .check(fits(draft.sessionId(), draft.audience(), AudienceKind.SESSION), "/sessionId", Fault.IMPOSSIBLE)
                .check(fits(draft.trackId(), draft.audience(), AudienceKind.TRACK), "/trackId", Fault.IMPOSSIBLE)
                .check(
                        draft.ticketTypeId() == null
                                || draft.audience() != null && draft.audience().isOfTickets(),
                        "/ticketTypeId",
                        Fault.IMPOSSIBLE)
                .check(draft.audience() != null, "/audience", Fault.REQUIRED)
                .refuseIfAny("The message cannot be kept.");
    }

    static void check(Bulletin bulletin) {
        check(new BulletinDraft(
                bulletin.id(),
                bulletin.conferenceId(),
                bulletin.subject(),
                bulletin.text(),
                bulletin.language(),
                bulletin.audience(),
                bulletin.sessionId(),
                bulletin.trackId(),
                bulletin.ticketTypeId()));
    }

    private static Faults check(String subject, String text, String language) {
        Faults faults = new Faults()
                .check(subject != null, "/subject", Fault.REQUIRED)
                .line("/subject", subject, LONGEST_SUBJECT)
                .check(text != null, "/text", Fault.REQUIRED)
                .text("/text", text, LONGEST_TEXT)
                .check(LANGUAGES.contains(language), "/language", Fault.ONE_OF, Map.of("values", "en, de"))
                .check(text == null || !Prose.hasPictures(text), "/text", Fault.PICTURES);
        Placeholders.check(faults, "/subject", subject, Placeholders.OF_BULLETINS);
        Placeholders.check(faults, "/text", text, Placeholders.OF_BULLETINS);
        return faults;
    }

    private static boolean fits(UUID id, AudienceKind chosen, AudienceKind needed) {
        return id == null || chosen == needed;
    }

    /** @param at when it is to begin */
    /** @param at null for at once; a year that was mistyped must not send it to everybody now */
    static void checkComplete(Bulletin bulletin, Instant at, Instant now) {
        boolean session = bulletin.audience() != AudienceKind.SESSION || bulletin.sessionId() != null;
        boolean track = bulletin.audience() != AudienceKind.TRACK || bulletin.trackId() != null;
        new Faults()
                .check(!bulletin.subject().isBlank(), "/subject", Fault.EMPTY)
                .check(!bulletin.text().isBlank(), "/text", Fault.EMPTY)
                .check(session, "/sessionId", Fault.REQUIRED)
                .check(track, "/trackId", Fault.REQUIRED)
                .check(
                        at == null || !at.isBefore(now.minus(CLOCKS_DIFFER)),
                        "/at",
                        Fault.BEFORE_OTHER,
                        Map.of("other", "now"))
                .check(
                        at == null || !at.isAfter(now.plus(Duration.ofDays(MOST_DAYS_AHEAD))),
                        "/at",
                        Fault.TOO_LONG_SPAN,
                        Map.of("days", MOST_DAYS_AHEAD, "other", "now"))
                .refuseIfAny("The message cannot be sent like that.");
    }

    static void requireDraft(Bulletin bulletin) {
        if (bulletin.state() != BulletinState.DRAFT) {
            throw Refusal.CONFLICT.because("NOT_A_DRAFT", "The message waits to be sent, or was sent already.");
        }
    }

    static void requireVersion(Bulletin bulletin, Long ifVersion) {
        if (ifVersion != null && ifVersion != bulletin.version()) {
            throw Refusal.STALE.because("The message was changed meanwhile.");
        }
    }

    static void requireStoppable(Bulletin bulletin) {
        if (!isUnderWay(bulletin) && bulletin.state() != BulletinState.STOPPED) {
            throw Refusal.CONFLICT.because("NOT_UNDER_WAY", "The message is not being sent.");
        }
    }

    static boolean isUnderWay(Bulletin bulletin) {
        return bulletin.state() == BulletinState.SCHEDULED || bulletin.state() == BulletinState.SENDING;
    }

    static void requireRoom(long bulletins) {
        if (bulletins >= MOST) {
            throw Refusal.CONFLICT.because(
                    "TOO_MANY_BULLETINS", "There are 500 messages already. Delete some drafts first.");
        }
    }

    /** @param others how many begin within a day before or after */
    static void requireSeldom(long others) {
        if (others >= MOST_A_DAY) {
            throw Refusal.CONFLICT.because(
                    "BULLETINS_OF_A_DAY", "Within a day there are five messages already. Send it on another day.");
        }
    }

    static void requireFewTests(int tests) {
        if (tests > MOST_TESTS) {
            throw Refusal.CONFLICT.because("TOO_MANY_TESTS", "This message was tried out 20 times already.");
        }
    }

    /** Those that are alike together, the most first. */
    static List<BulletinFigure> summed(List<BulletinFigure> figures) {
        Map<BulletinFigure, Integer> mails = new LinkedHashMap<>();
        figures.forEach(figure -> mails.merge(withoutAddresses(figure), figure.mails(), Integer::sum));
        return mails.entrySet().stream()
                .map(one ->
                        new BulletinFigure(one.getKey().state(), one.getKey().reason(), one.getValue()))
                .sorted(Comparator.comparingInt(BulletinFigure::mails).reversed())
                .toList();
    }

    private static BulletinFigure withoutAddresses(BulletinFigure figure) {
        String reason = figure.reason() == null ? null : withoutAddresses(figure.reason());
        return new BulletinFigure(figure.state(), reason, 0);
    }

    /** What a server says of a mail may name its reader, which is nobody's business. */
    static String withoutAddresses(String reason) {
        return ADDRESS.matcher(reason).replaceAll("…");
    }
}
