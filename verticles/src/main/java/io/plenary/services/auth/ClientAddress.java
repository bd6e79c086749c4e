package io.plenary.services.auth;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.runtime.Network;
import java.util.List;

/** The address failures are counted for. */
final class ClientAddress {

    private static final int LONGEST = 100;

    private ClientAddress() {}

    /**
     * The address, or the network of its subscriber.
     *
     * @param text may be null: then nothing is counted
     */
    static String counted(String text) {
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw Refusal.INVALID.because(
                    "Nobody can sign in from there.",
                    List.of(new FieldError("/clientAddress", "must be a network address")));
        }
        return Network.address(text).map(Network::subscriberOf).orElse(text);
    }
}
