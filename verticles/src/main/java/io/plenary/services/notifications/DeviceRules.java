package io.plenary.services.notifications;

import io.plenary.contracts.Fault;
import io.plenary.contracts.notifications.PushSubscription;
import io.plenary.runtime.Faults;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;

/** What a browser may ask for. */
final class DeviceRules {

    /** Of one person; those that were seen last. */
    static final int MOST = 10;

    private static final int LONGEST_ENDPOINT = 1_000;
    private static final int SECRET_BYTES = 16;
    private static final byte[] NOTHING = {};

    private DeviceRules() {}

    /** @param reachable whether messages may be sent there at all */
    static void check(PushSubscription subscription, Predicate<URI> reachable) {
        new Faults()
                .check(
                        isAddress(subscription.endpoint(), reachable),
                        "/endpoint",
                        Fault.PUSH_ADDRESS,
                        Map.of("most", LONGEST_ENDPOINT))
                .check(Curve.publicKey(bytes(subscription.p256dh())).isPresent(), "/p256dh", Fault.PUSH_KEY)
                .check(bytes(subscription.auth()).length == SECRET_BYTES, "/auth", Fault.PUSH_KEY)
                .refuseIfAny("No browser asks to be told like that.");
    }

    private static boolean isAddress(String endpoint, Predicate<URI> reachable) {
        if (endpoint == null || endpoint.length() > LONGEST_ENDPOINT || !Faults.isWebUrl(endpoint)) {
            return false;
        }
        URI address = URI.create(endpoint);
        return address.getRawUserInfo() == null && address.getRawFragment() == null && reachable.test(address);
    }

    /** Nothing where it is no Base64; with and without padding. */
    static byte[] bytes(String base64) {
        try {
            return base64 == null ? NOTHING : Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return NOTHING;
        }
    }
}
