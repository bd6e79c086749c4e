package io.plenary.web.pages;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.ShopItem;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.TicketsService;
import io.plenary.runtime.Known;
import io.plenary.runtime.Node;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The tickets that everybody may buy, in the words of schema.org. What is for some only, or goes with a ticket, is no offer to the world. */
final class TicketOffers {

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST_CONFERENCES = 1_000;
    private static final int MOST_OFFERS = 20;
    private static final int PATIENCE_SECONDS = 1;

    private static final Map<Sales, String> AVAILABILITY =
            Map.of(Sales.OPEN, "InStock", Sales.NOT_YET, "PreOrder", Sales.SOLD_OUT, "SoldOut");

    private final TicketsService tickets;
    private final PublicAddresses addresses;
    private final Known<UUID, List<ShopItem>> shops;

    TicketOffers(Vertx vertx, Node node, PublicAddresses addresses) {
        tickets = node.proxies().of(TicketsService.class, TicketsService.ADDRESS);
        this.addresses = addresses;
        shops = Known.<UUID, List<ShopItem>>named("web.offers")
                .freshFor(KEPT)
                .atMost(MOST_CONFERENCES)
                .in(vertx);
    }

    /** None where that is not to be learned in time: a page is worth having without. */
    Future<JsonArray> of(Conference conference) {
        return shops.get(conference.id(), id -> tickets.shop(Caller.ANONYMOUS, id, null))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .otherwise(List.of())
                .map(shop -> new JsonArray(shop.stream()
                        .filter(TicketOffers::isForEverybody)
                        .limit(MOST_OFFERS)
                        .map(item -> offer(item, addresses.absolute(addresses.tickets(conference.slug()))))
                        .toList()));
    }

    private static boolean isForEverybody(ShopItem item) {
        TicketType type = item.type();
        return type.audience() == null
                && type.addOn() == null
                && !type.hidden()
                && AVAILABILITY.containsKey(item.sales());
    }

    private static JsonObject offer(ShopItem item, String url) {
        TicketType type = item.type();
        JsonObject offer = new JsonObject()
                .put("@type", "Offer")
                .put("name", type.name())
                .put("price", price(item.price(), type.currency()))
                .put("priceCurrency", type.currency())
                .put("availability", "https://schema.org/" + AVAILABILITY.get(item.sales()))
                .put("url", url);
        put(offer, "validFrom", type.salesFrom());
        put(offer, "validThrough", type.salesUntil());
        return offer;
    }

    /** In whole units of the currency, as many digits behind the point as it has. */
    private static String price(long minor, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(minor, digits).toPlainString();
    }

    private static void put(JsonObject offer, String name, Instant moment) {
        if (moment != null) {
            offer.put(name, moment.toString());
        }
    }
}
