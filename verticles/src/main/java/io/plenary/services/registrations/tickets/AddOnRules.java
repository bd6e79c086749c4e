package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Fault;
import io.plenary.contracts.registrations.AddOn;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be had with a ticket, and how many of it. */
public final class AddOnRules {

    /** Of an order. */
    static final int MOST = 200;

    /** An add-on that goes with a ticket, of whatever order. */
    public record Going(UUID id, UUID parentId, UUID ticketTypeId) {}

    private AddOnRules() {}

    public static boolean isAddOn(TicketType type) {
        return type.addOn() != null;
    }

    /** As it stands on its own. */
    static void check(Faults faults, TicketType type) {
        if (type.addOn() == null) {
            return;
        }
        List<UUID> types = type.addOn().goesWith();
        faults.check(
                        types.size() <= TicketRules.MOST,
                        "/addOn/goesWith",
                        Fault.TOO_MANY,
                        Map.of("most", TicketRules.MOST))
                .check(new HashSet<>(types).size() == types.size(), "/addOn/goesWith", Fault.GIVEN_TWICE)
                .check(!type.id().equals(type.addOn().variantOf()), "/addOn/variantOf", Fault.IMPOSSIBLE);
    }

    /**
     * That it goes with tickets, and is a variant of an add-on that is none.
     *
     * @param all types of the conference
     * @param before as it was; null where it is new. What is gone since may stay
     */
    static void require(TicketType type, List<TicketType> all, TicketType before) {
        Faults faults = new Faults();
        if (before != null) {
            faults.check((before.addOn() == null) == (type.addOn() == null), "/addOn", Fault.READ_ONLY)
                    .check(
                            before.addOn() == null
                                    || type.addOn() == null
                                    || Objects.equals(
                                            before.addOn().variantOf(),
                                            type.addOn().variantOf()),
                            "/addOn/variantOf",
                            Fault.READ_ONLY);
        }
        if (type.addOn() != null) {
            requireKnown(faults, type.addOn(), all, before == null ? null : before.addOn());
        }
        CurrencyRules.require(faults, type, all, before);
        faults.refuseIfAny("The ticket type cannot be kept.");
    }

    private static void requireKnown(Faults faults, AddOn addOn, List<TicketType> all, AddOn before) {
        Set<UUID> tickets =
                all.stream().filter(type -> !isAddOn(type)).map(TicketType::id).collect(Collectors.toSet());
        Set<UUID> headings = all.stream()
                .filter(type -> isAddOn(type) && type.addOn().variantOf() == null)
                .map(TicketType::id)
                .collect(Collectors.toSet());
        Collection<UUID> gone = before == null ? List.of() : before.goesWith();
        faults.check(
                        addOn.goesWith().stream().allMatch(id -> tickets.contains(id) || gone.contains(id)),
                        "/addOn/goesWith",
                        Fault.UNKNOWN_REFERENCE)
                .check(
                        addOn.variantOf() == null || headings.contains(addOn.variantOf()),
                        "/addOn/variantOf",
                        Fault.UNKNOWN_REFERENCE);
    }

    static void check(Faults faults, List<OrderLine> lines) {
        long all = 0;
        for (int i = 0; i < lines.size(); i++) {
            check(faults, "/lines/" + i + "/addOns", lines.get(i));
            all += lines.get(i).addOns().stream().mapToLong(LineAddOn::count).sum();
        }
        faults.check(all <= MOST, "/lines", Fault.TOO_MANY, Map.of("most", MOST));
    }

    /** What is wanted with the tickets of a line, by itself. */
    private static void check(Faults faults, String at, OrderLine line) {
        List<LineAddOn> addOns = line.addOns();
        Set<List<Object>> said = new HashSet<>();
        for (int i = 0; i < addOns.size(); i++) {
            LineAddOn addOn = addOns.get(i);
            String pointer = at + "/" + i;
            faults.check(addOn.ticketTypeId() != null, pointer + "/ticketTypeId", Fault.REQUIRED);
            QuestionRules.range(faults, pointer + "/ticket", addOn.ticket(), 1, Math.max(1, line.count()));
            QuestionRules.range(faults, pointer + "/count", addOn.count(), 1, TicketRules.MOST_PER_ORDER);
            if (addOn.ticketTypeId() != null) {
                faults.check(
                        said.add(List.of(addOn.ticket(), addOn.ticketTypeId())),
                        pointer + "/ticketTypeId",
                        Fault.GIVEN_TWICE);
            }
        }
    }

    /**
     * That each ticket has of each add-on as many as it may, and as it has to while that is sold.
     *
     * @param offered all add-ons of the conference
     */
    public static void require(OrderDraft draft, Offer offered, Instant now) {
        Map<UUID, TicketType> shown = offered.types().stream()
                .filter(offered::shows)
                .collect(Collectors.toMap(TicketType::id, Function.identity()));
        Faults faults = new Faults();
        boolean closed = false;
        for (int i = 0; i < draft.lines().size(); i++) {
            OrderLine line = draft.lines().get(i);
            requireShown(faults, "/lines/" + i + "/addOns/", line, shown);
            for (TicketType heading : shown.values()) {
                if (heading.addOn().variantOf() == null && goesWith(heading, line.ticketTypeId())) {
                    boolean open = TicketRules.sales(heading, now, true) == Sales.OPEN;
                    closed |= !open && count(line, heading, shown) > 0;
                    requireCounts(faults, "/lines/" + i + "/addOns", line, heading, shown, open);
                }
            }
        }
        faults.refuseIfAny("That cannot be ordered.");
        if (closed) {
            throw OrderRules.notOnSale();
        }
    }

    private static void requireShown(Faults faults, String at, OrderLine line, Map<UUID, TicketType> shown) {
        Set<UUID> headings = headings(shown);
        for (int i = 0; i < line.addOns().size(); i++) {
            TicketType type = shown.get(line.addOns().get(i).ticketTypeId());
            boolean had = isHad(type, line.ticketTypeId(), shown, headings);
            faults.check(had, at + i + "/ticketTypeId", Fault.UNKNOWN_REFERENCE);
        }
    }

    static Set<UUID> headings(Map<UUID, TicketType> shown) {
        return shown.values().stream()
                .map(type -> type.addOn().variantOf())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What has variants is had as one of them. */
    static boolean isHad(TicketType type, UUID ticketTypeId, Map<UUID, TicketType> shown, Set<UUID> headings) {
        TicketType heading = type == null ? null : heading(type, shown);
        return heading != null && !headings.contains(type.id()) && goesWith(heading, ticketTypeId);
    }

    static TicketType heading(TicketType type, Map<UUID, TicketType> shown) {
        return type.addOn().variantOf() == null ? type : shown.get(type.addOn().variantOf());
    }

    private static boolean goesWith(TicketType heading, UUID ticketTypeId) {
        return heading.addOn().goesWith().isEmpty()
                || heading.addOn().goesWith().contains(ticketTypeId);
    }

    private static int count(OrderLine line, TicketType heading, Map<UUID, TicketType> shown) {
        return line.addOns().stream()
                .filter(addOn -> isOf(addOn, heading, shown))
                .mapToInt(LineAddOn::count)
                .sum();
    }

    private static boolean isOf(LineAddOn addOn, TicketType heading, Map<UUID, TicketType> shown) {
        TicketType type = shown.get(addOn.ticketTypeId());
        return type != null && heading(type, shown) == heading;
    }

    private static void requireCounts(
            Faults faults, String at, OrderLine line, TicketType heading, Map<UUID, TicketType> shown, boolean open) {
        for (int ticket = 1; ticket <= line.count(); ticket++) {
            int number = ticket;
            int count = line.addOns().stream()
                    .filter(addOn -> addOn.ticket() == number && isOf(addOn, heading, shown))
                    .mapToInt(LineAddOn::count)
                    .sum();
            faults.check(
                            !open || count >= heading.leastPerOrder(),
                            at,
                            Fault.TOO_FEW,
                            Map.of("least", heading.leastPerOrder()))
                    .check(count <= heading.mostPerOrder(), at, Fault.TOO_MANY, Map.of("most", heading.mostPerOrder()));
        }
    }

    /**
     * That whoever bought a ticket keeps with it what has to be had with it.
     *
     * @param chosen what they give back
     * @param going what is valid with the same tickets, also by other orders
     * @param types all add-ons of the conference
     */
    public static void requireLeft(
            Cancellation wanted, List<Ticket> chosen, List<Going> going, List<TicketType> types) {
        Map<UUID, TicketType> byId = types.stream().collect(Collectors.toMap(TicketType::id, Function.identity()));
        Set<UUID> gone = chosen.stream().map(Ticket::id).collect(Collectors.toSet());
        Faults faults = new Faults();
        for (Ticket ticket : chosen) {
            TicketType type = byId.get(ticket.ticketTypeId());
            if (ticket.parentId() == null || gone.contains(ticket.parentId()) || type == null) {
                continue;
            }
            TicketType heading = heading(type, byId);
            long left = going.stream()
                    .filter(other -> ticket.parentId().equals(other.parentId()))
                    .filter(other -> !gone.contains(other.id()))
                    .filter(other -> byId.containsKey(other.ticketTypeId())
                            && heading(byId.get(other.ticketTypeId()), byId) == heading)
                    .count();
            int named = wanted.ticketIds().indexOf(ticket.id());
            int least = heading == null ? 0 : heading.leastPerOrder();
            faults.check(
                    left >= least,
                    named < 0 ? "/ticketIds" : "/ticketIds/" + named,
                    Fault.TOO_FEW,
                    Map.of("least", least));
        }
        faults.refuseIfAny("That goes with its ticket, and can only be cancelled with it.");
    }

    /** The tickets, and what was ordered with each of them. */
    static Set<UUID> withAddOns(Collection<UUID> ticketIds, Order order) {
        Set<UUID> all = new HashSet<>(ticketIds);
        order.tickets().stream()
                .filter(ticket -> ticket.parentId() != null && ticketIds.contains(ticket.parentId()))
                .map(Ticket::id)
                .forEach(all::add);
        return all;
    }
}
