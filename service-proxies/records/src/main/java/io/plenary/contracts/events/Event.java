package io.plenary.contracts.events;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened, told in the past tense. Written to the outbox of its service in the transaction of the change,
 * published on the bus after the commit, then handed down to the event log, from which durable readers have it.
 *
 * @param id UUIDv7; a reader that has seen it ignores it
 * @param type past-tense name, e.g. {@code NoteCreated}; published at {@code events.<type>} and {@code conference.<id>}
 * @param occurredAt UTC
 * @param organizationId whose it is, null for what belongs to no organization
 * @param conferenceId null outside a conference
 * @param actorId the user who did it, null when the platform did
 * @param correlationId the request that caused it, may be null
 * @param payload what a reader needs without asking back: the {@link Payload} of this type
 * @param origin from where it was asked for; null when the platform did it, and after some days
 */
@DataObject
public record Event(
        UUID id,
        String type,
        Instant occurredAt,
        UUID organizationId,
        UUID conferenceId,
        UUID actorId,
        String correlationId,
        JsonObject payload,
        Origin origin)
        implements Dto {

    /** One of which nobody knows from where it was asked for. */
    public Event(
            UUID id,
            String type,
            Instant occurredAt,
            UUID organizationId,
            UUID conferenceId,
            UUID actorId,
            String correlationId,
            JsonObject payload) {
        this(id, type, occurredAt, organizationId, conferenceId, actorId, correlationId, payload, null);
    }

    public static Event fromJson(String json) {
        return Json.read(json, Event.class);
    }

    public boolean is(Class<? extends Payload> payload) {
        return type.equals(Payload.typeOf(payload));
    }

    /**
     * What it tells.
     *
     * @param payload of its type
     */
    public <P extends Payload> P as(Class<P> payload) {
        return Json.readLeniently(this.payload, payload);
    }

    /** The bus address at which events of this type are published. */
    public static String address(Class<? extends Payload> payload) {
        return address(Payload.typeOf(payload));
    }

    /** The same, of a type that is known by its name. */
    public static String address(String type) {
        return "events." + type;
    }

    /** The bus address at which all that happens in a conference is published, whatever its type. */
    public static String addressOfConference(UUID conferenceId) {
        return "conference." + conferenceId;
    }
}
