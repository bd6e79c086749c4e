package io.plenary.services.registrations.waiting;

import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.services.registrations.orders.Persons;
import io.plenary.services.registrations.tickets.Buyer;
import io.plenary.services.registrations.tickets.PersonalLimits;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** That whoever waits has room for it in what there is for each person: when they join, and when it is their turn. */
final class WaitingLimits {

    /** Who is kept from buying meanwhile; those behind them are far from their turn. */
    private static final int KEPT = 500;

    private WaitingLimits() {}

    static Future<Void> require(SqlClient sql, WaitingDraft draft, UserAccount account, List<TicketType> types) {
        Map<UUID, Long> wanted = types.stream().collect(Collectors.toMap(TicketType::id, type -> (long) draft.seats()));
        return Persons.requireFew(
                sql,
                draft.conferenceId(),
                new Buyer(account.id(), account.email(), account.email()),
                PersonalLimits.of(types),
                wanted,
                type -> "/seats",
                null);
    }

    /** @return the entries, each with those of its types that it may still have; perhaps none */
    static Future<Map<WaitingEntry, List<UUID>>> within(
            SqlClient platform, UUID conferenceId, List<WaitingEntry> entries, Collection<TicketType> types) {
        PersonalLimits limits = PersonalLimits.of(types);
        List<WaitingEntry> counted = entries.stream()
                .filter(entry -> limits.concern(entry.types()))
                .limit(KEPT)
                .toList();
        List<Buyer> buyers = counted.stream().map(WaitingLimits::buyer).toList();
        Map<WaitingEntry, List<UUID>> all = new LinkedHashMap<>();
        entries.forEach(entry -> all.put(entry, entry.types()));
        return counted.isEmpty()
                ? Future.succeededFuture(all)
                : Persons.had(platform, conferenceId, limits, buyers, null).map(had -> {
                    for (int i = 0; i < counted.size(); i++) {
                        all.put(counted.get(i), allowed(counted.get(i), limits, had.get(i)));
                    }
                    return all;
                });
    }

    private static Buyer buyer(WaitingEntry entry) {
        return new Buyer(entry.userId(), entry.email(), entry.email());
    }

    /**
     * Of accounts whose mails arrive in one mailbox the first is offered what there is only so much of for each person: what the others
     * may have then is known when it is their turn.
     *
     * @param entries in their order
     */
    static List<WaitingEntry> firstOfEach(List<WaitingEntry> entries, Collection<TicketType> types) {
        Set<UUID> limited = PersonalLimits.of(types).types();
        Map<UUID, Set<Object>> served = new HashMap<>();
        List<WaitingEntry> first = new ArrayList<>();
        for (WaitingEntry entry : entries) {
            Set<Object> known = buyer(entry).known();
            List<UUID> left = entry.types().stream()
                    .filter(type ->
                            !limited.contains(type) || Collections.disjoint(served.getOrDefault(type, Set.of()), known))
                    .toList();
            left.forEach(type ->
                    served.computeIfAbsent(type, nobody -> new HashSet<>()).addAll(known));
            if (!left.isEmpty()) {
                first.add(only(entry, left));
            }
        }
        return first;
    }

    private static List<UUID> allowed(WaitingEntry entry, PersonalLimits limits, Map<UUID, Long> had) {
        List<UUID> allowed = new ArrayList<>();
        for (UUID type : entry.types()) {
            Set<UUID> beyond = limits.beyond(had, Map.of(type, entry.seats()));
            if (beyond.isEmpty()) {
                allowed.add(type);
            }
        }
        return allowed;
    }

    /** The same, waiting for these types only. */
    static WaitingEntry only(WaitingEntry entry, List<UUID> types) {
        return entry.types().equals(types)
                ? entry
                : new WaitingEntry(
                        entry.id(),
                        entry.organizationId(),
                        entry.conferenceId(),
                        types.get(0),
                        types.subList(1, types.size()),
                        entry.sessionId(),
                        entry.sessionTitle(),
                        entry.userId(),
                        entry.name(),
                        entry.email(),
                        entry.locale(),
                        entry.seats(),
                        entry.splits(),
                        entry.waitingClass(),
                        entry.state(),
                        entry.position(),
                        entry.freedLately(),
                        entry.orderCode(),
                        entry.offeredUntil(),
                        entry.reason(),
                        entry.joinedAt(),
                        entry.version());
    }
}
