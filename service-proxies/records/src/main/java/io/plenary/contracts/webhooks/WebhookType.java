package io.plenary.contracts.webhooks;

import java.util.Arrays;
import java.util.Optional;

/** What an endpoint can be told. The texts are a promise: they are added to, and never change. */
public enum WebhookType {
    CONFERENCE_CREATED("conference.created"),
    CONFERENCE_CHANGED("conference.changed"),
    CONFERENCE_PUBLISHED("conference.published"),
    CONFERENCE_ARCHIVED("conference.archived"),
    CONFERENCE_CANCELLED("conference.cancelled"),
    CONFERENCE_DELETED("conference.deleted"),
    CONFERENCE_RESTORED("conference.restored"),
    SESSION_CREATED("session.created"),
    SESSION_CHANGED("session.changed"),
    SESSION_MOVED("session.moved"),
    SESSION_CANCELLED("session.cancelled"),
    SESSION_DELETED("session.deleted"),
    ROOMS_CHANGED("rooms.changed"),
    TRACKS_CHANGED("tracks.changed"),
    PROGRAM_IMPORTED("program.imported"),
    /** Nothing happened: it was asked for to see whether an endpoint hears. Nobody chooses it. */
    WEBHOOK_TEST("webhook.test");

    private final String text;

    WebhookType(String text) {
        this.text = text;
    }

    /** As messages and endpoints say it. */
    public String text() {
        return text;
    }

    public boolean isChosen() {
        return this != WEBHOOK_TEST;
    }

    /** One that an endpoint may choose. */
    public static Optional<WebhookType> of(String text) {
        return Arrays.stream(values())
                .filter(WebhookType::isChosen)
                .filter(type -> type.text.equals(text))
                .findFirst();
    }
}
