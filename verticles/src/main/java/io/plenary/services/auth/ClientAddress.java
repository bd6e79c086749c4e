package io.plenary.services.auth;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.runtime.Network;
import java.util.List;
import java.util.Map;

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
                    List.of(Fault.FORMAT.at("/clientAddress", Map.of("format", "network address"))));
        }
        return Network.address(text).map(Network::subscriberOf).orElse(text);
    }
}
