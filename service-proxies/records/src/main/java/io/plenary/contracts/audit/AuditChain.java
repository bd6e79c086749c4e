package io.plenary.contracts.audit;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * The entries of an organization, each of which vouches for the one before it, and what was found when they were checked last.
 *
 * @param organizationId null for what belongs to no organization
 * @param first number of the oldest entry that is kept; one more than {@code last} where none is
 * @param last number of the newest entry, 0 where there never was one
 * @param hash of the newest entry; whoever keeps it elsewhere notices if all of the chain is made anew
 * @param checkedAt when it was checked last, null where it never was
 * @param checkedTo the newest entry at that time
 * @param brokenAt number of the first entry that was missing or not as it was written, null where all were in order
 * @param keptDays for how long entries are kept
 */
@DataObject
public record AuditChain(
        UUID organizationId,
        long first,
        long last,
        String hash,
        Instant checkedAt,
        long checkedTo,
        Long brokenAt,
        int keptDays)
        implements Dto {

    public static AuditChain fromJson(String json) {
        return Json.read(json, AuditChain.class);
    }
}
