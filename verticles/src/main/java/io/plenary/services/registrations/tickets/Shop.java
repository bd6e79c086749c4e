package io.plenary.services.registrations.tickets;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.ShopItem;
import io.plenary.contracts.registrations.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What somebody who wants to take part can choose from, as it looks at one moment. */
final class Shop {

    private Shop() {}

    static List<ShopItem> items(Offer offer, List<Quota> quotas, Conference conference, Instant now) {
        Map<UUID, Quota> byId = quotas.stream().collect(Collectors.toMap(Quota::id, Function.identity()));
        return offer.types().stream()
                .filter(offer::shows)
                .map(type -> item(offer, type, left(offer, type, byId), conference, now))
                .toList();
    }

    private static ShopItem item(Offer offer, TicketType type, Integer left, Conference conference, Instant now) {
        Sales sales = OrderRules.isAhead(conference, now)
                ? TicketRules.sales(type, now, left == null || left >= Math.max(1, type.leastPerOrder()))
                : Sales.OVER;
        Integer open = sales == Sales.NOT_YET || sales == Sales.OVER ? null : left;
        long price = offer.price(type);
        return new ShopItem(type, sales, open, price, price == type.price() ? null : type.price());
    }

    /** No more than the voucher is good for. */
    private static Integer left(Offer offer, TicketType type, Map<UUID, Quota> quotas) {
        Integer seats = seats(type, quotas);
        if (!offer.isByVoucher(type) || offer.voucher().mostUses() == null) {
            return seats;
        }
        int uses = VoucherRules.left(offer.voucher());
        return seats == null ? uses : Math.min(seats, uses);
    }

    /** As many as the smallest of its quotas has for everybody; null where none has an end. */
    private static Integer seats(TicketType type, Map<UUID, Quota> quotas) {
        return type.quotaIds().stream()
                .map(quotas::get)
                .filter(Objects::nonNull)
                .filter(quota -> quota.size() != null)
                .map(quota -> quota.awaited() ? 0 : quota.size() - quota.taken())
                .min(Integer::compare)
                .orElse(null);
    }
}
