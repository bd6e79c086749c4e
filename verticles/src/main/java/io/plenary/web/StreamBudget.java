package io.plenary.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many requests of HTTP/2 are under way at once, of each address and in all: each takes some 5 kB until it is answered and
 * the answer is read. A connection brings a hundred of them, and an address may have many connections. Used by one event loop.
 */
final class StreamBudget {

    private static final int MOST = 10_000;
    private static final int MOST_OF_ADDRESS = 2_000;

    private final int most;
    private final int mostOfAddress;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int all;

    StreamBudget() {
        this(MOST, MOST_OF_ADDRESS);
    }

    StreamBudget(int most, int mostOfAddress) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
    }

    /**
     * Counts one that begins.
     *
     * @param address empty where it is not known whose, such as behind a proxy
     * @return false where there are too many: it is counted until it ends nevertheless
     */
    boolean begin(Optional<String> address) {
        all++;
        return address.map(own -> byAddress.merge(own, 1, Integer::sum) <= mostOfAddress)
                        .orElse(true)
                && all <= most;
    }

    void end(Optional<String> address) {
        all--;
        address.ifPresent(own -> byAddress.computeIfPresent(own, (of, count) -> count == 1 ? null : count - 1));
    }
}
