package io.plenary.services.registrations.cards;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the provider is told of an order: what it comes to, and whose receipt it is. Its tickets and their people stay here. */
public final class CheckoutForm {

    private CheckoutForm() {}

    /**
     * The same each time for the same payment, or the provider would take it for a mistake.
     *
     * @param reference by which whoever comes back learns what became of it, where their browser does not open the order
     */
    public static Map<String, String> of(
            CardPayment payment, Order order, Conference conference, String publicUrl, String reference) {
        String page = publicUrl + "/c/" + URLEncoder.encode(conference.slug(), StandardCharsets.UTF_8) + "/orders/"
                + order.code();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("mode", "payment");
        form.put("payment_method_types[0]", "card");
        form.put("client_reference_id", payment.id().toString());
        form.put("metadata[order]", order.code());
        form.put("payment_intent_data[metadata][order]", order.code());
        form.put("line_items[0][quantity]", "1");
        form.put("line_items[0][price_data][currency]", payment.currency().toLowerCase(Locale.ROOT));
        form.put(
                "line_items[0][price_data][unit_amount]",
                Long.toString(StripeMoney.of(payment.amount(), payment.currency())
                        .orElseThrow(() -> new Stripe.Refused(0, "no such amount"))));
        form.put("line_items[0][price_data][product_data][name]", conference.title() + " · " + order.code());
        if (order.email() != null) {
            form.put("customer_email", order.email());
        }
        form.put("expires_at", Long.toString(payment.expiresAt().getEpochSecond()));
        // Behind the # no server and no log gets to see it but the provider's.
        form.put("success_url", page + "?payment=done#payment=" + reference);
        form.put("cancel_url", page);
        return form;
    }
}
