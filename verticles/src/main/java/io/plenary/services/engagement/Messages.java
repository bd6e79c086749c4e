package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.EngagementEvents;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.UUID;

/** Messages that a transaction is about to change something of. */
final class Messages {

    interface Announcement {
        EngagementEvents of(UUID messageId, UUID sessionId);
    }

    private Messages() {}

    static Future<StoredMessage> locked(Transaction tx, UUID conferenceId, UUID messageId) {
        return MessageStore.lock(tx.sql(), conferenceId, messageId)
                .map(found -> found.orElseThrow(ChatRules::noSuchMessage));
    }

    /** Locked, so that nobody reacts to what is deleted at the same moment. */
    static Future<StoredMessage> there(Transaction tx, UUID conferenceId, UUID messageId) {
        return locked(tx, conferenceId, messageId).map(message -> {
            if (message.isDeleted()) {
                throw ChatRules.noSuchMessage();
            }
            return message;
        });
    }

    static Future<StoredMessage> own(Transaction tx, Caller caller, UUID conferenceId, UUID messageId) {
        return locked(tx, conferenceId, messageId).map(message -> {
            if (!message.isOf(caller.userId())) {
                throw ChatRules.noSuchMessage();
            }
            return message;
        });
    }

    static StoredMessage announced(Transaction tx, StoredMessage message, Announcement what) {
        tx.announce(
                what.of(message.id(), message.message().sessionId()),
                message.organizationId(),
                message.message().conferenceId());
        return message;
    }
}
