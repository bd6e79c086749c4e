package io.plenary.services.audit;

import io.plenary.contracts.Json;
import io.plenary.contracts.audit.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Where a chain stands: the number and the hash of its newest entry.
 *
 * @param hash in hexadecimal
 */
record Chain(UUID id, long number, String hash) {

    /** What belongs to no organization. */
    static final UUID PLATFORM = new UUID(0, 0);

    /** What the first entry of each chain follows. */
    static final String BEGINNING = "00".repeat(32);

    private static final HexFormat HEX = HexFormat.of();

    static Chain beginning(UUID id) {
        return new Chain(id, 0, BEGINNING);
    }

    /** @param organizationId null for the platform */
    static UUID idOf(UUID organizationId) {
        return organizationId == null ? PLATFORM : organizationId;
    }

    /** The chain with an entry after its newest one. */
    Chain with(AuditEntry entry) {
        return new Chain(id, entry.number(), entry.hash());
    }

    /** The entry as the next one: with its number and with the hash that vouches for it and for all before it. */
    AuditEntry numbered(AuditEntry entry) {
        return new AuditEntry(
                entry.id(),
                number + 1,
                entry.type(),
                entry.occurredAt(),
                entry.organizationId(),
                entry.conferenceId(),
                entry.actorId(),
                entry.subjectType(),
                entry.subjectId(),
                entry.correlationId(),
                entry.details(),
                entry.before(),
                hash(entry),
                null);
    }

    /** Whether an entry is what was written after the newest one. */
    boolean isFollowedBy(AuditEntry entry) {
        return entry.number() == number + 1 && hash(entry).equals(entry.hash());
    }

    /** With the entries that follow it, as far as they are what was written. */
    Chain followedBy(List<AuditEntry> entries) {
        Chain checked = this;
        for (AuditEntry entry : entries) {
            if (!checked.isFollowedBy(entry)) {
                return checked;
            }
            checked = checked.with(entry);
        }
        return checked;
    }

    private String hash(AuditEntry entry) {
        MessageDigest digest = sha256();
        digest.update(HEX.parseHex(hash));
        return HEX.formatHex(digest.digest(canonical(entry).getBytes(StandardCharsets.UTF_8)));
    }

    /** In the order of their names the members that stay as long as the entry does, and without those that are null. */
    private String canonical(AuditEntry entry) {
        TreeMap<String, Object> members = new TreeMap<>();
        members.put("chain", id);
        members.put("number", number + 1);
        members.put("id", entry.id());
        members.put("type", entry.type());
        members.put("occurredAt", entry.occurredAt().toString());
        members.put("organizationId", entry.organizationId());
        members.put("conferenceId", entry.conferenceId());
        members.put("actorId", entry.actorId());
        members.put("subjectType", entry.subjectType());
        members.put("subjectId", entry.subjectId());
        members.put("correlationId", entry.correlationId());
        members.put("details", new TreeMap<>(entry.details()));
        members.put("before", new TreeMap<>(entry.before()));
        members.values().removeIf(value -> value == null);
        return Json.write(members);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
