package io.plenary.services.notifications;

import io.plenary.contracts.notifications.Mail;
import io.plenary.runtime.Messaging;
import io.plenary.runtime.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.UUID;

/** What mails go by. */
interface MailChannel {

    /** @param ids what mails are called */
    static MailChannel of(Vertx vertx, Settings settings, MessageIds ids) {
        Messaging messages = settings.messages();
        Mime mime = new Mime(messages.mailFrom(), settings.http().baseUrl(), ids);
        return messages.mailServer() == null
                ? new MailFolder(vertx, mime, settings.dataDirectory().resolve("mail"))
                : new MailServer(vertx, mime, messages.mailServer());
    }

    /** Why a mail is not to go; empty where it may. */
    default Future<Optional<String>> refusal(Envelope envelope) {
        return Future.succeededFuture(Optional.empty());
    }

    /** Fails as {@link Undelivered} where it was not taken. */
    Future<Void> send(Envelope envelope);

    /** Whether sending once more what may have been sent gives one mail and not two. */
    boolean isRepeatable();

    /** How many may be on their way together. */
    int atOnce();

    /** What was sent, where this end keeps it. */
    Future<Optional<Mail>> find(UUID id);
}
