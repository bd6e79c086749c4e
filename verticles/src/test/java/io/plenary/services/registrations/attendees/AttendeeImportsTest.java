package io.plenary.services.registrations.attendees;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.plenary.contracts.Caller;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.AnswerQuery;
import io.plenary.contracts.registrations.AttendeeAnswerColumn;
import io.plenary.contracts.registrations.AttendeeCounts;
import io.plenary.contracts.registrations.AttendeeField;
import io.plenary.contracts.registrations.AttendeeFieldColumn;
import io.plenary.contracts.registrations.AttendeeFile;
import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeImport;
import io.plenary.contracts.registrations.AttendeeImportKey;
import io.plenary.contracts.registrations.AttendeeImportQuery;
import io.plenary.contracts.registrations.AttendeeImportState;
import io.plenary.contracts.registrations.AttendeeLine;
import io.plenary.contracts.registrations.AttendeeLineQuery;
import io.plenary.contracts.registrations.AttendeeMapping;
import io.plenary.contracts.registrations.AttendeePart;
import io.plenary.contracts.registrations.BuyerDetails;
import io.plenary.contracts.registrations.InvoiceQuery;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.SalesDay;
import io.plenary.contracts.registrations.SalesFigures;
import io.plenary.contracts.registrations.Seller;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.QuestionStage;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttendeeImportsTest {

    private static final List<AttendeeFieldColumn> FIELDS = List.of(
            new AttendeeFieldColumn(AttendeeField.NAME, 0),
            new AttendeeFieldColumn(AttendeeField.EMAIL, 1),
            new AttendeeFieldColumn(AttendeeField.PRICE, 2));

    private RegistrationStage stage;

    @BeforeEach
    void start() {
        stage = new RegistrationStage();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private AttendeeImportKey key(UUID id) {
        return new AttendeeImportKey(stage.organization, stage.conference, id);
    }

    private AttendeeFile file(int size) {
        return new AttendeeFile(UUID.randomUUID(), stage.organization, stage.conference, "attendees.csv", size);
    }

    private AttendeePart part(UUID id, byte[] bytes) {
        return new AttendeePart(stage.organization, stage.conference, id, 0, bytes);
    }

    /** Each by name and price. */
    private UUID people(String... people) {
        StringBuilder text = new StringBuilder("Name,E-mail,Price\n");
        for (String person : people) {
            String[] parts = person.split(" ");
            text.append("%s,%s@example.org,%s%n".formatted(parts[0], parts[0], parts.length > 1 ? parts[1] : "0"));
        }
        return uploaded(text.toString()).id();
    }

    private AttendeeImport uploaded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AttendeeFile file = file(bytes.length);
        await(stage.attendees.openImport(stage.seller, file));
        await(stage.attendees.sendPart(stage.seller, part(file.id(), bytes)));
        return await(stage.attendees.readImport(stage.seller, key(file.id())));
    }

    private static AttendeeMapping mapping(TicketType type, boolean enlarge) {
        return new AttendeeMapping(FIELDS, List.of(), type.id(), enlarge, false);
    }

    private AttendeeImport checked(UUID id, TicketType type, boolean enlarge) {
        await(stage.attendees.checkImport(stage.seller, key(id), mapping(type, enlarge)));
        return awaited(id, AttendeeImportState.CHECKED);
    }

    private AttendeeImport run(UUID id) {
        await(stage.attendees.runImport(stage.seller, key(id)));
        return awaited(id, AttendeeImportState.DONE);
    }

    private AttendeeImport awaited(UUID id, AttendeeImportState state) {
        return Awaitility.await()
                .until(() -> await(stage.attendees.getImport(stage.seller, key(id))), job -> job.state() == state);
    }

    private List<Order> orders() {
        return await(stage.orders.listOrders(
                        stage.seller,
                        new OrderQuery(stage.organization, stage.conference, null, null, null, 200, null)))
                .items();
    }

    private List<AttendeeLine> lines(UUID id) {
        return await(stage.attendees.listLines(
                        stage.seller, new AttendeeLineQuery(stage.organization, stage.conference, id, null, null, 200)))
                .items();
    }

    @Test
    void givesThoseInAFileConfirmedOrdersOfWhatTheyPaidElsewhere() {
        await(stage.invoices.setSeller(
                stage.seller,
                new Seller(stage.organization, stage.conference, "Quay", "Lisbon", null, BuyerDetails.NEVER)));
        Quota quota = stage.quota(10);
        UUID id = people("ana 12.50", "ben");
        AttendeeImport planned = checked(id, stage.type(9_900, quota), false);

        assertThat(planned.counts()).isEqualTo(new AttendeeCounts(2, 0, 0, 0, 0, 0));
        assertThat(orders()).isEmpty();

        assertThat(run(id).counts().added()).isEqualTo(2);
        assertThat(orders()).allSatisfy(order -> assertThat(order.state()).isEqualTo(OrderState.CONFIRMED));
        assertThat(orders())
                .extracting(Order::name, Order::total, Order::payment)
                .containsExactlyInAnyOrder(
                        tuple("ana", 1_250L, PaymentMethod.ELSEWHERE), tuple("ben", 0L, PaymentMethod.FREE));
        assertThat(orders().get(0).tickets()).singleElement().satisfies(ticket -> {
            assertThat(ticket.state()).isEqualTo(TicketState.VALID);
            assertThat(ticket.attendeeEmail()).isEqualTo(orders().get(0).email());
        });
        assertThat(stage.now(quota).taken()).isEqualTo(2);
        assertThat(await(stage.invoices.listInvoices(
                                stage.seller, new InvoiceQuery(stage.organization, stage.conference, null, 50)))
                        .items())
                .isEmpty();
    }

    @Test
    void takesOverWhatWasAnsweredElsewhere() {
        QuestionStage asked = new QuestionStage(stage);
        Question diet = asked.made(asked.draft(QuestionKind.CHOICE, true, null));
        TicketType type = stage.type(0);
        UUID id = uploaded("Name,E-mail,Diet\nana,Ana <ana@example.org>,vegetarian\nben,ben@example.org,fire\n")
                .id();
        AttendeeMapping mapping = new AttendeeMapping(
                FIELDS.subList(0, 2),
                List.of(),
                type.id(),
                false,
                false,
                List.of(new AttendeeAnswerColumn(diet.id(), 2)));
        await(stage.attendees.checkImport(stage.seller, key(id), mapping));
        awaited(id, AttendeeImportState.CHECKED);

        assertThat(run(id).counts().added()).isEqualTo(2);
        assertThat(lines(id).get(1).findings())
                .extracting(AttendeeFinding::code)
                .containsExactly("ANSWER_LEFT_OUT");
        assertThat(await(stage.questions.listAnswers(
                                stage.seller, new AnswerQuery(stage.organization, stage.conference, null, 50)))
                        .items())
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.answers())
                        .containsEntry(
                                diet.id(), List.of(QuestionStage.VEGETARIAN.id().toString())));
    }

    @Test
    void addsNothingTwiceHoweverOftenAFileComes() {
        TicketType type = stage.type(0);
        UUID first = people("ana", "ben");
        checked(first, type, false);
        run(first);
        UUID second = people("ben", "ana", "cem");

        assertThat(checked(second, type, false).counts().already()).isEqualTo(2);
        assertThat(run(second).counts()).isEqualTo(new AttendeeCounts(1, 2, 0, 0, 0, 0));
        assertThat(lines(second))
                .allSatisfy(line -> assertThat(line.orderCode()).isNotNull());
        assertThat(orders()).hasSize(3);
    }

    @Test
    void addsNobodyTwiceWhereTwoFilesRunAtOnce() {
        TicketType type = stage.type(0, stage.quota(null));
        UUID first = people("ana", "ben", "cem");
        UUID second = people("cem", "ben", "ana");
        checked(first, type, false);
        checked(second, type, false);
        await(Future.all(
                stage.attendees.runImport(stage.seller, key(first)),
                stage.attendees.runImport(stage.seller, key(second))));
        AttendeeImport one = awaited(first, AttendeeImportState.DONE);
        AttendeeImport other = awaited(second, AttendeeImportState.DONE);

        assertThat(one.counts().added() + other.counts().added()).isEqualTo(3);
        assertThat(one.counts().already() + other.counts().already()).isEqualTo(3);
        assertThat(orders()).hasSize(3);
    }

    @Test
    void oversellsNothingUnlessAnOrganizerEnlargesTheQuotaAndSaysByHowMuch() {
        Quota quota = stage.quota(1);
        TicketType type = stage.type(0, quota);
        UUID id = people("ana", "ben", "cem");

        assertThat(checked(id, type, false).counts()).isEqualTo(new AttendeeCounts(1, 0, 0, 2, 0, 0));
        assertThat(run(id).counts()).isEqualTo(new AttendeeCounts(1, 0, 0, 2, 0, 0));
        assertThat(stage.now(quota).taken()).isEqualTo(1);
        assertThat(lines(id).get(1).findings())
                .extracting(AttendeeFinding::code)
                .containsExactly("NO_SEAT_LEFT");

        UUID again = people("ana", "ben", "cem");
        checked(again, type, true);
        assertThat(run(again).counts()).isEqualTo(new AttendeeCounts(2, 1, 0, 0, 2, 0));
        assertThat(stage.now(quota).taken()).isEqualTo(3);
        assertThat(stage.now(quota).size()).isEqualTo(3);
    }

    @Test
    void goesOnWhereItWasBrokenOff() {
        TicketType type = stage.type(0, stage.quota(5));
        UUID id = people("ana", "ben", "cem");
        checked(id, type, false);
        run(id);
        // As if the node had gone away after the second line.
        Database database = stage.database();
        Jobs jobs = new Jobs(stage.node.vertx(), database, AttendeeImportWork.KIND, AttendeeImportWork.TERMS);
        await(database.write(Caller.SYSTEM, tx -> tx.sql()
                .preparedQuery("update attendee_import_lines set done = false where import_id = $1 and line >= 3")
                .execute(Tuple.of(id))
                .compose(undone -> tx.sql()
                        .preparedQuery("update attendee_imports set state = 'RUNNING' where id = $1")
                        .execute(Tuple.of(id)))
                .compose(running -> jobs.ask(tx, id))));

        assertThat(awaited(id, AttendeeImportState.DONE).counts()).isEqualTo(new AttendeeCounts(1, 2, 0, 0, 0, 0));
        assertThat(orders()).hasSize(3);
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        AttendeeImport broken = uploaded("{");

        assertThat(broken.state()).isEqualTo(AttendeeImportState.FAILED);
        assertThat(broken.findings()).extracting(AttendeeFinding::code).containsExactly("MALFORMED");
        assertRefused(
                Refusal.CONFLICT,
                () -> stage.attendees.checkImport(stage.seller, key(broken.id()), mapping(stage.type(0), false)));
    }

    @Test
    void readsNoFileOfWhichPartsAreMissing() {
        AttendeeFile file = file(10);
        await(stage.attendees.openImport(stage.seller, file));
        await(stage.attendees.sendPart(stage.seller, part(file.id(), new byte[] {'a', '\n', 'b'})));

        assertRefused(Refusal.CONFLICT, () -> stage.attendees.readImport(stage.seller, key(file.id())));
        assertRefused(
                Refusal.TOO_LARGE,
                () -> stage.attendees.sendPart(
                        stage.seller,
                        new AttendeePart(stage.organization, stage.conference, file.id(), 1, new byte[8])));
        assertRefused(Refusal.TOO_LARGE, () -> stage.attendees.openImport(stage.seller, file(9 << 20)));
    }

    @Test
    void readsAFileOnceHoweverOftenItIsAsked() {
        UUID id = people("ana", "ben");

        assertThat(await(stage.attendees.readImport(stage.seller, key(id))).lines())
                .isEqualTo(2);
        await(stage.attendees.sendPart(stage.seller, part(id, new byte[] {1})));
        assertThat(lines(id)).hasSize(2);
    }

    @Test
    void pointsAtWhatIsWrongWithAMapping() {
        UUID id = people("ana");
        AttendeeMapping empty = new AttendeeMapping(
                List.of(new AttendeeFieldColumn(AttendeeField.NAME, 7)),
                List.of(),
                UUID.randomUUID(),
                false,
                false,
                List.of(new AttendeeAnswerColumn(UUID.randomUUID(), 9)));

        ServiceException refused = catchThrowableOfType(
                ServiceException.class, () -> await(stage.attendees.checkImport(stage.seller, key(id), empty)));
        assertThat(Refusal.errors(refused))
                .extracting(FieldError::pointer)
                .containsExactly(
                        "/fields/0/column", "/fields", "/ticketTypeId", "/answers/0/questionId", "/answers/0/column");
        assertRefused(Refusal.CONFLICT, () -> stage.attendees.runImport(stage.seller, key(id)));
    }

    @Test
    void isOnlyForWhoeverSellsThere() {
        UUID id = people("ana");
        TicketType type = stage.type(0);
        for (Caller stranger : List.of(RegistrationStage.somebody(), stage.as(OrganizationRole.MEMBER))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.attendees.openImport(stranger, file(1)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.attendees.getImport(stranger, key(id)));
            assertRefused(
                    Refusal.FORBIDDEN, () -> stage.attendees.checkImport(stranger, key(id), mapping(type, false)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.attendees.runImport(stranger, key(id)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.attendees.forgetImport(stranger, key(id)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.attendees.sendPart(stranger, part(id, new byte[1])));
            assertRefused(Refusal.FORBIDDEN, () -> stage.attendees.readImport(stranger, key(id)));
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> stage.attendees.listImports(
                            stranger, new AttendeeImportQuery(stage.organization, stage.conference, null, 50)));
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> stage.attendees.listLines(
                            stranger, new AttendeeLineQuery(stage.organization, stage.conference, id, null, null, 50)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.sales.sales(stranger, stage.organization, stage.conference));
        }
    }

    @Test
    void isNotThereForAnotherConferenceOfTheOrganization() {
        UUID id = people("ana");
        AttendeeImportKey elsewhere = new AttendeeImportKey(stage.organization, stage.draft, id);

        assertRefused(Refusal.NOT_FOUND, () -> stage.attendees.getImport(stage.seller, elsewhere));
        assertRefused(Refusal.NOT_FOUND, () -> stage.attendees.runImport(stage.seller, elsewhere));
        await(stage.attendees.forgetImport(stage.seller, elsewhere));
        assertThat(lines(id)).hasSize(1);
        TicketType foreign = stage.elsewhere().type(0);
        assertRefused(
                Refusal.INVALID, () -> stage.attendees.checkImport(stage.seller, key(id), mapping(foreign, false)));
    }

    @Test
    void forgetsAFileWithAllThatItSaid() {
        UUID id = people("ana");
        await(stage.attendees.forgetImport(stage.seller, key(id)));

        assertRefused(Refusal.NOT_FOUND, () -> stage.attendees.getImport(stage.seller, key(id)));
        int left = await(stage.database().read(Caller.SYSTEM, sql -> AttendeeLineStore.count(sql, id)));
        assertThat(left).isZero();
    }

    @Test
    void tellsWhatWasSoldByDayAndType() {
        TicketType type = stage.type(0);
        UUID id = people("ana 12.50", "ben 3");
        checked(id, type, false);
        run(id);
        stage.confirmed(type, 2);
        await(stage.place(Caller.ANONYMOUS, type, 1));
        SalesFigures figures = await(stage.sales.sales(stage.seller, stage.organization, stage.conference));

        assertThat(figures.items()).singleElement().satisfies(day -> {
            assertThat(day)
                    .extracting(SalesDay::tickets, SalesDay::imported, SalesDay::amount, SalesDay::currency)
                    .containsExactly(4, 2, 1_550L, "EUR");
            assertThat(day.day()).isEqualTo(figures.today());
        });
        assertThat(figures.forecast()).isNull();
    }
}
