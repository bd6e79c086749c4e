package io.plenary.contracts.audit;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Which entries somebody wants to see; what is null is left open.
 *
 * @param organizationId whose chain; null for all there are, which administrators may see
 * @param from inclusive
 * @param to exclusive
 * @param cursor where the page starts, null for the first
 * @param limit at most so many
 * @param address from which it was asked for
 */
@DataObject
public record AuditQuery(
        UUID organizationId,
        Instant from,
        Instant to,
        String type,
        UUID actorId,
        UUID conferenceId,
        UUID subjectId,
        String cursor,
        int limit,
        String address)
        implements Dto {

    /** From wherever it was asked for. */
    public AuditQuery(
            UUID organizationId,
            Instant from,
            Instant to,
            String type,
            UUID actorId,
            UUID conferenceId,
            UUID subjectId,
            String cursor,
            int limit) {
        this(organizationId, from, to, type, actorId, conferenceId, subjectId, cursor, limit, null);
    }

    public static AuditQuery fromJson(String json) {
        return Json.read(json, AuditQuery.class);
    }
}
