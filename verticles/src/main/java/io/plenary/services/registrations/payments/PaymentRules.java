package io.plenary.services.registrations.payments;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.CardSettingsChange;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.runtime.Faults;
import io.plenary.services.registrations.cards.CardAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How what is ordered can be paid, and what can be an account that cards are taken with. */
public final class PaymentRules {

    /** Also one that may do no more than it needs to. */
    private static final Pattern KEY = Pattern.compile("(sk|rk)_(live|test)_[A-Za-z0-9]{10,240}");

    private static final Pattern WEBHOOK_SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]{10,240}");

    private PaymentRules() {}

    /**
     * @param known what was said before
     * @return with what is said now
     */
    static CardAccount account(CardSettingsChange change, Optional<CardAccount> known) {
        String key = change.secretKey() != null
                ? change.secretKey().strip()
                : known.map(CardAccount::key).orElse(null);
        String secret = change.webhookSecret() != null
                ? change.webhookSecret().strip()
                : known.map(CardAccount::webhookSecret).orElse(null);
        Faults faults = new Faults();
        check(faults, "/secretKey", key, KEY, "sk_live_… or rk_live_…");
        check(faults, "/webhookSecret", secret, WEBHOOK_SECRET, "whsec_…");
        faults.refuseIfAny("Cards cannot be taken with that.");
        return new CardAccount(change.enabled(), key, secret);
    }

    private static void check(Faults faults, String pointer, String secret, Pattern pattern, String shown) {
        faults.check(secret != null, pointer, Fault.REQUIRED)
                .check(
                        secret == null || pattern.matcher(secret).matches(),
                        pointer,
                        Fault.PATTERN,
                        Map.of("pattern", shown));
    }

    /**
     * @param offered by which ways it can be paid
     * @param later whether that may be said later
     */
    public static void requirePayment(PaymentMethod payment, List<PaymentMethod> offered, boolean later) {
        if (payment != null && offered.isEmpty()) {
            throw Refusal.CONFLICT.because(
                    "NO_PAYMENT_WAY", "There is no time left for a transfer, and no other way to pay.");
        }
        new Faults()
                .check(payment != null || later, "/payment", Fault.REQUIRED)
                .check(
                        payment == null || offered.contains(payment),
                        "/payment",
                        Fault.ONE_OF,
                        Map.of("values", offered.stream().map(Enum::name).collect(Collectors.joining(", "))))
                .refuseIfAny("The order cannot be confirmed.");
    }
}
