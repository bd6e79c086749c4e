package io.plenary.services.promotions;

import io.plenary.contracts.Caller;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.Offer;
import io.plenary.contracts.promotions.ShownOffer;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.ShopItem;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.TicketsService;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What is sold of what a conference offers. */
final class Offered {

    private final TicketsService tickets;

    Offered(TicketsService tickets) {
        this.tickets = tickets;
    }

    /** All types of a conference: whoever makes an offer need not be the one who sells tickets. */
    Future<List<TicketType>> types(UUID organizationId, UUID conferenceId) {
        return tickets.listTicketTypes(Caller.SYSTEM, organizationId, conferenceId);
    }

    /** What can be had, if anything is offered; while nobody knows that nothing is. */
    Future<List<ShopItem>> shop(UUID conferenceId, List<Advertisement> advertisements, Instant now) {
        boolean offers = advertisements.stream().anyMatch(each -> each.offer() != null && Billboards.isOn(each, now));
        return offers
                ? tickets.shop(Caller.SYSTEM, conferenceId, null).otherwise(List.of())
                : Future.succeededFuture(List.of());
    }

    /** Empty where it is not sold now, or sold out. What has variants is had as one of them. */
    static Optional<ShownOffer> shown(Offer offer, List<ShopItem> shop) {
        Optional<ShopItem> found = shop.stream()
                .filter(item -> item.type().addOn() != null && item.type().id().equals(offer.addOnId()))
                .findFirst();
        return found.flatMap(item -> {
            ShopItem heading = heading(item, shop);
            List<ShopItem> variants = shop.stream()
                    .filter(each -> each.type().addOn() != null
                            && offer.addOnId().equals(each.type().addOn().variantOf()))
                    .toList();
            boolean open = heading.sales() == Sales.OPEN || !variants.isEmpty() && heading.sales() == Sales.SOLD_OUT;
            return (variants.isEmpty() ? Stream.of(item) : variants.stream())
                    .filter(each -> open && each.sales() == Sales.OPEN)
                    .min(Comparator.comparingLong(ShopItem::price))
                    .map(cheapest -> shown(offer, cheapest, variants));
        });
    }

    private static ShopItem heading(ShopItem item, List<ShopItem> shop) {
        UUID variantOf = item.type().addOn().variantOf();
        return shop.stream()
                .filter(each -> each.type().id().equals(variantOf))
                .findFirst()
                .orElse(item);
    }

    private static ShownOffer shown(Offer offer, ShopItem cheapest, List<ShopItem> variants) {
        return new ShownOffer(
                offer.addOnId(),
                cheapest.price(),
                cheapest.type().currency(),
                variants.isEmpty() ? cheapest.left() : null,
                offer.ticketTypeIds(),
                offer.unlessHad()
                        ? Stream.concat(
                                        Stream.of(offer.addOnId()),
                                        variants.stream()
                                                .map(each -> each.type().id()))
                                .toList()
                        : List.of());
    }
}
