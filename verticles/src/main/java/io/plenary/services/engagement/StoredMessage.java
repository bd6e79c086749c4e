package io.plenary.services.engagement;

import io.plenary.contracts.engagement.ChatMessage;
import io.plenary.contracts.engagement.HeldFor;
import io.plenary.contracts.engagement.ReactionCount;
import io.plenary.contracts.engagement.ReportedMessage;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A message as it is kept.
 *
 * @param held for what it waits; empty where everybody sees it
 * @param position null for what was held from the beginning
 * @param organizerPosition null for what nobody reported and was never held
 */
record StoredMessage(
        UUID organizationId,
        ChatMessage message,
        List<HeldFor> held,
        long reports,
        Long position,
        Long organizerPosition) {

    static final String TYPE = "MESSAGE";
    static final String REPORT = "REPORT";

    UUID id() {
        return message.id();
    }

    Room room() {
        return message.sessionId() == null
                ? Room.ofConference(message.conferenceId())
                : Room.ofSession(message.conferenceId(), message.sessionId());
    }

    boolean isDeleted() {
        return message.text() == null;
    }

    boolean isHeld() {
        return !held.isEmpty();
    }

    boolean isOf(UUID userId) {
        return userId != null && userId.equals(message.authorId());
    }

    Optional<Silences.Author> author() {
        return Optional.ofNullable(message.authorId())
                .map(user -> new Silences.Author(user, message.authorName(), false));
    }

    ChatMessage with(List<ReactionCount> reactions) {
        return new ChatMessage(
                message.id(),
                message.conferenceId(),
                message.sessionId(),
                message.authorId(),
                message.authorName(),
                message.replyTo(),
                message.text(),
                message.mentions(),
                message.held(),
                reactions,
                message.editedAt(),
                message.createdAt(),
                message.version());
    }

    RoomEntry entry() {
        return new RoomEntry(position, TYPE, id(), isDeleted() || isHeld() ? null : new JsonObject(message.toJson()));
    }

    RoomEntry organizersEntry(List<String> reasons) {
        ReportedMessage reported = new ReportedMessage(message, reports, reasons, held);
        boolean gone = isDeleted() || reports == 0 && !isHeld();
        return new RoomEntry(organizerPosition, REPORT, id(), gone ? null : new JsonObject(reported.toJson()));
    }
}
