package io.plenary.services.notifications;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notifications.MessageKind;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Where messages lead. */
final class Links {

    private final String base;
    private final Unsubscriptions unsubscriptions;

    /** @param base how clients reach the platform, without a slash at the end */
    Links(String base, Unsubscriptions unsubscriptions) {
        this.base = base;
        this.unsubscriptions = unsubscriptions;
    }

    /** The platform as people know it. */
    String host() {
        return URI.create(base).getHost();
    }

    /** Behind the # no server and no log gets to see it. */
    String withToken(MessageKind kind, String token) {
        return switch (kind) {
            case RESET_PASSWORD -> base + "/reset-password#" + token;
            case INVITATION -> base + "/invitation#" + token;
            default -> base + "/confirm-email#" + token;
        };
    }

    /** What a message is about, where it has no link of its own. */
    String about(MessageKind kind, Optional<Conference> conference) {
        return conference
                .map(it -> switch (kind) {
                    case AGENDA_CHANGED, SESSION_SOON -> agenda(it);
                    case PROGRAM_DIGEST, MENTION -> conference(it);
                    case ORDER, SEAT, SEAT_OFFER, WAITLIST_OFFER, WAITLIST_ENDED -> tickets(it);
                    case ORDERS_TO_APPROVE -> ordersToApprove(it);
                    default -> organize(it);
                })
                .orElseGet(this::profile);
    }

    String profile() {
        return base + "/profile";
    }

    String inbox() {
        return base + "/inbox";
    }

    String preferences() {
        return base + "/inbox#preferences";
    }

    String organize(Conference conference) {
        return base + "/c/" + conference.slug() + "/organize";
    }

    String ordersToApprove(Conference conference) {
        return organize(conference) + "/orders?state=AWAITING_APPROVAL";
    }

    /** Where accounts have what they ordered. */
    String tickets(Conference conference) {
        return base + "/c/" + conference.slug() + "/tickets";
    }

    /** Of an account, which needs no secret. */
    String order(Conference conference, String code) {
        return base + "/c/" + conference.slug() + "/orders/" + code;
    }

    /** Behind the # no server and no log gets to see the secret. */
    String order(Conference conference, String code, String secret) {
        return base + "/c/" + conference.slug() + "/orders/" + code + "#" + secret;
    }

    String conference(Conference conference) {
        return base + "/c/" + conference.slug();
    }

    /** The same for all readers: it tells nobody who looks. */
    String logo(Conference conference) {
        return base + "/api/v1/conferences/" + conference.slug() + "/picture?size=96";
    }

    String agenda(Conference conference) {
        return base + "/agenda?conference=" + conference.slug();
    }

    String session(Conference conference, UUID sessionId) {
        return base + "/c/" + conference.slug() + "/sessions/" + sessionId;
    }

    String chat(Conference conference, UUID sessionId) {
        return session(conference, sessionId) + "?tab=chat";
    }

    /** With which a person ends such mails. */
    String unsubscribe(UUID userId, MessageKind kind) {
        return base + "/unsubscribe#" + unsubscriptions.token(userId, kind);
    }

    /** With which they do so for one conference; null where it is about none. */
    String unsubscribe(UUID userId, MessageKind kind, Optional<Conference> conference) {
        return conference
                .map(it -> base + "/unsubscribe?conference=" + it.slug() + "#"
                        + unsubscriptions.token(userId, kind, it.id()))
                .orElse(null);
    }

    /** With which their mail program does (RFC 8058). */
    String unsubscribeByProgram(UUID userId, MessageKind kind) {
        return base + "/api/v1/unsubscribe?token=" + unsubscriptions.token(userId, kind);
    }

    /** The same for one conference. */
    String unsubscribeByProgram(UUID userId, MessageKind kind, UUID conferenceId) {
        return base + "/api/v1/unsubscribe?token=" + unsubscriptions.token(userId, kind, conferenceId);
    }
}
