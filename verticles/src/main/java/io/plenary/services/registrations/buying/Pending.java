package io.plenary.services.registrations.buying;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.TicketAddOn;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.runtime.Network;
import io.plenary.runtime.work.Backlog;
import io.plenary.runtime.work.Backlog.Share;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

    /** A fifth of all: whoever has thousands of networks has them next to each other, as have thousands of telephones. */
    private static final int SITE = 100;

    private record Person(String clientAddress, UUID userId) {}

    private final Backlog backlog = new Backlog(MOST, MOST_OF_ONE);

    <T> Future<T> hold(Caller caller, OrderDraft draft, Supplier<Future<T>> work) {
        return backlog.hold(shares(caller, draft.clientAddress()), weight(draft), work);
    }

    private static List<Share> shares(Caller caller, String clientAddress) {
        return clientAddress == null || caller.isAdmin()
                ? List.of()
                : Stream.concat(
                                Stream.of(
                                        new Share(new Person(clientAddress, caller.userId()), 1),
                                        new Share(clientAddress, NETWORK)),
                                Network.siteOf(clientAddress).map(site -> new Share(site, SITE)).stream())
                        .toList();
    }

    private static int weight(OrderDraft draft) {
        int tickets = draft.lines().stream().mapToInt(OrderLine::count).sum();
        int addOns = draft.lines().stream()
                .flatMap(line -> line.addOns().stream())
                .mapToInt(LineAddOn::count)
                .sum();
        return ORDER + tickets + addOns;
    }

    /**
     * The same of what is bought later: each order has a share, beside that of whoever asks.
     *
     * @param orderId of an order that whoever asks has; of others there is nothing to wait for
     */
    <T> Future<T> hold(Caller caller, UUID orderId, TicketAddOns wanted, Supplier<Future<T>> work) {
        int addOns = wanted.addOns().stream().mapToInt(TicketAddOn::count).sum();
        List<Share> shares = Stream.concat(
                        Stream.of(new Share(orderId, 1)), shares(caller, wanted.clientAddress()).stream())
                .toList();
        return backlog.hold(shares, ORDER + addOns, work);
    }
}
