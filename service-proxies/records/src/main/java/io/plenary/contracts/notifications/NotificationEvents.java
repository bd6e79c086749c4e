package io.plenary.contracts.notifications;

import io.plenary.contracts.events.Payload;
import java.time.Instant;
import java.util.UUID;

/** What the notifications service announces: what organizers have told to many, never what somebody was told. */
public sealed interface NotificationEvents extends Payload {

    record BulletinCreated(UUID bulletinId) implements NotificationEvents {}

    record BulletinChanged(UUID bulletinId) implements NotificationEvents {}

    record BulletinRemoved(UUID bulletinId) implements NotificationEvents {}

    /**
     * It is going out.
     *
     * @param audience to whom
     * @param sendAt when it begins
     */
    record BulletinScheduled(UUID bulletinId, AudienceKind audience, Instant sendAt) implements NotificationEvents {}

    /** It goes to nobody who does not have it yet. */
    record BulletinStopped(UUID bulletinId) implements NotificationEvents {}

    /** Organizers have words of their own for mails of a kind. */
    record TemplateChanged(MessageKind kind, String language) implements NotificationEvents {}

    /** Mails of a kind have the usual words again. */
    record TemplateReset(MessageKind kind, String language) implements NotificationEvents {}

    /** Mails go to an address again that was suppressed. */
    record SuppressionLifted(UUID suppressionId) implements NotificationEvents {}
}
