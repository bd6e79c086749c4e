package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.engagement.ChatMessageDraft;
import io.plenary.contracts.engagement.EngagementEvents;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
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
            if (message.isDeleted() || message.isHeld()) {
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

    static Future<Void> requireMentionable(Transaction tx, Place place, List<UUID> mentions) {
        return mentions.isEmpty()
                ? Future.succeededFuture()
                : MentionStore.known(tx.sql(), place, mentions).map(known -> {
                    new Faults()
                            .check(known == mentions.size(), "/mentions", Fault.UNKNOWN_REFERENCE)
                            .refuseIfAny("Somebody who is mentioned did not write there.");
                    return null;
                });
    }

    static Future<Void> requireParent(Transaction tx, Place place, ChatMessageDraft draft) {
        if (draft.replyTo() == null) {
            return Future.succeededFuture();
        }
        return MessageStore.find(tx.sql(), place.conferenceId(), draft.replyTo())
                .map(found -> {
                    boolean here = found.filter(
                                    parent -> Objects.equals(parent.message().sessionId(), place.sessionId())
                                            && !parent.isDeleted()
                                            && !parent.isHeld())
                            .isPresent();
                    new Faults()
                            .check(here, "/replyTo", Fault.UNKNOWN_REFERENCE)
                            .refuseIfAny("There is no such message to answer.");
                    return null;
                });
    }
}
