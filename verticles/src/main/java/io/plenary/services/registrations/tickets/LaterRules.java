package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAddOn;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be had with a ticket that somebody has already. */
public final class LaterRules {

    private LaterRules() {}

    public static TicketAddOns check(TicketAddOns wanted) {
        List<TicketAddOn> addOns = wanted.addOns();
        Faults faults = new Faults()
                .check(wanted.id() != null, "/id", Fault.REQUIRED)
                .check(!addOns.isEmpty(), "/addOns", Fault.TOO_FEW, Map.of("least", 1))
                .check(addOns.size() <= TicketRules.MOST, "/addOns", Fault.TOO_MANY, Map.of("most", TicketRules.MOST));
        Set<UUID> said = new HashSet<>();
        for (int i = 0; i < addOns.size(); i++) {
            TicketAddOn addOn = addOns.get(i);
            faults.check(addOn.ticketTypeId() != null, at(i), Fault.REQUIRED)
                    .check(said.add(addOn.ticketTypeId()), at(i), Fault.GIVEN_TWICE);
            QuestionRules.range(faults, "/addOns/" + i + "/count", addOn.count(), 1, TicketRules.MOST_PER_ORDER);
        }
        long all = addOns.stream().mapToLong(TicketAddOn::count).sum();
        faults.check(all <= AddOnRules.MOST, "/addOns", Fault.TOO_MANY, Map.of("most", AddOnRules.MOST));
        faults.refuseIfAny("That cannot be ordered.");
        return wanted;
    }

    private static String at(int i) {
        return "/addOns/" + i + "/ticketTypeId";
    }

    /**
     * That a ticket may have so many, with those it has already.
     *
     * @param offered all add-ons of the conference
     * @param had how many of each type the ticket has
     * @return the types of what is wanted
     */
    public static List<TicketType> require(
            List<TicketAddOn> wanted, UUID ticketTypeId, Map<UUID, Long> had, Offer offered, Instant now) {
        Map<UUID, TicketType> shown = offered.types().stream()
                .filter(offered::shows)
                .collect(Collectors.toMap(TicketType::id, Function.identity()));
        Map<UUID, Long> all = new HashMap<>(had);
        wanted.forEach(addOn -> all.merge(addOn.ticketTypeId(), (long) addOn.count(), Long::sum));
        Faults faults = new Faults();
        requireShown(faults, wanted, ticketTypeId, shown);
        faults.refuseIfAny("That cannot be ordered.");
        List<TicketType> types =
                wanted.stream().map(addOn -> shown.get(addOn.ticketTypeId())).toList();
        for (int i = 0; i < types.size(); i++) {
            requireCount(
                    faults, "/addOns/" + i + "/count", AddOnRules.heading(types.get(i), shown), offered.types(), all);
        }
        boolean oneCurrency =
                types.stream().map(TicketType::currency).distinct().count() <= 1;
        faults.check(oneCurrency, "/addOns", Fault.SEVERAL_CURRENCIES).refuseIfAny("That cannot be ordered.");
        if (!types.stream().allMatch(type -> isOpen(type, now) && isOpen(AddOnRules.heading(type, shown), now))) {
            throw OrderRules.notOnSale();
        }
        return types;
    }

    private static boolean isOpen(TicketType type, Instant now) {
        return TicketRules.sales(type, now, true) == Sales.OPEN;
    }

    private static void requireShown(
            Faults faults, List<TicketAddOn> wanted, UUID ticketTypeId, Map<UUID, TicketType> shown) {
        Set<UUID> headings = AddOnRules.headings(shown);
        for (int i = 0; i < wanted.size(); i++) {
            TicketType type = shown.get(wanted.get(i).ticketTypeId());
            faults.check(AddOnRules.isHad(type, ticketTypeId, shown, headings), at(i), Fault.UNKNOWN_REFERENCE);
        }
    }

    /** With all its variants, also with those that are not sold any more. */
    private static void requireCount(
            Faults faults, String at, TicketType heading, List<TicketType> types, Map<UUID, Long> all) {
        long count = types.stream()
                .filter(type -> type.id().equals(heading.id())
                        || heading.id().equals(type.addOn().variantOf()))
                .mapToLong(type -> all.getOrDefault(type.id(), 0L))
                .sum();
        faults.check(count >= heading.leastPerOrder(), at, Fault.TOO_FEW, Map.of("least", heading.leastPerOrder()))
                .check(count <= heading.mostPerOrder(), at, Fault.TOO_MANY, Map.of("most", heading.mostPerOrder()));
    }

    /** In the name of whoever has the ticket. */
    public static OrderDraft draft(Order order, TicketAddOns wanted) {
        List<OrderLine> lines = wanted.addOns().stream()
                .map(addOn -> OrderLine.of(addOn.ticketTypeId(), addOn.count()))
                .toList();
        return new OrderDraft(
                wanted.id(),
                order.conferenceId(),
                order.name(),
                order.email(),
                order.locale(),
                wanted.clientAddress(),
                lines,
                null);
    }

    public static List<Ticket> tickets(
            OrderDraft draft, Ticket ticket, Offer offer, Conference conference, Supplier<UUID> ids) {
        return offer.types().stream()
                .flatMap(type -> Stream.generate(
                                () -> OrderRules.ticket(draft, offer, type, conference, ids.get(), ticket.id()))
                        .limit(OrderRules.ordered(draft).get(type.id())))
                .toList();
    }

    /** That an order with the id that is wanted is what was asked for before. */
    public static void requireSame(Order before, Ticket ticket, TicketAddOns wanted) {
        Map<UUID, Long> had =
                before.tickets().stream().collect(Collectors.groupingBy(Ticket::ticketTypeId, Collectors.counting()));
        Map<UUID, Long> asked = wanted.addOns().stream()
                .collect(Collectors.toMap(TicketAddOn::ticketTypeId, addOn -> (long) addOn.count()));
        boolean same = before.tickets().stream().allMatch(one -> ticket.id().equals(one.parentId()));
        if (!same || !asked.equals(had)) {
            throw Refusal.CONFLICT.because("The id of the order is in use.");
        }
    }

    /** What is not paid yet would be somebody's who has no ticket for it. */
    public static void requirePaid(List<Order> added) {
        if (added.stream().anyMatch(order -> order.reservedUntil() != null)) {
            throw Refusal.CONFLICT.because(
                    "ADD_ONS_UNPAID",
                    "Something is ordered with the ticket that is not paid yet. Pay or cancel it first.");
        }
    }
}
