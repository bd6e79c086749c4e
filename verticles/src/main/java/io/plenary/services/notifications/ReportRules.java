package io.plenary.services.notifications;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.notifications.MailReport;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.MessageKind.Must;
import io.plenary.contracts.notifications.Suppression;
import io.plenary.contracts.notifications.SuppressionCause;
import io.plenary.services.notifications.Returned.Notice;
import io.plenary.services.notifications.SuppressionStore.Mailed;
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

    /** Of each kind one, where only a mail says that there is no such mailbox. */
    static final Duration LET_THROUGH_AFTER = Duration.ofDays(1);

    static final Duration LATELY = Duration.ofHours(1);

    /**
     * Mail servers give up after four to five days (RFC 5321, 4.5.4.1). What a mail is called stands in every answer to it, so whoever sees
     * one of those later must not be able to say that it came back.
     */
    private static final Duration REPORTED_BY_MAIL = Duration.ofDays(7);

    private static final int LONGEST_REASON = 300;
    private static final String NO_REASON = "It came back without a reason.";

    /** RFC 3463: no such mailbox, host or address, moved, takes no mail (RFC 7505), switched off, no way there. */
    private static final Set<String> OF_ADDRESS =
            Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4");

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    /** Says only whether it is for good. */
    private static final String UNSPECIFIC = ".0.0";

    private ReportRules() {}

    /**
     * Empty where nothing is known by it.
     *
     * @param address to which the mail went
     */
    static Optional<Finding> of(MailReport report, String address) {
        boolean elsewhere = report.recipient() != null && !report.recipient().equalsIgnoreCase(address);
        return switch (report.type()) {
            case DELIVERED -> elsewhere ? Optional.empty() : Optional.of(Finding.DELIVERED);
            case COMPLAINED -> elsewhere ? Optional.empty() : Optional.of(Finding.COMPLAINED);
            case BOUNCED -> Optional.of(bounced(report, elsewhere));
        };
    }

    private static Finding bounced(MailReport report, boolean elsewhere) {
        String reason = reason(Objects.requireNonNullElse(report.reason(), ""));
        return elsewhere || !report.permanent()
                ? Finding.returned(reason)
                : Finding.returnedForGood(
                        reason, status(reason).map(OF_ADDRESS::contains).orElse(true));
    }

    /** Empty where nothing is known by it. */
    static Optional<Finding> of(Returned returned, Mailed mail, Instant now) {
        boolean late = mail.begunAt().toInstant().plus(REPORTED_BY_MAIL).isBefore(now);
        return late ? Optional.empty() : of(returned, mail.address());
    }

    private static Optional<Finding> of(Returned returned, String address) {
        return returned.complaint()
                ? Optional.of(Finding.COMPLAINED).filter(complaint -> returned.isComplaintOf(address))
                : returned.noticeFor(address).flatMap(notice -> of(notice, address));
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

    /** A mailbox that does not exist gets nothing. Who called something spam still gets what they cannot do without. */
    static boolean isMailed(Suppression suppression, MessageKind kind) {
        return suppression.cause() == SuppressionCause.COMPLAINED && isNeeded(kind);
    }

    /** What people cannot do without; no invitations, for those open no account of theirs. */
    static boolean isNeeded(MessageKind kind) {
        return kind.must() != Must.NOT && kind != MessageKind.INVITATION;
    }

    /** Why something is not mailed. */
    static String why(Suppression suppression) {
        LocalDate day = LocalDate.ofInstant(suppression.since(), ZoneOffset.UTC);
        return suppression.cause() == SuppressionCause.BOUNCED
                ? "Nothing is mailed to this address since " + day + ", when a mail came back: " + suppression.reason()
                : "Nothing is mailed to this address since " + day + ", when its reader called a mail spam.";
    }

    /**
     * Nobody has to prove that an address is theirs to have an account with it, so it is for those to try again who have.
     *
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    static UserAccount requireOwner(UserAccount account) {
        if (!account.confirmed()) {
            throw Refusal.FORBIDDEN.because("Confirm the address first.");
        }
        return account;
    }

    /**
     * Its owner has it tried again.
     *
     * @throws io.vertx.serviceproxy.ServiceException TOO_MANY within a day
     */
    static void checkTry(Suppression suppression, Instant now) {
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
