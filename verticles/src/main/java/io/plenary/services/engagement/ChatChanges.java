package io.plenary.services.engagement;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.ChatMessage;
import io.plenary.contracts.engagement.ChatMessageDraft;
import io.plenary.contracts.engagement.ChatSettings;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessageHeld;
import io.plenary.contracts.engagement.EngagementEvents.ParticipantMentioned;
import io.plenary.contracts.engagement.HeldFor;
import io.plenary.contracts.engagement.ReactionCount;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomState;
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
    private static final String OWN = "message";

    private final Telling telling;
    private final StateTelling states;

    ChatChanges(Telling telling, StateTelling states) {
        this.telling = telling;
        this.states = states;
    }

    /** @param held for what others do not see it yet; empty for nothing */
    Future<StoredMessage> post(
            Transaction tx, Place place, Silences.Author author, ChatMessageDraft draft, List<HeldFor> held) {
        boolean waits = !held.isEmpty();
        return RoomStore.next(tx.sql(), waits ? place.organizers() : place.room(), place.organizationId())
                .compose(next -> MessageStore.insert(
                        tx.sql(), place, author, draft, held, waits ? null : next, waits ? next : null))
                .map(inserted ->
                        inserted.orElseThrow(() -> Refusal.CONFLICT.because("The id of the message is in use.")))
                .compose(message ->
                        waits ? Future.succeededFuture(waiting(tx, message)) : mentioned(tx, told(tx, message)));
    }

    private StoredMessage waiting(Transaction tx, StoredMessage message) {
        Messages.announced(tx, message, ChatMessageHeld::new);
        telling.changed(tx, message.organizationId(), organizers(message), message.organizersEntry(List.of()));
        return toldOwn(tx, message);
    }

    /** Its author learns on all devices what became of it. */
    private StoredMessage toldOwn(Transaction tx, StoredMessage message) {
        message.author()
                .ifPresent(author -> telling.own(
                        tx,
                        message.organizationId(),
                        author.userId(),
                        new RoomState(
                                StateTelling.key(OWN, message.id()),
                                new JsonObject(message.message().toJson()))));
        return message;
    }

    /** They learn it on the devices they have open, and as they want to be told; of somebody who was silenced meanwhile nobody does. */
    private Future<StoredMessage> mentioned(Transaction tx, StoredMessage message) {
        List<UUID> meant = message.message().mentions().stream()
                .filter(user -> !message.isOf(user))
                .toList();
        UUID author = message.message().authorId();
        return meant.isEmpty() || author == null
                ? Future.succeededFuture(message)
                : SilenceStore.ofUser(tx.sql(), message.message().conferenceId(), author)
                        .map(silence -> {
                            if (silence.isEmpty()) {
                                meant.forEach(user -> mentioned(tx, message, user));
                            }
                            return message;
                        });
    }

    /** By its author also where somebody else let it through, and so not from where that was done. */
    private void mentioned(Transaction tx, StoredMessage message, UUID userId) {
        telling.own(tx, message.organizationId(), userId, mention(message));
        ChatMessage said = message.message();
        tx.announce(
                new ParticipantMentioned(said.id(), said.sessionId(), userId),
                message.organizationId(),
                said.conferenceId(),
                said.authorId(),
                null);
    }

    /** Where it is, and not what it says: that is for who is still let in there. */
    static RoomState mention(StoredMessage stored) {
        ChatMessage message = stored.message();
        JsonObject value = new JsonObject()
                .put("conferenceId", message.conferenceId().toString())
                .put(
                        "sessionId",
                        message.sessionId() == null ? null : message.sessionId().toString())
                .put("authorName", message.authorName())
                .put("createdAt", message.createdAt().toString());
        return new RoomState(StateTelling.key("mention", stored.id()), value);
    }

    /** What it says now decides whether it waits, whatever it said before. */
    Future<StoredMessage> edit(Transaction tx, StoredMessage message, String text, List<HeldFor> held) {
        boolean wasSeen = !message.isHeld();
        boolean isSeen = held.isEmpty();
        return next(tx, !wasSeen || !isSeen, organizers(message), message)
                .compose(there -> next(tx, wasSeen || isSeen, message.room(), message)
                        .compose(position -> MessageStore.edit(tx.sql(), message, text, held, position, there)))
                .compose(edited -> ReactionStore.counts(tx.sql(), List.of(edited.id()), null)
                        .map(counts -> with(edited, counts.getOrDefault(edited.id(), List.of()))))
                .compose(edited -> toldEdited(tx, edited, wasSeen, isSeen));
    }

    private Future<StoredMessage> toldEdited(Transaction tx, StoredMessage edited, boolean wasSeen, boolean isSeen) {
        if (wasSeen || isSeen) {
            told(tx, edited);
        }
        if (!wasSeen || !isSeen) {
            telling.changed(tx, edited.organizationId(), organizers(edited), edited.organizersEntry(List.of()));
            toldOwn(tx, edited);
        }
        if (wasSeen && !isSeen) {
            Messages.announced(tx, edited, ChatMessageHeld::new);
        }
        return !wasSeen && isSeen ? mentioned(tx, edited) : Future.succeededFuture(edited);
    }

    private static Future<Long> next(Transaction tx, boolean numbered, Room room, StoredMessage message) {
        return numbered ? RoomStore.next(tx.sql(), room, message.organizationId()) : Future.succeededFuture();
    }

    /** Where it is not held nothing happens. */
    Future<StoredMessage> approve(Transaction tx, StoredMessage message) {
        return RoomStore.next(tx.sql(), organizers(message), message.organizationId())
                .compose(there -> RoomStore.next(tx.sql(), message.room(), message.organizationId())
                        .compose(position -> MessageStore.approve(tx.sql(), message, position, there)))
                .compose(approved -> ReportStore.reasons(tx.sql(), approved).compose(reasons -> {
                    RoomEntry entry = approved.organizersEntry(reasons);
                    telling.changed(tx, approved.organizationId(), organizers(approved), entry);
                    return mentioned(tx, toldOwn(tx, told(tx, approved)));
                }));
    }

    static StoredMessage with(StoredMessage message, List<ReactionCount> reactions) {
        ChatMessage shown = message.with(reactions);
        return new StoredMessage(
                message.organizationId(),
                shown,
                message.held(),
                message.reports(),
                message.position(),
                message.organizerPosition());
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
                    return message.isHeld() ? toldOwn(tx, told(tx, deleted)) : told(tx, deleted);
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
