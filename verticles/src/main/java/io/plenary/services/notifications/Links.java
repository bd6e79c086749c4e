package io.plenary.services.notifications;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notifications.MessageKind;
import java.net.URI;
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

    String conference(Conference conference) {
        return base + "/c/" + conference.slug();
    }

    String agenda(Conference conference) {
        return base + "/agenda?conference=" + conference.slug();
    }

    String session(Conference conference, UUID sessionId) {
        return base + "/c/" + conference.slug() + "/sessions/" + sessionId;
    }

    /** With which a person ends such mails. */
    String unsubscribe(UUID userId, MessageKind kind) {
        return base + "/unsubscribe#" + unsubscriptions.token(userId, kind);
    }

    /** With which their mail program does (RFC 8058). */
    String unsubscribeByProgram(UUID userId, MessageKind kind) {
        return base + "/api/v1/unsubscribe?token=" + unsubscriptions.token(userId, kind);
    }
}
