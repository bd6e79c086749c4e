package io.plenary.services.registrations.payments;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.registrations.BuyerDetails;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.DeskSale;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.RegistrationEvents.OrderPaymentDue;
import io.plenary.contracts.registrations.Seller;
import io.plenary.contracts.registrations.StatementConfirmation;
import io.plenary.contracts.registrations.StatementEntry;
import io.plenary.contracts.registrations.StatementFile;
import io.plenary.contracts.registrations.StatementMatch;
import io.plenary.contracts.registrations.StatementOutcome;
import io.plenary.contracts.registrations.StatementPick;
import io.plenary.contracts.registrations.StatementReading;
import io.plenary.contracts.registrations.StatementResult;
import io.plenary.contracts.registrations.StatementResults;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatementsTest {

    private static final String HEAD = "Buchungstag;Verwendungszweck;Betrag;Währung\n";

    private static RegistrationStage stage;
    private static TicketType type;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        type = stage.type(35_100);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static PlacedOrder awaited() {
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, type, 1));
        stage.named(Caller.ANONYMOUS, placed);
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.TRANSFER, null));
        return placed;
    }

    private static String code(PlacedOrder placed) {
        return placed.order().code();
    }

    private static OrderState state(PlacedOrder placed) {
        Order order = await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)));
        return order.state();
    }

    private static String line(String text, String amount) {
        return "03.02.2027;" + text + ";" + amount + ";EUR\n";
    }

    private static List<StatementEntry> read(String... lines) {
        return reading(stage.seller, stage.conference, lines).items();
    }

    private static StatementReading reading(Caller caller, UUID conference, String... lines) {
        return await(readingAs(caller, conference, lines));
    }

    private static Future<StatementReading> readingAs(Caller caller, UUID conference, String... lines) {
        byte[] file = (HEAD + String.join("", lines)).getBytes(StandardCharsets.UTF_8);
        return stage.payments.readStatement(caller, new StatementFile(stage.organization, conference, file, null));
    }

    private static Future<StatementResults> confirming(Caller caller, StatementPick... picks) {
        return stage.payments.confirmTransfers(
                caller, new StatementConfirmation(stage.organization, stage.conference, Arrays.asList(picks)));
    }

    private static List<StatementOutcome> confirm(StatementPick... picks) {
        return await(confirming(stage.seller, picks)).items().stream()
                .map(StatementResult::outcome)
                .toList();
    }

    private static StatementPick pick(StatementEntry entry) {
        return new StatementPick(entry.entry(), entry.orders().get(0).code());
    }

    @Test
    void knowsOrdersByTheirCodesHoweverTheyAreWritten() {
        PlacedOrder one = awaited();
        PlacedOrder another = awaited();
        String spaced = code(one).substring(0, 3).toLowerCase(Locale.ROOT) + " "
                + code(one).substring(3);
        List<StatementEntry> entries = read(
                line("Tickets " + spaced, "351,00"),
                line("EREF+" + code(another), "300,00"),
                line(code(one) + " und " + code(another), "702,00"),
                line("Mitgliedsbeitrag", "351,00"),
                line(code(one) + " nochmal", "351,00"));
        assertThat(entries)
                .extracting(StatementEntry::match)
                .containsExactly(
                        StatementMatch.EXACT,
                        StatementMatch.AMOUNT_DIFFERS,
                        StatementMatch.SEVERAL,
                        StatementMatch.UNKNOWN,
                        StatementMatch.PAID_TWICE);
        assertThat(entries.get(0).orders().get(0).code()).isEqualTo(code(one));
        assertThat(state(one)).isEqualTo(OrderState.PENDING);
    }

    @Test
    void paysEachOrderOnceHoweverOftenAStatementIsRead() {
        PlacedOrder one = awaited();
        PlacedOrder another = awaited();
        String[] lines = {line(code(one), "351,00"), line(code(another), "351,00")};
        StatementPick[] picks = read(lines).stream().map(StatementsTest::pick).toArray(StatementPick[]::new);
        assertThat(confirm(picks)).containsExactly(StatementOutcome.PAID, StatementOutcome.PAID);
        assertThat(state(one)).isEqualTo(OrderState.CONFIRMED);
        assertThat(read(lines)).extracting(StatementEntry::match).containsOnly(StatementMatch.PAID_ALREADY);
        assertThat(confirm(picks)).containsOnly(StatementOutcome.PAID_ALREADY);
        assertThat(read(line(code(one) + " noch einmal", "351,00")))
                .as("another transfer for what is paid goes back")
                .extracting(StatementEntry::match)
                .containsExactly(StatementMatch.PAID_TWICE);
    }

    @Test
    void isForOneOrderOnly() {
        PlacedOrder one = awaited();
        PlacedOrder another = awaited();
        StatementEntry both =
                read(line(code(one) + " " + code(another), "702,00")).get(0);
        assertThat(confirm(new StatementPick(both.entry(), code(one)))).containsExactly(StatementOutcome.PAID);
        assertThat(confirm(new StatementPick(both.entry(), code(another))))
                .containsExactly(StatementOutcome.PAID_ALREADY);
        assertThat(state(another)).isEqualTo(OrderState.PENDING);
    }

    @Test
    void paysOnceWhatManyConfirmTogether() {
        PlacedOrder[] placed = {awaited(), awaited(), awaited()};
        StatementPick[] picks =
                read(Stream.of(placed).map(order -> line(code(order), "351,00")).toArray(String[]::new)).stream()
                        .map(StatementsTest::pick)
                        .toArray(StatementPick[]::new);
        StatementPick[] backwards = {picks[2], picks[1], picks[0]};
        List<StatementResults> all =
                await(Future.all(confirming(stage.seller, picks), confirming(stage.seller, backwards))
                        .map(done -> done.<StatementResults>list()));
        assertThat(all.stream()
                        .flatMap(one -> one.items().stream())
                        .filter(one -> one.outcome() == StatementOutcome.PAID))
                .hasSize(3);
    }

    @Test
    void saysWhatCannotBePaid() {
        PlacedOrder ended = awaited();
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(ended), null));
        StatementEntry entry = read(line(code(ended), "351,00")).get(0);
        assertThat(entry.match()).isEqualTo(StatementMatch.ENDED);
        PlacedOrder held = await(stage.place(Caller.ANONYMOUS, type, 1));
        assertThat(confirm(
                        pick(entry),
                        new StatementPick("1".repeat(64), code(held)),
                        new StatementPick("2".repeat(64), "AAAAAAAA")))
                .containsExactly(StatementOutcome.ENDED, StatementOutcome.NOT_AWAITED, StatementOutcome.UNKNOWN);
    }

    @Test
    void refusesWhatIsNoStatement() {
        assertRefused(
                Refusal.INVALID,
                () -> stage.payments.readStatement(
                        stage.seller,
                        new StatementFile(
                                stage.organization, stage.conference, "{}".getBytes(StandardCharsets.UTF_8), null)));
        StatementPick pick = new StatementPick("1".repeat(64), "K7PX2MRD");
        assertRefused(Refusal.INVALID, () -> confirming(stage.seller, pick, pick));
        assertRefused(Refusal.INVALID, () -> confirming(stage.seller, new StatementPick("1", "K7PX2MRD")));
    }

    @Test
    void knowsNoOrdersOfOthers() {
        PlacedOrder placed = awaited();
        RegistrationStage elsewhere = stage.elsewhere();
        assertThat(reading(stage.seller, elsewhere.conference, line(code(placed), "351,00"))
                        .items()
                        .get(0)
                        .match())
                .isEqualTo(StatementMatch.UNKNOWN);
        StatementConfirmation confirmation = new StatementConfirmation(
                stage.organization, elsewhere.conference, List.of(new StatementPick("3".repeat(64), code(placed))));
        assertThat(await(stage.payments.confirmTransfers(stage.seller, confirmation))
                        .items()
                        .get(0)
                        .outcome())
                .isEqualTo(StatementOutcome.UNKNOWN);
        Caller stranger =
                new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));
        for (Caller caller : List.of(stranger, RegistrationStage.somebody())) {
            assertRefused(Refusal.FORBIDDEN, () -> readingAs(caller, stage.conference));
            assertRefused(Refusal.FORBIDDEN, () -> confirming(caller, new StatementPick("3".repeat(64), code(placed))));
        }
        assertThat(state(placed)).isEqualTo(OrderState.PENDING);
    }

    @Test
    void remindsOnceOfWhatIsStillAwaited() {
        Queue<Event> reminded = stage.node.listen(OrderPaymentDue.class);
        PlacedOrder awaited = awaited();
        PlacedOrder paid = awaited();
        await(stage.orders.markPaid(stage.seller, stage.organization, stage.conference, code(paid)));
        Jobs jobs = new Jobs(stage.node.vertx(), stage.database(), TransferReminders.KIND, TransferReminders.TERMS);
        for (PlacedOrder placed : List.of(paid, awaited)) {
            await(stage.database()
                    .write(Caller.SYSTEM, tx -> jobs.ask(tx, placed.order().id())));
        }
        Awaitility.await().until(() -> !reminded.isEmpty());
        assertThat(reminded)
                .extracting(event -> event.as(OrderPaymentDue.class).orderId())
                .containsExactly(awaited.order().id());
    }

    private static Order invoiced() {
        await(stage.invoices.setSeller(
                stage.seller,
                new Seller(stage.organization, stage.conference, "Harbor", "Quay 7", null, BuyerDetails.NEVER)));
        return await(stage.orders.sellAtDesk(
                stage.seller,
                new DeskSale(
                        UUID.randomUUID(),
                        stage.organization,
                        stage.conference,
                        type.id(),
                        List.of("Ada", "Grace"),
                        "ada@example.org",
                        "en",
                        PaymentMethod.INVOICE,
                        null)));
    }

    @Test
    void knowsWhatAnInvoiceWaitsForAndPaysItOnce() {
        Order order = invoiced();
        await(stage.orders.cancelOrder(
                stage.seller,
                new OrderKey(stage.conference, order.code(), null),
                new Cancellation(List.of(order.tickets().get(1).id()), null, null)));
        List<StatementEntry> entries =
                read(line(order.code(), "702,00"), line(order.code(), "351,00"), line(order.code() + " x", "351,00"));
        assertThat(entries)
                .extracting(StatementEntry::match)
                .containsExactly(StatementMatch.AMOUNT_DIFFERS, StatementMatch.EXACT, StatementMatch.PAID_TWICE);
        assertThat(confirm(pick(entries.get(1)), pick(entries.get(2))))
                .containsExactly(StatementOutcome.PAID, StatementOutcome.PAID_ALREADY);
        Order paid = await(stage.orders.getOrder(stage.seller, new OrderKey(stage.conference, order.code(), null)));
        assertThat(paid.outstanding()).isNull();
        assertThat(read(line(order.code() + " x", "351,00")))
                .extracting(StatementEntry::match)
                .containsExactly(StatementMatch.PAID_TWICE);
    }

    @Test
    void remindsOfAnInvoiceThatNobodyHasPaid() {
        Queue<Event> reminded = stage.node.listen(OrderPaymentDue.class);
        Order paid = invoiced();
        Order awaited = invoiced();
        await(stage.orders.markPaid(stage.seller, stage.organization, stage.conference, paid.code()));
        Jobs jobs = new Jobs(stage.node.vertx(), stage.database(), TransferReminders.KIND, TransferReminders.TERMS);
        for (Order order : List.of(paid, awaited)) {
            await(stage.database().write(Caller.SYSTEM, tx -> jobs.ask(tx, order.id())));
        }
        Awaitility.await().until(() -> !reminded.isEmpty());
        assertThat(reminded)
                .extracting(event -> event.as(OrderPaymentDue.class))
                .containsExactly(
                        new OrderPaymentDue(awaited.id(), awaited.outstanding().until()));
    }

    @Test
    void remindsSomeDaysBefore() {
        PlacedOrder placed = awaited();
        Long seconds = await(stage.database().read(Caller.SYSTEM, sql -> sql.preparedQuery(
                        """
                                        select extract(epoch from o.reserved_until - j.due_at)::bigint
                                        from jobs j join orders o on o.id = j.id where j.kind = $1 and o.id = $2
                                        """)
                .mapping(row -> row.getLong(0))
                .execute(Tuple.of(TransferReminders.KIND, placed.order().id()))
                .map(rows -> rows.iterator().next())));
        assertThat(Duration.ofSeconds(seconds))
                .isBetween(
                        Duration.ofDays(3).minusMinutes(1), Duration.ofDays(3).plusMinutes(1));
    }
}
