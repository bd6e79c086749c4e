package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import io.plenary.services.registrations.tickets.QuotaStore.Free;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many seats there are for everybody, as they were read or locked, less those that were taken since. */
public final class Room {

    private final Map<UUID, Free> seats;
    private final Map<UUID, Integer> taken = new HashMap<>();

    public Room(List<Free> seats) {
        this.seats = seats.stream().collect(Collectors.toMap(Free::quotaId, Function.identity()));
    }

    /** @throws io.vertx.serviceproxy.ServiceException where one of the quotas has not so many, or somebody waits for its seats */
    public void require(OrderDraft draft, List<TicketType> types) {
        Set<UUID> missing = missing(OrderRules.seats(draft, types));
        if (!missing.isEmpty()) {
            throw OrderRules.soldOut(faults(draft, types, missing));
        }
    }

    /** The same of what is added to a ticket. */
    public void require(TicketAddOns wanted, OrderDraft draft, List<TicketType> types) {
        Set<UUID> missing = missing(OrderRules.seats(draft, types));
        if (!missing.isEmpty()) {
            throw OrderRules.soldOut(faults(wanted, types, missing));
        }
    }

    private Set<UUID> missing(Map<UUID, Integer> wanted) {
        return wanted.entrySet().stream()
                .filter(quota -> !has(quota.getKey(), quota.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Of how many things somebody wants a few are left perhaps, of others none: which these are. */
    private List<FieldError> faults(OrderDraft draft, List<TicketType> types, Set<UUID> missing) {
        Map<UUID, List<UUID>> quotas = quotas(types);
        Faults faults = new Faults();
        for (int i = 0; i < draft.lines().size(); i++) {
            OrderLine line = draft.lines().get(i);
            look(faults, "/lines/" + i + "/count", quotas.get(line.ticketTypeId()), missing);
            for (int n = 0; n < line.addOns().size(); n++) {
                UUID addOn = line.addOns().get(n).ticketTypeId();
                look(faults, "/lines/" + i + "/addOns/" + n + "/count", quotas.get(addOn), missing);
            }
        }
        return faults.found();
    }

    private List<FieldError> faults(TicketAddOns wanted, List<TicketType> types, Set<UUID> missing) {
        Map<UUID, List<UUID>> quotas = quotas(types);
        Faults faults = new Faults();
        for (int i = 0; i < wanted.addOns().size(); i++) {
            UUID addOn = wanted.addOns().get(i).ticketTypeId();
            look(faults, "/addOns/" + i + "/count", quotas.get(addOn), missing);
        }
        return faults.found();
    }

    private static Map<UUID, List<UUID>> quotas(List<TicketType> types) {
        return types.stream().collect(Collectors.toMap(TicketType::id, TicketType::quotaIds));
    }

    private void look(Faults faults, String at, List<UUID> quotas, Set<UUID> missing) {
        quotas.stream()
                .filter(missing::contains)
                .mapToInt(this::left)
                .min()
                .ifPresent(left -> faults.check(false, at, Fault.TOO_MANY, Map.of("most", left)));
    }

    private int left(UUID quota) {
        Free free = seats.get(quota);
        return free == null || free.awaited() || free.seats() == null
                ? 0
                : Math.max(0, free.seats() - taken.getOrDefault(quota, 0));
    }

    public void take(OrderDraft draft, List<TicketType> types) {
        require(draft, types);
        OrderRules.seats(draft, types).forEach((quota, count) -> taken.merge(quota, count, Integer::sum));
    }

    private boolean has(UUID quota, int count) {
        Free free = seats.get(quota);
        return free != null
                && !free.awaited()
                && (free.seats() == null || taken.getOrDefault(quota, 0) + count <= free.seats());
    }
}
