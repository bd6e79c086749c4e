package io.plenary.services.notifications;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.notifications.MailReport;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.MessageKind.Must;
import io.plenary.contracts.notifications.Suppression;
import io.plenary.contracts.notifications.SuppressionCause;
import io.plenary.services.notifications.Returned.Notice;
import io.plenary.services.notifications.Undelivered.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What follows from what is reported of mails. */
final class ReportRules {

    static final Duration TRIED_AGAIN_AFTER = Duration.ofDays(1);

    private static final int LONGEST_REASON = 300;
    private static final String NO_REASON = "It came back without a reason.";

    /** RFC 3463: no such mailbox, host or address, moved, takes no mail (RFC 7505), switched off, no way there. */
    private static final Set<String> OF_ADDRESS =
            Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4");

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    /** Says only whether it is for good. */
    private static final String UNSPECIFIC = ".0.0";

    private ReportRules() {}

    /** @param address to which the mail went */
    static Finding of(MailReport report, String address) {
        return switch (report.type()) {
            case DELIVERED -> Finding.DELIVERED;
            case COMPLAINED -> Finding.COMPLAINED;
            case BOUNCED -> bounced(report, address);
        };
    }

    private static Finding bounced(MailReport report, String address) {
        String reason = reason(Objects.requireNonNullElse(report.reason(), ""));
        boolean elsewhere = report.recipient() != null && !report.recipient().equalsIgnoreCase(address);
        return elsewhere || !report.permanent()
                ? Finding.returned(reason)
                : Finding.returnedForGood(
                        reason, status(reason).map(OF_ADDRESS::contains).orElse(true));
    }

    /** Empty where nothing is known by it. */
    static Optional<Finding> of(Returned mail, String address) {
        return mail.complaint()
                ? Optional.of(Finding.COMPLAINED)
                : mail.noticeFor(address).flatMap(notice -> of(notice, address));
    }

    /** Of what is delayed or handed on it is not known yet. Who got a copy, or has it sent on, is not who it was sent to. */
    private static Optional<Finding> of(Notice notice, String address) {
        return switch (notice.action()) {
            case "delivered" -> notice.isFor(address) ? Optional.of(Finding.DELIVERED) : Optional.empty();
            case "failed" -> Optional.of(failed(notice, address));
            default -> Optional.empty();
        };
    }

    private static Finding failed(Notice notice, String address) {
        String status = precise(notice);
        String words = notice.diagnostic().contains(status)
                ? notice.diagnostic()
                : (status + " " + notice.diagnostic()).strip();
        return status.startsWith("5") && notice.isFor(address)
                ? Finding.returnedForGood(reason(words), OF_ADDRESS.contains(status))
                : Finding.returned(reason(words));
    }

    /** Exim says 5.0.0 of everything, and what it was only in the words of the other server. */
    private static String precise(Notice notice) {
        return notice.status().endsWith(UNSPECIFIC) || notice.status().isEmpty()
                ? status(notice.diagnostic()).orElse(notice.status())
                : notice.status();
    }

    private static Optional<String> status(String words) {
        Matcher status = STATUS.matcher(words);
        return status.find() ? Optional.of(status.group(1)) : Optional.empty();
    }

    /** Whether a server that refused a mail at once said that there is no such mailbox. */
    static boolean isOfAddress(Undelivered undelivered) {
        return undelivered.outlook() == Outlook.NEVER
                && status(undelivered.getMessage()).map(OF_ADDRESS::contains).orElse(false);
    }

    static String reason(String words) {
        String line = Words.line(words).strip();
        return line.isEmpty() ? NO_REASON : line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }

    /**
     * A mailbox that does not exist gets nothing. Who called something spam still gets what they cannot do without, and no invitations:
     * those open no account of theirs.
     */
    static boolean isMailed(Suppression suppression, MessageKind kind) {
        return suppression.cause() == SuppressionCause.COMPLAINED
                && kind.must() != Must.NOT
                && kind != MessageKind.INVITATION;
    }

    /** Why something is not mailed. */
    static String why(Suppression suppression) {
        LocalDate day = LocalDate.ofInstant(suppression.since(), ZoneOffset.UTC);
        return suppression.cause() == SuppressionCause.BOUNCED
                ? "Nothing is mailed to this address since " + day + ", when a mail came back: " + suppression.reason()
                : "Nothing is mailed to this address since " + day + ", when its reader called a mail spam.";
    }

    /**
     * Its owner has it tried again. Nobody has to prove that an address is theirs to have an account with it, so a complaint is for
     * those to take back who have.
     *
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, or TOO_MANY within a day
     */
    static void checkTry(Suppression suppression, boolean confirmed, Instant now) {
        if (!confirmed && suppression.cause() == SuppressionCause.COMPLAINED) {
            throw Refusal.FORBIDDEN.because("Confirm the address first.");
        }
        if (mayTryAt(suppression).isAfter(now)) {
            throw Refusal.TOO_MANY.retryAfter(
                    Duration.between(now, mayTryAt(suppression)), "It was tried within a day. Try again tomorrow.");
        }
    }

    static Instant mayTryAt(Suppression suppression) {
        return suppression.triedAt() == null
                ? suppression.since()
                : suppression.triedAt().plus(TRIED_AGAIN_AFTER);
    }
}
