package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * A payment by card, at the provider.
 *
 * @param url where whoever pays goes; null unless it is OPEN
 * @param expiresAt until when the provider takes the money
 */
@DataObject
public record Checkout(CheckoutState state, String url, Instant expiresAt) implements Dto {

    public static Checkout fromJson(String json) {
        return Json.read(json, Checkout.class);
    }

    /** Without the address, by which anybody pays, because it may end in a log. */
    @Override
    public String toString() {
        return "Checkout[state=" + state + "]";
    }
}
