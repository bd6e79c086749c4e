package io.plenary.services.registrations.cards;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A Checkout Session, as Stripe says it is.
 *
 * @param payment by our id; null where it is none of ours
 * @param intent what was paid by; null where nothing was
 * @param amount in Stripe's smallest unit of the currency
 */
public record StripeSession(
        String id, UUID payment, String status, boolean paid, String url, String intent, long amount, String currency) {

    private static final Pattern ID = Pattern.compile("\\w{1,255}");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Empty where it is none: whoever signs may sign anything. */
    public static Optional<StripeSession> of(JsonObject json) {
        Object id = json.getValue("id");
        String intent = named(json.getValue("payment_intent"));
        return id instanceof String text && ID.matcher(text).matches()
                ? Optional.of(new StripeSession(
                        text,
                        payment(text(json, "client_reference_id")),
                        text(json, "status"),
                        intent != null && "paid".equals(json.getValue("payment_status")),
                        text(json, "url"),
                        intent,
                        amount(json.getValue("amount_total")),
                        text(json, "currency")))
                : Optional.empty();
    }

    /** Whole, or none of it: what is no whole number of the smallest unit is no amount of money. */
    private static long amount(Object amount) {
        return amount instanceof Integer || amount instanceof Long ? ((Number) amount).longValue() : 0;
    }

    private static String text(JsonObject json, String name) {
        return json.getValue(name) instanceof String text ? text : null;
    }

    private static String named(Object id) {
        return id instanceof String text && ID.matcher(text).matches() ? text : null;
    }

    private static UUID payment(String text) {
        return text != null && UUID_TEXT.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    public boolean isExpired() {
        return "expired".equals(status);
    }

    /** Whether all of the payment came, and no more. */
    public boolean isFor(CardPayment payment) {
        return payment.currency().equalsIgnoreCase(currency)
                && StripeMoney.of(payment.amount(), payment.currency()).orElse(-1) == amount;
    }
}
