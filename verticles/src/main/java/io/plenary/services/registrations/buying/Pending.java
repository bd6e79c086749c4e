package io.plenary.services.registrations.buying;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.TicketAddOn;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.runtime.work.Backlog;
import io.plenary.runtime.work.Backlog.Share;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Orders that wait or are being made, each of which is in memory as it was asked for: by its tickets and what is had with them. */
final class Pending {

    /** What an order without anything in it would weigh. */
    private static final int ORDER = 4;

    /** Ten thousand orders of one ticket. */
    private static final int MOST = 10_000 * (ORDER + 1);

    /** Twenty orders of one ticket, at a moment. */
    private static final int MOST_OF_ONE = 20 * (ORDER + 1);

    /** As with what they hold (ADR 69): all accounts of a network together, of which each has a share. */
    private static final int NETWORK = 5;

    private record Person(String clientAddress, UUID userId) {}

    private final Backlog backlog = new Backlog(MOST, MOST_OF_ONE);

    <T> Future<T> hold(Caller caller, OrderDraft draft, Supplier<Future<T>> work) {
        return backlog.hold(shares(caller, draft.clientAddress()), weight(draft), work);
    }

    private static List<Share> shares(Caller caller, String clientAddress) {
        return clientAddress == null || caller.isAdmin()
                ? List.of()
                : List.of(new Share(new Person(clientAddress, caller.userId()), 1), new Share(clientAddress, NETWORK));
    }

    private static int weight(OrderDraft draft) {
        int tickets = draft.lines().stream().mapToInt(OrderLine::count).sum();
        int addOns = draft.lines().stream()
                .flatMap(line -> line.addOns().stream())
                .mapToInt(LineAddOn::count)
                .sum();
        return ORDER + tickets + addOns;
    }

    /** Whoever knows of an order may ask for something with its tickets: each order has a share. */
    <T> Future<T> hold(OrderKey key, TicketAddOns wanted, Supplier<Future<T>> work) {
        int addOns = wanted.addOns().stream().mapToInt(TicketAddOn::count).sum();
        return backlog.hold(List.of(new Share(key, 1)), ORDER + addOns, work);
    }
}
