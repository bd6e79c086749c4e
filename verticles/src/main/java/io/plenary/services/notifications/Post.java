package io.plenary.services.notifications;

import io.plenary.contracts.notifications.Channel;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.notifications.PreferenceStore.Unwanted;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Puts messages on the ways their readers want. */
final class Post {

    private final Jobs mailing;
    private final Jobs pushing;
    private final Jobs texting;

    Post(Jobs mailing, Jobs pushing, Jobs texting) {
        this.mailing = mailing;
        this.pushing = pushing;
        this.texting = texting;
    }

    /** Those that are there already stay as they are. */
    Future<Void> take(Transaction tx, List<Message> messages) {
        UUID[] readers = messages.stream().map(Message::userId).toArray(UUID[]::new);
        return PreferenceStore.unwanted(tx.sql(), readers)
                .compose(unwanted -> MessageStore.insert(tx.sql(), asWanted(messages, unwanted))
                        .compose(inserted -> mail(tx, to(Channel.EMAIL, messages, unwanted)))
                        .compose(mailed -> push(tx, to(Channel.PUSH, messages, unwanted)))
                        .compose(pushed -> text(tx, to(Channel.SMS, messages, unwanted))));
    }

    private static List<Message> asWanted(List<Message> messages, Set<Unwanted> unwanted) {
        return messages.stream()
                .map(message -> isWanted(message, Channel.INBOX, unwanted) ? message : message.outsideInbox())
                .toList();
    }

    private static List<Message> to(Channel channel, List<Message> messages, Set<Unwanted> unwanted) {
        return messages.stream()
                .filter(message -> message.kind().channels().contains(channel))
                .filter(message -> isWanted(message, channel, unwanted))
                .toList();
    }

    private static boolean isWanted(Message message, Channel channel, Set<Unwanted> unwanted) {
        return PreferenceStore.isWanted(unwanted, message.userId(), message.kind(), channel, message.conferenceId());
    }

    private Future<Void> mail(Transaction tx, List<Message> messages) {
        List<UUID> ids = messages.stream().map(Message::id).toList();
        return ids.isEmpty()
                ? Future.succeededFuture()
                : DeliveryStore.insert(tx.sql(), ids, Channel.EMAIL)
                        .compose(deliveries -> mailing.ensure(tx, deliveries));
    }

    private Future<Void> push(Transaction tx, List<Message> messages) {
        return Pusher.take(tx, pushing, messages.stream().map(Message::id).toList());
    }

    private Future<Void> text(Transaction tx, List<Message> messages) {
        List<UUID> ids = messages.stream().map(Message::id).toList();
        return ids.isEmpty()
                ? Future.succeededFuture()
                : SmsStore.insert(tx.sql(), ids).compose(deliveries -> texting.ensure(tx, deliveries));
    }
}
