package io.plenary.services.registrations.buying;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.IdempotencyKey;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Settings;
import io.plenary.runtime.once.Effect;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who orders at the same moment is answered as if they were alone. */
class OrdersTogetherTest {

    private static final int MOST = Settings.Tickets.USUAL.heldPerAddress();

    private static RegistrationStage stage;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void eachHasTheirOwnTicketsAndSecret() {
        TicketType type = stage.type(700, stage.quota(50));
        Caller ada = stage.accounts.user("Ada");

        List<PlacedOrder> placed = all(IntStream.rangeClosed(1, 8)
                        .mapToObj(count ->
                                stage.orders.placeOrder(count == 3 ? ada : Caller.ANONYMOUS, stage.order(type, count)))
                        .toList())
                .stream()
                .map(Future::result)
                .toList();

        assertThat(placed).extracting(PlacedOrder::secret).doesNotHaveDuplicates();
        for (int i = 0; i < placed.size(); i++) {
            Order order = placed.get(i).order();
            assertThat(order.tickets())
                    .hasSize(i + 1)
                    .extracting(Ticket::orderId)
                    .containsOnly(order.id());
            assertThat(order.total()).isEqualTo(700L * (i + 1));
            assertThat(order.userId()).isEqualTo(i == 2 ? ada.userId() : null);
        }
    }

    @Test
    void theSameTwiceIsOnce() {
        Quota quota = stage.quota(50);
        TicketType type = stage.type(0, quota);
        OrderDraft draft = stage.order(type, 2);

        List<Future<PlacedOrder>> answers = all(Stream.generate(() -> stage.orders.placeOrder(Caller.ANONYMOUS, draft))
                .limit(5)
                .toList());

        assertThat(answers).allMatch(Future::succeeded);
        assertThat(answers.stream().map(answer -> answer.result().order().id()).distinct())
                .hasSize(1);
        assertThat(stage.now(quota).taken()).isEqualTo(2);
    }

    @Test
    void whoMayNotIsRefusedAndNobodyElse() {
        Quota quota = stage.quota(3);
        TicketType type = stage.type(0, quota);
        OrderDraft inUse = stage.order(type, 1);
        await(stage.orders.placeOrder(stage.accounts.user("Bo"), inUse));

        List<Future<PlacedOrder>> answers = all(List.of(
                stage.orders.placeOrder(Caller.ANONYMOUS, stage.order(type, 1)),
                stage.orders.placeOrder(Caller.ANONYMOUS, inUse),
                stage.orders.placeOrder(Caller.ANONYMOUS, stage.order(type, 2)),
                stage.orders.placeOrder(Caller.ANONYMOUS, stage.order(type, 1)),
                stage.orders.placeOrder(Caller.ANONYMOUS, stage.order(type, 1))));

        assertThat(answers.get(1).failed()).isTrue();
        assertThat(answers)
                .filteredOn(Future::failed)
                .isNotEmpty()
                .allMatch(refused -> Refusal.CONFLICT.is(refused.cause()));
        assertThat(stage.now(quota).taken()).isEqualTo(3);
    }

    @Test
    void whoAsksForAllAtOnceHoldsNoMore() {
        TicketType type = stage.type(0);
        String address = UUID.randomUUID().toString();

        List<Future<PlacedOrder>> answers = all(
                Stream.generate(() -> stage.orders.placeOrder(Caller.ANONYMOUS, from(address, stage.order(type, 10))))
                        .limit(40)
                        .toList());

        assertThat(answers)
                .as("each of the two instances of the service counts what it does")
                .filteredOn(Future::succeeded)
                .hasSizeBetween(MOST / 10, 2 * MOST / 10);
        assertThat(answers).filteredOn(Future::failed).allMatch(refused -> Refusal.TOO_MANY.is(refused.cause()));
    }

    @Test
    void nobodyWaitsWithMoreThanTheirShareAndOthersDo() {
        TicketType type = stage.type(0);
        String crowded = UUID.randomUUID().toString();
        Caller guest = stage.accounts.user("Cy");

        List<Future<PlacedOrder>> flood = Stream.generate(
                        () -> stage.orders.placeOrder(Caller.ANONYMOUS, from(crowded, stage.order(type, 1))))
                .limit(90)
                .toList();
        List<Future<PlacedOrder>> others = List.of(
                stage.orders.placeOrder(guest, from(crowded, stage.order(type, 1))),
                stage.orders.placeOrder(Caller.ANONYMOUS, from(UUID.randomUUID().toString(), stage.order(type, 1))));
        all(flood);

        assertThat(all(others)).allMatch(Future::succeeded);
        assertThat(flood)
                .filteredOn(Future::failed)
                .isNotEmpty()
                .allMatch(refused -> Refusal.TOO_MANY.is(refused.cause()));
        assertThat(await(stage.orders.placeOrder(Caller.ANONYMOUS, from(crowded, stage.order(type, 1)))))
                .as("when those before are done")
                .isNotNull();
    }

    @Test
    void whatNobodyIsShownIsRefusedAsIfThereWereNone() {
        TicketType open = stage.type(0);
        TicketType hidden = await(stage.tickets.updateTicketType(
                stage.seller,
                stage.organization,
                stage.conference,
                stage.type(0).id(),
                new MergePatch(new JsonObject().put("hidden", true)),
                null));
        List<OrderLine> lines = Stream.of(hidden.id(), UUID.randomUUID())
                .map(unknown -> new OrderLine(open.id(), 1, List.of(new LineAddOn(1, unknown, 1))))
                .toList();

        for (OrderLine line : lines) {
            assertThat(faults(stage.orders.placeOrder(Caller.ANONYMOUS, of(List.of(line)))))
                    .containsExactly("/lines/0/addOns/0/ticketTypeId");
        }
        assertThat(faults(stage.place(Caller.ANONYMOUS, hidden, 1))).containsExactly("/lines/0/ticketTypeId");
    }

    private static List<String> faults(Future<PlacedOrder> refused) {
        Throwable cause = all(List.of(refused)).get(0).cause();
        assertThat(Refusal.INVALID.is(cause)).isTrue();
        return Refusal.errors((ServiceException) cause).stream()
                .map(FieldError::pointer)
                .toList();
    }

    @Test
    void whatIsSoldFromNowOnIsOrderedFromNowOn() {
        TicketType type = stage.draft(0);
        assertThat(all(List.of(stage.place(Caller.ANONYMOUS, type, 1)))).allMatch(Future::failed);

        await(stage.tickets.createTicketType(stage.seller, type));

        assertThat(await(stage.place(Caller.ANONYMOUS, type, 1)).order().tickets())
                .hasSize(1);
    }

    @Test
    void anOrderOfAnotherConferenceIsNoAnswer() {
        Caller ada = stage.accounts.user("Ada");
        TicketType type = stage.type(0);
        OrderDraft draft = stage.order(type, 1);
        await(stage.orders.placeOrder(ada, draft));
        RegistrationStage other = stage.elsewhere();
        OrderDraft there = other.order(other.type(0), 1);
        OrderDraft same = new OrderDraft(
                draft.id(), there.conferenceId(), there.name(), there.email(), null, null, there.lines(), null);

        List<Future<PlacedOrder>> answers = all(List.of(stage.orders.placeOrder(ada, same)));

        assertThat(Refusal.CONFLICT.is(answers.get(0).cause())).isTrue();
    }

    private static OrderDraft of(List<OrderLine> lines) {
        return new OrderDraft(UUID.randomUUID(), stage.conference, "Ada", "ada@example.org", null, null, lines, null);
    }

    private static OrderDraft from(String address, OrderDraft order) {
        return new OrderDraft(
                order.id(), order.conferenceId(), order.name(), order.email(), null, address, order.lines(), null);
    }

    private static <T> List<Future<T>> all(List<Future<T>> answers) {
        await(Future.join(answers).otherwiseEmpty());
        return answers;
    }

    /** Each of two instances of the service has its own batches: who comes to the other one is perhaps asked to wait. */
    @Test
    void byOneKeyThereIsOneOrder() {
        Quota quota = stage.quota(50);
        TicketType type = stage.type(0, quota);
        Caller caller = keyed("b25lIGtleSBmb3IgYWxs", "dGhlIHNhbWU");

        List<Future<PlacedOrder>> answers =
                all(Stream.generate(() -> stage.orders.placeOrder(caller, stage.order(type, 2)))
                        .limit(8)
                        .toList());

        assertThat(answers).filteredOn(Future::succeeded).hasSizeGreaterThanOrEqualTo(2);
        assertThat(answers.stream()
                        .filter(Future::succeeded)
                        .map(answer -> answer.result().order().id())
                        .distinct())
                .hasSize(1);
        assertThat(answers).filteredOn(Future::failed).allMatch(refused -> Effect.isUnderWay(refused.cause()));
        assertThat(stage.now(quota).taken()).isEqualTo(2);
    }

    @Test
    void somethingElseByTheSameKeyIsRefused() {
        TicketType type = stage.type(0, stage.quota(50));

        List<Future<PlacedOrder>> answers = all(List.of(
                stage.orders.placeOrder(keyed("YW5vdGhlciBrZXk", "b25l"), stage.order(type, 1)),
                stage.orders.placeOrder(keyed("YW5vdGhlciBrZXk", "dHdv"), stage.order(type, 1)),
                stage.orders.placeOrder(keyed("YW5vdGhlciBrZXk", "dGhyZWU"), stage.order(type, 1)),
                stage.orders.placeOrder(keyed("YW5vdGhlciBrZXk", "Zm91cg"), stage.order(type, 1))));

        assertThat(answers).filteredOn(Future::succeeded).hasSize(1);
    }

    private static Caller keyed(String secret, String fingerprint) {
        return new Caller(
                null,
                Caller.Platform.NONE,
                Map.of(),
                null,
                new IdempotencyKey(secret, fingerprint),
                null,
                Map.of(),
                Set.of(),
                null);
    }
}
