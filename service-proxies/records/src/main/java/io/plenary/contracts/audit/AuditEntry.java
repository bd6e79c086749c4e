package io.plenary.contracts.audit;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.events.Origin;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened, as it is kept to be looked into later. People are in it by the number of their account only.
 *
 * @param id of the event it is about
 * @param number in its chain, from 1 without gaps
 * @param type of the event
 * @param organizationId whose it is, null for what belongs to no organization
 * @param conferenceId null outside a conference
 * @param actorId who did it; null for programs and for the platform itself
 * @param subjectType what it was done to, such as {@code conference}; null where that is nothing in particular
 * @param subjectId which one
 * @param correlationId the request that caused it, may be null
 * @param details what else is known; of settings only what is another than before
 * @param before what settings were until then
 * @param hash of the entry and of the one before it, in hexadecimal
 * @param origin from where it was asked for, which no hash covers; null where that is not known any more
 */
@DataObject
public record AuditEntry(
        UUID id,
        long number,
        String type,
        Instant occurredAt,
        UUID organizationId,
        UUID conferenceId,
        UUID actorId,
        String subjectType,
        UUID subjectId,
        String correlationId,
        Map<String, String> details,
        Map<String, String> before,
        String hash,
        Origin origin)
        implements Dto {

    public static AuditEntry fromJson(String json) {
        return Json.read(json, AuditEntry.class);
    }

    /** The same, with where it was asked for from. */
    public AuditEntry from(Origin known) {
        return new AuditEntry(
                id,
                number,
                type,
                occurredAt,
                organizationId,
                conferenceId,
                actorId,
                subjectType,
                subjectId,
                correlationId,
                details,
                before,
                hash,
                known);
    }
}
