package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody of a group, by an address of theirs that nobody reads out of this.
 *
 * @param place where they are in the order of the group
 * @param addressId says of two whether they are read at the same address, at one conference
 * @param userId null without an account
 * @param orderId an order that names the address; null for those who wait, who have an account
 */
@DataObject
public record Holder(UUID place, UUID addressId, UUID userId, UUID orderId) implements Dto {

    /** No account has an id of this version (RFC 9562: what it means is up to us). */
    private static final int OURS = 8;

    private static final long VERSION = 0xF000L;

    public static Holder fromJson(String json) {
        return Json.read(json, Holder.class);
    }

    /** The id of an address at a conference. */
    public static UUID addressId(UUID conferenceId, String email) {
        String said = conferenceId + " " + email.toLowerCase(Locale.ROOT);
        UUID named = UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
        long most = named.getMostSignificantBits() & ~VERSION | (long) OURS << 12;
        return new UUID(most, named.getLeastSignificantBits());
    }

    /** Whether an id is that of an address, and not of an account. */
    public static boolean isAddress(UUID id) {
        return id.version() == OURS;
    }
}
