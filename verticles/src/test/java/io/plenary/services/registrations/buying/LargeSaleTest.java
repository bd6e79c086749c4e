package io.plenary.services.registrations.buying;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an order costs does not grow with how many there are, also while the database does not know yet that there are many. */
class LargeSaleTest {

    /** Until then a connection may think about a statement once more, and then keeps its plan. */
    private static final int ROUNDS = 60;

    private static final int MANY = 20_000;
    private static final int AT_ONCE = 4_000;
    private static final int TOGETHER = 200;
    private static final int MORE = 400;

    private static final AtomicInteger BUYERS = new AtomicInteger();

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
    void whoOrdersReadsNoOrdersOfOthers() {
        TicketType type = stage.type(0, stage.quota(2 * MANY));
        for (int i = 0; i < ROUNDS; i++) {
            await(order(type));
        }
        long before = number("n_tup_ins");
        for (int first = 0; first < MANY; first += AT_ONCE) {
            sell(first);
        }
        await().until(() -> number("n_tup_ins") >= before + 2 * MANY);
        long read = number("seq_tup_read + coalesce(idx_tup_fetch, 0)");
        long sold = number("n_tup_ins");

        await().until(() -> {
            await(Future.all(
                    IntStream.range(0, TOGETHER).mapToObj(buyer -> order(type)).toList()));
            return number("n_tup_ins") >= sold + MORE;
        });

        assertThat(number("seq_tup_read + coalesce(idx_tup_fetch, 0)") - read).isLessThan(MANY);
    }

    /** Each from a network of their own. */
    private static Future<PlacedOrder> order(TicketType type) {
        int buyer = BUYERS.incrementAndGet();
        return stage.orders.placeOrder(
                Caller.ANONYMOUS,
                new OrderDraft(
                        UUID.randomUUID(),
                        stage.conference,
                        "Ada",
                        "ada@example.org",
                        "en",
                        "198.18." + buyer / 250 + "." + buyer % 250,
                        List.of(OrderLine.of(type.id(), 1)),
                        null));
    }

    /** To others, as many as a statement has time for. */
    private static void sell(int first) {
        await(stage.database().write(Caller.SYSTEM, tx -> tx.sql()
                .preparedQuery(
                        """
                        with sold as (
                            insert into orders (id, organization_id, conference_id, code, name, email, client_address, currency,
                                total, reserved_until)
                            select gen_random_uuid(), organization_id, conference_id, lpad(n::text, 8, '0'), name, email,
                                '203.0.' || n / 250 || '.' || n % 250, currency, total, reserved_until
                            from (select * from orders limit 1) one, generate_series($1::integer, $2) n
                            returning *)
                        insert into tickets (id, organization_id, conference_id, order_id, ticket_type_id, position, type_name, price,
                            tax_rate, quota_ids)
                        select gen_random_uuid(), sold.organization_id, sold.conference_id, sold.id, one.ticket_type_id, 1, one.type_name,
                            one.price, one.tax_rate, one.quota_ids
                        from (select * from tickets limit 1) one, sold
                        """)
                .execute(Tuple.of(first, first + AT_ONCE - 1))
                .compose(sold ->
                        tx.sql().query("select pg_stat_force_next_flush()").execute())));
    }

    /** What the database has counted of orders and their tickets. */
    private static long number(String counted) {
        return await(stage.database().read(Caller.SYSTEM, sql -> sql.query("select sum(" + counted
                        + ")::bigint as number from pg_stat_user_tables where relname in ('orders', 'tickets')")
                .execute()
                .map(rows -> rows.iterator().next().getLong("number"))));
    }
}
