package io.plenary.services.registrations.waiting;

import static io.plenary.testing.TestNode.await;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingClass;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.WaitStage;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A quota of the service with a ticket type, at a conference of its own. */
final class TicketLine implements Line {

    private static final Duration SOON = Duration.ofMillis(5);

    private final RegistrationStage stage;
    private final WaitStage waiting;
    private final Quota quota;
    private final TicketType type;
    private final List<OrderKey> bought = new ArrayList<>();
    private final Map<UUID, Caller> people = new HashMap<>();
    private final List<WaitingEntry> entries = new ArrayList<>();

    TicketLine(RegistrationStage stage, int size) {
        this.stage = stage;
        waiting = new WaitStage(stage);
        quota = stage.quota(size);
        type = stage.type(0, quota);
    }

    @Override
    public boolean buy(int count) {
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, type, count).otherwiseEmpty());
        if (placed != null) {
            bought.add(stage.key(placed));
        }
        return placed != null;
    }

    @Override
    public boolean join(int seats, boolean splits) {
        Caller somebody = waiting.somebody("Bo");
        WaitingEntry joined =
                await(waiting.joining(somebody, type, seats, splits).otherwiseEmpty());
        if (joined != null) {
            people.put(joined.userId(), somebody);
            entries.add(joined);
        }
        return joined != null;
    }

    @Override
    public void leave(int entry) {
        WaitingEntry now = now(entry);
        if (now.state() == WaitingState.OFFERED) {
            await(stage.orders.cancelOrder(who(now), key(now), null));
        } else {
            await(stage.waitlist.leaveWaitlist(who(now), stage.conference, now.id()));
        }
    }

    @Override
    public void take(int entry) {
        WaitingEntry now = now(entry);
        Order order = waiting.order(who(now), now);
        List<Attendee> all = order.tickets().stream()
                .map(ticket -> new Attendee(ticket.id(), "Bo", null, null))
                .toList();
        await(stage.orders.nameAttendees(who(now), key(now), all));
        await(stage.orders.confirmOrder(who(now), key(now), PaymentMethod.FREE, null));
        bought.add(key(now));
    }

    @Override
    public void miss(int entry) {
        WaitingEntry now = now(entry);
        waiting.missed(waiting.order(who(now), now));
    }

    @Override
    public void giveBack(int one) {
        await(stage.orders.cancelOrder(stage.seller, bought.get(one), null));
    }

    @Override
    public boolean resize(int size) {
        return await(stage.tickets
                .updateQuota(
                        stage.seller,
                        stage.organization,
                        stage.conference,
                        quota.id(),
                        new MergePatch(new JsonObject().put("size", size)),
                        null)
                .map(true)
                .otherwise(false));
    }

    @Override
    public void move(int entry, boolean vip, Integer before) {
        await(waiting.moving(
                now(entry),
                vip ? WaitingClass.VIP : WaitingClass.STANDARD,
                before == null ? null : now(before),
                "Drawn"));
    }

    @Override
    public Seen seen() {
        await().pollDelay(Duration.ZERO).pollInterval(SOON).until(this::isDone);
        List<WaitingEntry> all = waiting.all(type.id());
        all.stream().filter(one -> number(one) < 0).forEach(entries::add);
        Map<Integer, Integer> seats = new TreeMap<>();
        List<Integer> order = new ArrayList<>();
        for (WaitingEntry one : all) {
            seats.put(number(one), one.seats());
            if (one.state() == WaitingState.WAITING) {
                order.add(number(one));
            }
        }
        Quota now = stage.now(quota);
        return new Seen(now.taken(), now.awaited(), order, seats);
    }

    /** Whether nobody is about to offer anything. */
    private boolean isDone() {
        return await(stage.database().read(Caller.SYSTEM, sql -> sql.preparedQuery(
                        """
                                        select from jobs
                                        where kind = $1 and id = $2 and (holder is not null or due_at <= now())
                                        """)
                .execute(Tuple.of(Allotting.KIND, stage.conference))
                .map(rows -> rows.rowCount() == 0)));
    }

    private WaitingEntry now(int entry) {
        return waiting.find(entries.get(entry)).orElseThrow();
    }

    private Caller who(WaitingEntry entry) {
        return people.get(entry.userId());
    }

    private OrderKey key(WaitingEntry entry) {
        return new OrderKey(stage.conference, entry.orderCode(), null);
    }

    private int number(WaitingEntry entry) {
        return entries.stream().map(WaitingEntry::id).toList().indexOf(entry.id());
    }
}
