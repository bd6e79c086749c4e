package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.promotions.PromotionsService;
import io.plenary.contracts.promotions.ShownAdvertisement;
import io.plenary.runtime.Database;
import io.plenary.runtime.Known;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.work.Together;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts at most one advertisement below mails about a conference, for those who have an account and did not say no. No mail waits for
 * it longer than a moment, or fails because of it: then it goes without.
 */
final class Footers {

    private static final Logger LOG = LoggerFactory.getLogger(Footers.class);

    /** Thousands of mails about one conference go out together. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final long PATIENCE_MILLIS = 2_000;
    /** Whoever does not answer in time is left alone for a while, so that not all mails wait. */
    private static final Duration REST = Duration.ofSeconds(30);

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 100;

    private final Proxies proxies;
    private final Readers readers;
    private final FooterLinks links;
    private final Known<UUID, List<ShownAdvertisement>> advertisements;
    private final Together<UUID, Map<UUID, Integer>> sent;
    private volatile Instant restingUntil = Instant.MIN;

    Footers(Vertx vertx, Database database, Proxies proxies, Readers readers, FooterLinks links) {
        this.proxies = proxies;
        this.readers = readers;
        this.links = links;
        this.advertisements = Known.<UUID, List<ShownAdvertisement>>named("notifications.advertisements")
                .freshFor(FRESH)
                .atMost(1_000)
                .in(vertx);
        this.sent = new Together<>(vertx, "advertisements", MOST, users -> sent(database, users));
    }

    private static Future<Map<UUID, Map<UUID, Integer>>> sent(Database database, List<UUID> users) {
        Instant now = Instant.now();
        return database.read(
                Caller.SYSTEM, sql -> FooterStore.sent(sql, users, now.minus(DAY), now.minus(DAY.multipliedBy(3))));
    }

    /** A message with what is below it as a mail; as it is where nothing is. */
    Future<Message> beside(UUID deliveryId, Message message, Optional<Conference> conference) {
        return conference.filter(FooterRules::mayHaveOne).isPresent() && FooterRules.mayHaveOne(message)
                ? find(deliveryId, message)
                        .timeout(2 * PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .map(found -> found.map(footer -> footer.below(message)).orElse(message))
                        .otherwise(failure -> without(message, failure))
                : Future.succeededFuture(message);
    }

    private static Message without(Message message, Throwable failure) {
        LOG.info("A mail about {} has no advertisement: {}", message.conferenceId(), failure.toString());
        return message;
    }

    private Future<Optional<Footer>> find(UUID deliveryId, Message message) {
        return advertisements
                .get(message.conferenceId(), this::ask)
                .compose(all -> all.isEmpty() ? none() : forReader(deliveryId, message, all));
    }

    /** That nobody answers is known for a moment as well. */
    private Future<List<ShownAdvertisement>> ask(UUID conferenceId) {
        return Instant.now().isBefore(restingUntil)
                ? Future.succeededFuture(List.of())
                : proxies.of(PromotionsService.class, PromotionsService.ADDRESS)
                        .mailed(Caller.SYSTEM, conferenceId)
                        .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .otherwise(this::rest);
    }

    private List<ShownAdvertisement> rest(Throwable failure) {
        LOG.info("Mails have no advertisements: {}", failure.toString());
        if (failure instanceof TimeoutException) {
            restingUntil = Instant.now().plus(REST);
        }
        return List.of();
    }

    private Future<Optional<Footer>> forReader(UUID deliveryId, Message message, List<ShownAdvertisement> all) {
        UUID userId = message.userId();
        return readers.account(userId)
                .map(found -> found.filter(account -> account.confirmed() && !account.disabled()))
                .compose(found -> found.isEmpty()
                        ? none()
                        : readers.acceptsAdvertisements(userId)
                                .compose(accepts -> accepts ? drawn(deliveryId, found.get(), all) : none()));
    }

    private Future<Optional<Footer>> drawn(UUID deliveryId, UserAccount account, List<ShownAdvertisement> all) {
        boolean counted = all.stream().anyMatch(each -> each.mostPerDay() != null);
        Future<Map<UUID, Integer>> lately = counted
                ? sent.get(account.id()).map(found -> found.orElse(Map.of()))
                : Future.succeededFuture(Map.of());
        return lately.map(
                many -> FooterRules.draw(all, many, deliveryId).map(shown -> footer(deliveryId, account, shown)));
    }

    private Footer footer(UUID deliveryId, UserAccount account, ShownAdvertisement shown) {
        String link = links.follow(deliveryId, shown.id(), LocalDate.now(ZoneOffset.UTC));
        return Footer.of(shown, account.email(), link, links.decline(account.id()));
    }

    private static Future<Optional<Footer>> none() {
        return Future.succeededFuture(Optional.empty());
    }
}
