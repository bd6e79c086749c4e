package io.plenary.services.notifications;

import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.contracts.notifications.SmsReport;
import io.plenary.runtime.Messaging;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a gateway says became of messages, and whether it is the gateway that says so. */
final class SmsReports {

    /** The gateway's way of signing; an HMAC does not suffer from what SHA-1 does. */
    private static final String HMAC = "HmacSHA1";

    private static final Set<String> FAILED = Set.of("failed", "undelivered");
    private static final int LONGEST_REASON = 300;

    private final String base;
    private final byte[] token;

    /** @param base how clients reach the platform */
    SmsReports(String base, Messaging.Sms settings) {
        this.base = base;
        token = settings.gateway() == null
                ? null
                : settings.gateway().getUserInfo().split(":", 2)[1].getBytes(StandardCharsets.UTF_8);
    }

    /** Where reports on a delivery are awaited; it is signed too. */
    String address(UUID deliveryId) {
        return base + "/api/v1/sms/reports?delivery=" + deliveryId;
    }

    boolean isGenuine(SmsReport report) {
        return token != null
                && report.signature() != null
                && MessageDigest.isEqual(
                        signature(report).getBytes(StandardCharsets.UTF_8),
                        report.signature().getBytes(StandardCharsets.UTF_8));
    }

    private String signature(SmsReport report) {
        String signed = address(report.deliveryId())
                + new TreeMap<>(report.form())
                        .entrySet().stream()
                                .map(field -> field.getKey() + field.getValue())
                                .collect(Collectors.joining());
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(token, HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty while it is still on its way. */
    static Optional<DeliveryState> state(Map<String, String> form) {
        String status = form.getOrDefault("MessageStatus", "");
        if (status.equals("delivered")) {
            return Optional.of(DeliveryState.DELIVERED);
        }
        return FAILED.contains(status) ? Optional.of(DeliveryState.FAILED) : Optional.empty();
    }

    /** Why it did not arrive, in words of the gateway. */
    static String reason(Map<String, String> form) {
        String reason = Words.line("The gateway says " + form.get("MessageStatus") + " "
                + form.getOrDefault("ErrorCode", "") + " " + form.getOrDefault("ErrorMessage", ""));
        return reason.strip().substring(0, Math.min(reason.strip().length(), LONGEST_REASON));
    }
}
