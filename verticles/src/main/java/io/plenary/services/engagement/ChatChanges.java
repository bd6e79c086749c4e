package io.plenary.services.engagement;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.ChatMessage;
import io.plenary.contracts.engagement.ChatMessageDraft;
import io.plenary.contracts.engagement.ChatSettings;
import io.plenary.contracts.engagement.ReactionCount;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** How chats change, each in a transaction of whoever may; numbered in the room of the organizers first where that hears of it. */
final class ChatChanges {

    static final String REACTIONS = "reactions";
    static final String CHAT = "CHAT";

    private final Telling telling;
    private final StateTelling states;

    ChatChanges(Telling telling, StateTelling states) {
        this.telling = telling;
        this.states = states;
    }

    Future<StoredMessage> post(Transaction tx, Place place, UUID userId, String name, ChatMessageDraft draft) {
        return RoomStore.next(tx.sql(), place.room(), place.organizationId())
                .compose(position -> MessageStore.insert(tx.sql(), place, userId, name, draft, position))
                .map(inserted ->
                        inserted.orElseThrow(() -> Refusal.CONFLICT.because("The id of the message is in use.")))
                .map(message -> told(tx, message));
    }

    Future<StoredMessage> edit(Transaction tx, StoredMessage message, String text) {
        return RoomStore.next(tx.sql(), message.room(), message.organizationId())
                .compose(position -> MessageStore.edit(tx.sql(), message, text, position))
                .compose(edited -> ReactionStore.counts(tx.sql(), List.of(edited.id()), null)
                        .map(counts -> with(edited, counts.getOrDefault(edited.id(), List.of()))))
                .map(edited -> told(tx, edited));
    }

    static StoredMessage with(StoredMessage message, List<ReactionCount> reactions) {
        ChatMessage shown = message.with(reactions);
        return new StoredMessage(
                message.organizationId(), shown, message.reports(), message.position(), message.organizerPosition());
    }

    /** Where it is deleted already nothing happens. */
    Future<Void> delete(Transaction tx, StoredMessage message, Messages.Announcement what) {
        return message.isDeleted()
                ? Future.succeededFuture()
                : delete(tx, Messages.announced(tx, message, what)).mapEmpty();
    }

    /** Those who moderate hear of it where it was reported. */
    Future<StoredMessage> delete(Transaction tx, StoredMessage message) {
        Future<Long> organizers = message.organizerPosition() == null
                ? Future.succeededFuture()
                : RoomStore.next(tx.sql(), organizers(message), message.organizationId());
        return organizers
                .compose(there -> RoomStore.next(tx.sql(), message.room(), message.organizationId())
                        .compose(position -> MessageStore.delete(tx.sql(), message, position, there)))
                .map(deleted -> {
                    if (deleted.organizerPosition() != null) {
                        telling.changed(
                                tx, deleted.organizationId(), organizers(deleted), deleted.organizersEntry(List.of()));
                    }
                    return told(tx, deleted);
                });
    }

    Future<StoredMessage> count(Transaction tx, StoredMessage message) {
        return moderate(tx, message, position -> ReportStore.count(tx.sql(), message, position));
    }

    Future<StoredMessage> dismiss(Transaction tx, StoredMessage message) {
        return moderate(tx, message, position -> ReportStore.dismiss(tx.sql(), message, position));
    }

    private Future<StoredMessage> moderate(
            Transaction tx, StoredMessage message, Function<Long, Future<StoredMessage>> change) {
        Room organizers = organizers(message);
        return RoomStore.next(tx.sql(), organizers, message.organizationId())
                .compose(change)
                .compose(changed -> ReportStore.reasons(tx.sql(), changed).map(reasons -> {
                    telling.changed(tx, changed.organizationId(), organizers, changed.organizersEntry(reasons));
                    return changed;
                }));
    }

    Future<ChatSettings> put(Transaction tx, Place place, ChatSettings wanted) {
        return RoomStore.next(tx.sql(), place.room(), place.organizationId()).compose(position -> ChatStore.put(
                        tx.sql(), place, wanted, position)
                .map(kept -> {
                    telling.changed(tx, place.organizationId(), place.room(), entry(place.room(), position, kept));
                    return kept;
                }));
    }

    static RoomEntry entry(Room room, long position, ChatSettings settings) {
        return new RoomEntry(position, CHAT, room.id(), new JsonObject(settings.toJson()));
    }

    void reactionsChanged(Transaction tx, StoredMessage message) {
        tx.afterCommit(() -> states.changed(REACTIONS, message.organizationId(), message.room(), message.id()));
    }

    private StoredMessage told(Transaction tx, StoredMessage message) {
        telling.changed(tx, message.organizationId(), message.room(), message.entry());
        return message;
    }

    private static Room organizers(StoredMessage message) {
        return Room.ofOrganizers(message.message().conferenceId());
    }
}
