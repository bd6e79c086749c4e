package io.plenary.web.live;

import java.util.HashMap;
import java.util.Map;

/** How many sockets and streams are open, of each network and in all. Used by one event loop. */
final class OpenSockets {

    private final int most;
    private final int mostOfAddress;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int all;

    OpenSockets(int most, int mostOfAddress) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
    }

    boolean isFull() {
        return all >= most;
    }

    boolean isFull(String address) {
        return byAddress.getOrDefault(address, 0) >= mostOfAddress;
    }

    void opened(String address) {
        all++;
        byAddress.merge(address, 1, Integer::sum);
    }

    void closed(String address) {
        all--;
        byAddress.computeIfPresent(address, (of, count) -> count == 1 ? null : count - 1);
    }
}
