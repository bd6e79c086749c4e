package io.plenary.services.webhooks;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.webhooks.DisabledBecause;
import io.plenary.contracts.webhooks.WebhookEndpoint;
import io.plenary.contracts.webhooks.WebhookType;
import io.plenary.runtime.Faults;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who decides on webhooks, what an endpoint may be, and when a message is sent again. */
final class WebhookRules {

    /** Of an organization. */
    static final int MOST = 20;

    static final int DAYS_KEPT = 30;

    /** How long keys that were replaced sign as well. */
    static final Duration ROTATION = Duration.ofDays(1);

    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int GONE = 410;

    /** How long no message arrives before an endpoint is disabled. */
    private static final Duration PATIENCE = Duration.ofDays(5);

    /** After each attempt but the last. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private WebhookRules() {}

    static void requireMayManage(Caller caller, UUID organizationId) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to work with webhooks.");
        }
        if (!caller.has(Right.WEBHOOKS_MANAGE, organizationId)) {
            throw Right.WEBHOOKS_MANAGE.isMissing();
        }
    }

    /** @param reachable whether messages may be sent there at all */
    static void check(String url, String description, List<String> types, Predicate<URI> reachable) {
        Faults faults = new Faults()
                .check(isAddress(url, reachable), "/url", Fault.WEBHOOK_ADDRESS, Map.of("most", LONGEST_URL))
                .line("/description", description, LONGEST_DESCRIPTION);
        checkTypes(faults, types == null ? List.of() : types);
        faults.refuseIfAny("The webhook cannot be kept.");
    }

    private static boolean isAddress(String url, Predicate<URI> reachable) {
        if (url == null || !Faults.isWebUrl(url)) {
            return false;
        }
        URI address = URI.create(url);
        return address.getRawUserInfo() == null && address.getRawFragment() == null && reachable.test(address);
    }

    private static void checkTypes(Faults faults, List<String> types) {
        faults.check(!types.isEmpty(), "/types", Fault.TOO_FEW, Map.of("least", 1))
                .check(new HashSet<>(types).size() == types.size(), "/types", Fault.GIVEN_TWICE);
        for (int i = 0; i < types.size(); i++) {
            faults.check(
                    WebhookType.of(types.get(i)).isPresent(), "/types/" + i, Fault.ONE_OF, Map.of("values", chosen()));
        }
    }

    private static String chosen() {
        return Arrays.stream(WebhookType.values())
                .filter(WebhookType::isChosen)
                .map(WebhookType::text)
                .collect(Collectors.joining(", "));
    }

    static void requireRoom(long endpoints) {
        if (endpoints >= MOST) {
            throw Refusal.CONFLICT.because(
                    "TOO_MANY_WEBHOOKS", "There are 20 webhooks already. Delete some of them first.");
        }
    }

    static void requireEnabled(WebhookEndpoint endpoint) {
        if (!endpoint.isEnabled()) {
            throw Refusal.CONFLICT.because("WEBHOOK_DISABLED", "The webhook is disabled. Enable it first.");
        }
    }

    static void requireVersion(WebhookEndpoint endpoint, Long ifVersion) {
        if (ifVersion != null && ifVersion != endpoint.version()) {
            throw Refusal.STALE.because("The webhook was changed meanwhile.");
        }
    }

    /** What happened before nobody knows any more. */
    static void requireKept(Instant since, Instant now) {
        boolean kept = !since.isBefore(now.minus(Duration.ofDays(DAYS_KEPT)));
        new Faults()
                .check(kept && !since.isAfter(now), "/since", Fault.NOT_RECENT, Map.of("days", DAYS_KEPT))
                .refuseIfAny("Nothing is kept from then.");
    }

    /**
     * How long a message waits after a failure; empty where it was the last attempt.
     *
     * @param attempts how many there were
     */
    static Optional<Duration> waitAfter(int attempts) {
        return attempts > WAITS.size() ? Optional.empty() : Optional.of(WAITS.get(attempts - 1));
    }

    /** @param failingSince null where a message has arrived */
    static Optional<DisabledBecause> disabledBecause(List<Integer> statuses, Instant failingSince, Instant now) {
        if (statuses.contains(GONE)) {
            return Optional.of(DisabledBecause.GONE);
        }
        return failingSince != null && !failingSince.plus(PATIENCE).isAfter(now)
                ? Optional.of(DisabledBecause.FAILING)
                : Optional.empty();
    }

    static boolean isDelivered(Integer status) {
        return status != null && status >= 200 && status < 300;
    }
}
