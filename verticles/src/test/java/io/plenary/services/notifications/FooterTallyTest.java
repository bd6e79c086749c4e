package io.plenary.services.notifications;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.contracts.promotions.PromotionsService;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.promotions.SightingBatch;
import io.plenary.runtime.Database;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What promotions are told of mails, though they are away at times. */
class FooterTallyTest {

    private static final FooterLinks LINKS = new FooterLinks("https://plenary.example.org", new byte[32]);
    private static final Queue<SightingBatch> TOLD = new ConcurrentLinkedQueue<>();

    private static TestNode node;
    private static Database database;
    private static Throwable away;

    private final UUID conference = UUID.randomUUID();
    private final UUID advertisement = UUID.randomUUID();

    @BeforeAll
    static void start() {
        node = new TestNode();
        database = await(node.node().databases().open("notifications"));
        PromotionsService promotions = (PromotionsService) Proxy.newProxyInstance(
                PromotionsService.class.getClassLoader(),
                new Class<?>[] {PromotionsService.class},
                (self, how, all) -> {
                    TOLD.add((SightingBatch) all[1]);
                    return away == null ? Future.succeededFuture() : Future.failedFuture(away);
                });
        node.fake(PromotionsService.class, PromotionsService.ADDRESS, promotions);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void nothingIsTold() {
        TOLD.clear();
        away = null;
        write("delete from messages");
    }

    private static void tellAt(Instant moment) {
        await(new FooterTally(database, node.node().proxies(), LINKS, () -> moment).tell());
    }

    private List<UUID> told() {
        assertThat(TOLD).allMatch(batch -> batch.conferenceId().equals(conference));
        return TOLD.stream()
                .flatMap(batch -> batch.sightings().stream())
                .map(Sighting::id)
                .toList();
    }

    @Test
    void ofMailsThatWereHandedOverItIsToldOnce() {
        UUID sent = delivered(DeliveryState.SENT, advertisement);
        UUID bounced = delivered(DeliveryState.BOUNCED, advertisement);
        delivered(DeliveryState.FAILED, advertisement);
        delivered(DeliveryState.QUEUED, advertisement);
        delivered(DeliveryState.SENT, null);

        tellAt(Instant.now());
        tellAt(Instant.now());

        assertThat(told()).containsExactlyInAnyOrder(LINKS.mail(sent), LINKS.mail(bounced));
    }

    @Test
    void whatCouldNotBeToldIsToldAgainUnderTheSameId() {
        UUID sent = delivered(DeliveryState.SENT, advertisement);
        away = Refusal.UNAVAILABLE.because("Away.");
        assertThatThrownBy(() -> tellAt(Instant.now())).isNotNull();
        away = null;

        tellAt(Instant.now());
        tellAt(Instant.now());

        assertThat(told()).containsExactly(LINKS.mail(sent), LINKS.mail(sent));
    }

    @Test
    void afterADayOrWithoutTheConferenceItIsTooLate() {
        delivered(DeliveryState.SENT, advertisement);
        tellAt(Instant.now().plus(Duration.ofHours(25)));
        assertThat(TOLD).isEmpty();

        away = Refusal.NOT_FOUND.because("Gone.");
        tellAt(Instant.now());
        tellAt(Instant.now());
        assertThat(TOLD).hasSize(1);
    }

    @Test
    void howOftenSomebodyWasSentOneIsKnown() {
        UUID reader = UUID.randomUUID();
        delivered(reader, DeliveryState.SENT, advertisement);
        delivered(reader, DeliveryState.QUEUED, advertisement);
        delivered(DeliveryState.SENT, advertisement);
        Instant now = Instant.now();

        assertThat(sent(reader, now.minusSeconds(60))).isEqualTo(Map.of(reader, Map.of(advertisement, 2)));
        assertThat(sent(reader, now.plusSeconds(60))).isEmpty();
    }

    private static Map<UUID, Map<UUID, Integer>> sent(UUID reader, Instant since) {
        return await(database.read(
                Caller.SYSTEM, sql -> FooterStore.sent(sql, List.of(reader), since, since.minusSeconds(600))));
    }

    private UUID delivered(DeliveryState state, UUID below) {
        return delivered(UUID.randomUUID(), state, below);
    }

    private UUID delivered(UUID reader, DeliveryState state, UUID below) {
        UUID id = UUID.randomUUID();
        write("insert into messages (id, event_id, kind, user_id, conference_id, facts, created_at, in_inbox) values ('"
                + id + "', '" + id + "', 'SEAT', '" + reader + "', '" + conference + "', '{}', now(), true)");
        write(
                "insert into deliveries (id, message_id, channel, state, created_at, changed_at, begun_at, advertisement_id) values ('"
                        + id + "', '" + id + "', 'EMAIL', '" + state + "', now(), now(), now(), "
                        + (below == null ? "null" : "'" + below + "'") + ")");
        return id;
    }

    private static void write(String statement) {
        await(database.write(
                Caller.SYSTEM, tx -> tx.sql().query(statement).execute().mapEmpty()));
    }
}
