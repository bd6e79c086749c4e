package io.plenary.runtime;

import io.plenary.contracts.Service;
import java.time.Duration;
import java.util.Map;

/**
 * Streaming replicas.
 *
 * @param uris by the service whose server they follow, or by the name of a further server of conferences
 * @param longestLag how far behind one may be and still be read
 */
public record Readers(Map<String, String> uris, Duration longestLag) {

    public static final Readers NONE = new Readers(Map.of(), Duration.ofSeconds(2));

    String ofConferences(String server) {
        return uris.get(ConferenceServers.MAIN.equals(server) ? Service.PROGRAM.id() : server);
    }

    /** Without the addresses, which have passwords in them. */
    @Override
    public String toString() {
        return "Readers" + uris.keySet();
    }
}
