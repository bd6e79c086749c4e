package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.Locale;
import java.util.UUID;

/**
 * A room of the live channel: who is in it is told what happens there.
 *
 * @param conferenceId where it is; null for the room of a person
 * @param id of the conference, session or person, by its kind; that of an organizers' room is the conference's
 */
@DataObject
public record Room(RoomKind kind, UUID conferenceId, UUID id) implements Dto {

    public static Room ofConference(UUID conferenceId) {
        return new Room(RoomKind.CONFERENCE, conferenceId, conferenceId);
    }

    public static Room ofOrganizers(UUID conferenceId) {
        return new Room(RoomKind.ORGANIZER, conferenceId, conferenceId);
    }

    public static Room ofSession(UUID conferenceId, UUID sessionId) {
        return new Room(RoomKind.SESSION, conferenceId, sessionId);
    }

    public static Room ofUser(UUID userId) {
        return new Room(RoomKind.USER, null, userId);
    }

    public static Room fromJson(String json) {
        return Json.read(json, Room.class);
    }

    /** As clients call it: {@code session:0198c0de-…}. */
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }
}
