package io.plenary.services.webhooks;

import io.plenary.contracts.webhooks.DeliveryAttempt;
import io.plenary.contracts.webhooks.DeliveryState;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What became of a message that was sent. */
record Outcome(UUID deliveryId, int attemptsBefore, DeliveryAttempt attempt) {

    boolean isDelivered() {
        return WebhookRules.isDelivered(attempt.status());
    }

    DeliveryState state() {
        if (isDelivered()) {
            return DeliveryState.DELIVERED;
        }
        return waitAfter().isPresent() ? DeliveryState.WAITING : DeliveryState.FAILED;
    }

    /** Until it is sent again, where it is. */
    Duration untilAgain() {
        return waitAfter().orElse(Duration.ZERO);
    }

    private Optional<Duration> waitAfter() {
        return WebhookRules.waitAfter(attemptsBefore + 1);
    }
}
