package io.plenary.services.notifications;

import io.plenary.contracts.notifications.DeliveryState;
import java.time.Duration;

/**
 * What became of a push.
 *
 * @param reason why it did not get there
 * @param pause until it may be tried again; null where the push service did not say
 * @param deviceGone whether the browser wants nothing there any more
 */
record Pushed(DeliveryState state, String reason, Duration pause, boolean deviceGone) {

    static final Pushed SENT = new Pushed(DeliveryState.SENT, null, null, false);

    static final Pushed GONE =
            new Pushed(DeliveryState.DROPPED, "The browser wants nothing there any more.", null, true);

    static Pushed failed(String reason) {
        return new Pushed(DeliveryState.FAILED, reason, null, false);
    }

    static Pushed later(String reason, Duration pause) {
        return new Pushed(DeliveryState.QUEUED, reason, pause, false);
    }

    static Pushed dropped(String reason) {
        return new Pushed(DeliveryState.DROPPED, reason, null, false);
    }
}
