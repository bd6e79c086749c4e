package io.plenary.services.registrations;

import io.plenary.services.registrations.QuotaStore.Free;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many seats there are for everybody, as they were read or locked, less those that were taken since. */
final class Room {

    private final Map<UUID, Free> seats;
    private final Map<UUID, Integer> taken = new HashMap<>();

    Room(List<Free> seats) {
        this.seats = seats.stream().collect(Collectors.toMap(Free::quotaId, Function.identity()));
    }

    /** @throws io.vertx.serviceproxy.ServiceException where one of the quotas has not so many, or somebody waits for its seats */
    void require(Map<UUID, Integer> wanted) {
        if (!wanted.entrySet().stream().allMatch(quota -> has(quota.getKey(), quota.getValue()))) {
            throw OrderRules.soldOut();
        }
    }

    void take(Map<UUID, Integer> wanted) {
        require(wanted);
        wanted.forEach((quota, count) -> taken.merge(quota, count, Integer::sum));
    }

    private boolean has(UUID quota, int count) {
        Free free = seats.get(quota);
        return free != null
                && !free.awaited()
                && (free.seats() == null || taken.getOrDefault(quota, 0) + count <= free.seats());
    }
}
