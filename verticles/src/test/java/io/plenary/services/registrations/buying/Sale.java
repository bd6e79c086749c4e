package io.plenary.services.registrations.buying;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.TransferStage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/** What the service sells beside what the model says it sells: after each step they say the same. */
final class Sale {

    private static final Integer[] SIZES = {7, 4, null};

    private final RegistrationStage stage;
    private final TransferStage transfers;
    private final SalesModel model = new SalesModel(SIZES);
    private final List<Quota> quotas;
    private final List<TicketType> types;
    private final List<PlacedOrder> placed = new ArrayList<>();

    /** @param stage at a conference of its own */
    Sale(RegistrationStage stage) {
        this.stage = stage;
        this.transfers = new TransferStage(stage);
        this.quotas = Arrays.stream(SIZES).map(stage::quota).toList();
        this.types = SalesModel.TYPES.stream()
                .map(needed -> transfers.type(
                        SalesModel.PRICE,
                        0,
                        Arrays.stream(needed).mapToObj(quotas::get).toArray(Quota[]::new)))
                .toList();
    }

    void place(int type, int count) {
        Future<PlacedOrder> asked = stage.place(Caller.ANONYMOUS, types.get(type), count);
        if (isDone(asked, model.place(type, count))) {
            placed.add(asked.result());
        }
    }

    /** The order a number stands for; none before there is one. */
    private boolean has(int number) {
        return !placed.isEmpty() && number >= 0;
    }

    private int at(int number) {
        return number % placed.size();
    }

    void name(int number) {
        if (has(number) && !model.isReceived(at(number))) {
            PlacedOrder order = placed.get(at(number));
            isDone(stage.naming(Caller.ANONYMOUS, order), model.name(at(number)));
        }
    }

    void confirm(int number) {
        if (has(number)) {
            PlacedOrder order = placed.get(at(number));
            isDone(
                    stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(order), PaymentMethod.TRANSFER, null),
                    model.confirm(at(number)));
        }
    }

    void pay(int number) {
        if (has(number)) {
            String code = placed.get(at(number)).order().code();
            isDone(
                    stage.orders.markPaid(stage.seller, stage.organization, stage.conference, code),
                    model.pay(at(number)));
        }
    }

    void cancel(int number) {
        if (has(number)) {
            PlacedOrder order = placed.get(at(number));
            isDone(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(order), null), model.cancel(at(number)));
        }
    }

    void handOn(int number) {
        if (has(number)) {
            PlacedOrder order = placed.get(at(number));
            String name = "Heir " + placed.size() + " of " + stage.conference;
            if (isDone(transfers.handOn(order, valid(at(number)), name), model.handOn(at(number)))) {
                placed.add(transfers.receivedBy(name));
            }
        }
    }

    void giveBack(int number) {
        if (has(number) && model.giveBack(at(number))) {
            PlacedOrder order = placed.get(at(number));
            await(transfers.sold(
                    order,
                    null,
                    now(at(number)).tickets().get(valid(at(number))).id()));
        }
    }

    /** The first of its tickets that lets somebody in, else the first. */
    private int valid(int order) {
        List<Ticket> tickets = now(order).tickets();
        return IntStream.range(0, tickets.size())
                .filter(i -> tickets.get(i).state() == TicketState.VALID)
                .findFirst()
                .orElse(0);
    }

    /** Until the job has looked. */
    void expire(int number) {
        if (has(number)) {
            OrderState before = model.state(at(number));
            model.expire(at(number));
            if (before != model.state(at(number))) {
                stage.letTimePass(placed.get(at(number)));
                await().until(() -> state(at(number)) == OrderState.EXPIRED);
            }
        }
    }

    void resize(int quota, Integer size) {
        MergePatch patch = new MergePatch(new JsonObject().put("size", size));
        isDone(
                stage.tickets.updateQuota(
                        stage.seller,
                        stage.organization,
                        stage.conference,
                        quotas.get(quota).id(),
                        patch,
                        null),
                model.resize(quota, size));
    }

    /** Both do it, or both refuse it. */
    private static boolean isDone(Future<?> done, boolean expected) {
        try {
            done.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException refused) {
            assertThat(Refusal.CONFLICT.is(refused.getCause()))
                    .as("%s", refused)
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(done.succeeded()).isEqualTo(expected);
        return expected;
    }

    private OrderState state(int order) {
        return now(order).state();
    }

    private Order now(int order) {
        return await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed.get(order))));
    }

    void isAsTheModelSays() {
        for (int i = 0; i < quotas.size(); i++) {
            assertThat(stage.now(quotas.get(i)).taken()).as("quota " + i).isEqualTo(model.taken(i));
        }
        for (int i = 0; i < model.orders(); i++) {
            Order order = now(i);
            assertThat(order.state()).as("order " + i).isEqualTo(model.state(i));
            assertThat(order.refund() == null ? 0 : order.refund().due())
                    .as("given back for order " + i)
                    .isEqualTo(model.back(i))
                    .isLessThanOrEqualTo(order.total());
        }
    }
}
