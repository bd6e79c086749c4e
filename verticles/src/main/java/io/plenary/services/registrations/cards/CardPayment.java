package io.plenary.services.registrations.cards;

import io.plenary.contracts.registrations.CheckoutState;
import java.time.Instant;
import java.util.UUID;

/**
 * An attempt to pay an order by card.
 *
 * @param id by which the provider knows it
 * @param amount in minor units of the currency
 * @param sessionId the provider's name for it; null before it has one
 * @param intentId by which it was paid; null before
 * @param expiresAt until when the provider takes money for it
 */
public record CardPayment(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        UUID orderId,
        int attempt,
        CheckoutState state,
        long amount,
        String currency,
        String sessionId,
        String intentId,
        Instant expiresAt,
        Instant createdAt) {

    /** Whether whoever pays may still. */
    public boolean isLive(Instant now) {
        return (state == CheckoutState.STARTING || state == CheckoutState.OPEN) && now.isBefore(expiresAt);
    }

    /** Whether money came by it. */
    public boolean isPaid() {
        return switch (state) {
            case PAID, RETURNING, RETURNED, NOT_RETURNED -> true;
            default -> false;
        };
    }

    /** Whether there is anything to ask the provider. */
    public boolean isUnclear() {
        return switch (state) {
            case STARTING, OPEN, CLOSING -> true;
            default -> false;
        };
    }
}
