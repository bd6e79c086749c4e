package io.plenary.services.notifications;

import io.plenary.contracts.registrations.Holder;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody a bulletin is for.
 *
 * @param reader their account; without one, their address stands for them
 * @param addressId null where the account says where they are read
 * @param orderId which has the address; null as well then
 */
record Addressee(UUID reader, UUID addressId, UUID orderId) {

    /** The fact that says at which of the addresses of an order somebody is read. */
    static final String ADDRESS = "address";

    static Addressee account(UUID userId) {
        return new Addressee(userId, null, null);
    }

    static Addressee of(Holder holder) {
        UUID reader = holder.userId() == null ? holder.addressId() : holder.userId();
        return new Addressee(reader, holder.orderId() == null ? null : holder.addressId(), holder.orderId());
    }

    /** Of a message to them. */
    Map<String, Object> facts() {
        return orderId == null ? Map.of() : Map.of(Occasion.ORDER, orderId.toString(), ADDRESS, addressId.toString());
    }
}
