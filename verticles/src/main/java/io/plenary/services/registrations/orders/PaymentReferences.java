package io.plenary.services.registrations.orders;

import io.plenary.contracts.registrations.CheckoutState;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentProgress;
import io.plenary.contracts.registrations.PaymentResult;
import io.plenary.runtime.MailedTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * By what those are known who come back from the provider of card payments. The provider gets to know it, so it opens no order: it only
 * says what became of the payment, and has the link mailed to whoever ordered.
 */
public final class PaymentReferences {

    private final MailedTokens tokens;

    PaymentReferences(byte[] secret) {
        this.tokens = new MailedTokens(secret);
    }

    public String of(UUID orderId) {
        return tokens.of(orderId);
    }

    /** @param reference null for none */
    boolean isOf(UUID orderId, String reference) {
        return reference != null
                && MessageDigest.isEqual(
                        reference.getBytes(StandardCharsets.UTF_8), of(orderId).getBytes(StandardCharsets.UTF_8));
    }

    static PaymentResult result(Order order) {
        return new PaymentResult(order.code(), progress(order), hinted(order.email()));
    }

    static PaymentProgress progress(Order order) {
        CheckoutState checkout =
                order.checkout() == null ? null : order.checkout().state();
        if (order.state() == OrderState.CONFIRMED) {
            return PaymentProgress.PAID;
        }
        if (checkout == null) {
            return unpaid(order);
        }
        return switch (checkout) {
            case STARTING, OPEN, CLOSING -> PaymentProgress.CONFIRMING;
            case RETURNING, RETURNED, NOT_RETURNED -> PaymentProgress.RETURNED;
            default -> unpaid(order);
        };
    }

    private static PaymentProgress unpaid(Order order) {
        boolean over = order.state() == OrderState.EXPIRED || order.state() == OrderState.CANCELLED;
        return over ? PaymentProgress.ENDED : PaymentProgress.UNPAID;
    }

    /** Enough for its owner to know it, and too little for anybody else. */
    private static String hinted(String email) {
        if (email == null) {
            return null;
        }
        String domain = email.substring(email.lastIndexOf('@') + 1);
        int last = domain.lastIndexOf('.');
        return first(email) + "…@" + first(domain) + "…" + (last > 0 ? domain.substring(last) : "");
    }

    private static String first(String text) {
        return text.isEmpty() ? "" : Character.toString(text.codePointAt(0));
    }
}
