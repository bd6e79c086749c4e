package io.plenary.services.registrations.buying;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of those who ask for the same at the same moment each has a round, and nobody takes seats along into the next. */
class OrdersInRoundsTest {

    private static RegistrationStage stage;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** A transaction of somebody else, which has locked something and goes on when it is told to. */
    private static final class Other {

        private final Promise<Void> locked = Promise.promise();
        private final Promise<Void> goingOn = Promise.promise();
        private final Future<?> done;

        private Other(String first, Tuple arguments, String then, Tuple more) {
            done = stage.database().write(Caller.SYSTEM, tx -> tx.sql()
                    .preparedQuery(first)
                    .execute(arguments)
                    .onSuccess(has -> locked.complete())
                    .compose(has -> goingOn.future())
                    .compose(goes ->
                            tx.sql().query("set local lock_timeout = '900ms'").execute())
                    .compose(set -> tx.sql().preparedQuery(then).execute(more)));
            await(locked.future());
        }

        private void goOn() {
            goingOn.complete();
            await(done);
        }
    }

    private static Future<PlacedOrder> ordering(UUID id, String email, TicketType type, int count) {
        return stage.orders.placeOrder(
                Caller.ANONYMOUS,
                new OrderDraft(
                        id, stage.conference, "Ada", email, "en", null, List.of(OrderLine.of(type.id(), count)), null));
    }

    private static long waiting(String kind) {
        return await(stage.database().read(Caller.SYSTEM, sql -> sql.preparedQuery(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event = $1")
                .execute(Tuple.of(kind))
                .map(rows -> rows.iterator().next().getLong(0))));
    }

    @Test
    void whoHasLockedSeatsWaitsForNobody() {
        Quota quota = stage.quota(100);
        TicketType type = await(stage.tickets.updateTicketType(
                stage.seller,
                stage.organization,
                stage.conference,
                stage.type(0, quota).id(),
                new MergePatch(new JsonObject().put("mostPerPerson", 9)),
                null));
        String email = UUID.randomUUID() + "@example.org";
        String seats = "select from quota_seats where quota_id = $1 for update";
        Other first = new Other(seats, Tuple.of(quota.id()), "select 1", Tuple.tuple());
        Other person = new Other(
                "select keep_persons($1, $2, $3)",
                Tuple.of(stage.conference, new UUID[] {null}, new String[] {email}),
                seats,
                Tuple.of(quota.id()));
        List<Future<PlacedOrder>> served = new ArrayList<>();
        // To each of the two instances of the service.
        twice(() -> served.add(ordering(UUID.randomUUID(), UUID.randomUUID() + "@example.org", type, 1)));
        Awaitility.await().until(() -> waiting("transactionid") + waiting("tuple") > 0);
        List<UUID> repeated = List.of(UUID.randomUUID(), UUID.randomUUID());
        twice(() -> served.add(ordering(UUID.randomUUID(), UUID.randomUUID() + "@example.org", type, 1)));
        List<Future<PlacedOrder>> refused =
                repeated.stream().map(id -> ordering(id, email, type, 99)).toList();
        repeated.forEach(id -> served.add(ordering(id, email, type, 1)));

        first.goOn();
        Awaitility.await().until(() -> waiting("advisory") > 0);
        person.goOn();

        await(Future.join(served).otherwiseEmpty());
        assertThat(served).allMatch(Future::succeeded);
        await(Future.join(refused).otherwiseEmpty());
        assertThat(refused).allMatch(Future::failed);
        assertThat(stage.now(quota).taken()).isEqualTo(6);
    }

    private static void twice(Runnable work) {
        work.run();
        work.run();
    }
}
