package io.plenary.services.program.conference;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Where conferences go that nobody has chosen a server for. */
final class PlaceRules {

    private PlaceRules() {}

    /** @param servers of which the first is taken where several have as few */
    static String fewest(List<String> servers, Map<String, Long> conferencesByServer) {
        return servers.stream()
                .min(Comparator.comparing(server -> conferencesByServer.getOrDefault(server, 0L)))
                .orElseThrow();
    }
}
