package io.plenary.services.registrations.orders;

import static io.plenary.services.registrations.QuestionStage.EVERYTHING;
import static io.plenary.services.registrations.QuestionStage.VEGETARIAN;
import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.AnswerQuery;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.CheckIn;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.DoorAnswer;
import io.plenary.contracts.registrations.DoorTicket;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionCondition;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.QuestionOption;
import io.plenary.contracts.registrations.RegistrationEvents.AttendeesChanged;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAnswers;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.QuestionStage;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.TransferStage;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.testing.Outboxes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static RegistrationStage stage;
    private static QuestionStage questions;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        questions = new QuestionStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static PlacedOrder placed(TicketType type) {
        return await(stage.place(Caller.ANONYMOUS, type, 1));
    }

    private static long count(Question question) {
        return await(stage.database().read(Caller.SYSTEM, sql -> AnswerStore.count(sql, question.id())));
    }

    private static Map<UUID, Map<UUID, List<String>>> read(Caller caller, UUID orderId) {
        return await(stage.database().read(caller, sql -> AnswerStore.of(sql, orderId)));
    }

    private static List<String> one(QuestionOption option) {
        return List.of(option.id().toString());
    }

    @Test
    void nobodyElseReadsOrGivesAnswers() {
        TicketType type = stage.type(0, stage.quota(9));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null, type.id()));
        PlacedOrder placed = placed(type);
        await(questions.answering(Caller.ANONYMOUS, placed, Map.of(food.id(), one(EVERYTHING))));
        OrderKey open = new OrderKey(stage.conference, placed.order().code(), null);
        Caller staff = stage.as(OrganizationRole.ORGANIZER);
        RegistrationStage elsewhere = stage.elsewhere();

        for (Caller other :
                List.of(RegistrationStage.somebody(), Caller.ANONYMOUS, stage.as(OrganizationRole.MEMBER))) {
            assertRefused(Refusal.NOT_FOUND, () -> stage.questions.getOrderAnswers(other, open));
        }
        Caller member = stage.as(OrganizationRole.MEMBER);
        AnswerQuery query = new AnswerQuery(stage.organization, stage.conference, null, 100);
        assertRefused(Refusal.FORBIDDEN, () -> stage.questions.listAnswers(member, query));
        assertRefused(
                Refusal.FORBIDDEN, () -> stage.questions.countAnswers(member, stage.organization, stage.conference));
        assertRefused(
                Refusal.FORBIDDEN, () -> stage.questions.listQuestions(member, stage.organization, stage.conference));
        assertRefused(Refusal.FORBIDDEN, () -> stage.questions.deleteQuestion(member, questions.key(food), 9));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.questions.getOrderAnswers(
                        stage.seller,
                        new OrderKey(elsewhere.conference, placed.order().code(), placed.secret())));
        assertThat(await(stage.questions.listAnswers(
                                stage.seller, new AnswerQuery(stage.organization, elsewhere.conference, null, 100)))
                        .items())
                .isEmpty();
        assertThat(await(stage.questions.getOrderAnswers(staff, open)).items()).isNotEmpty();
        assertThat(await(stage.questions.listAnswers(stage.seller, query)).items())
                .extracting(TicketAnswers::ticketId)
                .contains(placed.order().tickets().get(0).id());
    }

    /** Whatever a statement forgets. */
    @Test
    void rowsOfOthersAreNotSeen() {
        TicketType type = stage.type(0, stage.quota(9));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null, type.id()));
        PlacedOrder placed = placed(type);
        await(questions.answering(Caller.ANONYMOUS, placed, Map.of(food.id(), one(EVERYTHING))));
        UUID order = placed.order().id();

        assertThat(read(RegistrationStage.somebody(), order)).isEmpty();
        assertThat(read(stage.seller, order)).isNotEmpty();
    }

    @Test
    void whoIsNamedInPlaceOfAnotherAnswersAnew() {
        TicketType type = stage.type(0, stage.quota(9));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null, type.id()));
        PlacedOrder placed = placed(type);
        await(questions.answering(Caller.ANONYMOUS, placed, Map.of(food.id(), one(EVERYTHING))));
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.FREE, null));
        UUID ticket = placed.order().tickets().get(0).id();
        Attendee silent = new Attendee(ticket, "Bo", null, null);
        Attendee answering = new Attendee(ticket, "Bo", null, Map.of(food.id(), one(VEGETARIAN)));

        assertCode(
                "ANSWERS_MISSING",
                () -> stage.orders.nameAttendees(Caller.ANONYMOUS, stage.key(placed), List.of(silent)));
        assertThat(questions.answered(placed)).isEqualTo(Map.of(food.id(), one(EVERYTHING)));
        Order renamed = await(stage.orders.nameAttendees(Caller.ANONYMOUS, stage.key(placed), List.of(answering)));
        assertThat(renamed.tickets()).extracting(Ticket::attendeeName).contains("Bo");
    }

    @Test
    void whoDoesNotComeHasAnsweredNothing() {
        TicketType type = stage.type(0, stage.quota(9));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null, type.id()));
        PlacedOrder placed = placed(type);
        await(questions.answering(Caller.ANONYMOUS, placed, Map.of(food.id(), one(VEGETARIAN))));

        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));

        assertThat(count(food)).isZero();
    }

    @Test
    void whoIsErasedHasAnsweredNothing() {
        TicketType type = stage.type(0, stage.quota(9));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null, type.id()));
        Caller ada = RegistrationStage.somebody();
        PlacedOrder placed = await(stage.place(ada, type, 1));
        await(questions.answering(ada, placed, Map.of(food.id(), one(VEGETARIAN))));

        await(stage.database().write(Caller.SYSTEM, tx -> AnswerStore.forgetUser(tx.sql(), ada.userId())
                .compose(gone -> OrderStore.forgetUser(tx.sql(), ada.userId()))));

        assertThat(count(food)).isZero();
        assertCode("ORDER_ENDED", () -> questions.answering(stage.seller, placed, Map.of(food.id(), one(VEGETARIAN))));
    }

    @Test
    void whoIsHandedATicketLacksAnswersUntilTheyGiveThem() {
        TransferStage transfers = new TransferStage(stage);
        TicketType type = transfers.type(0, 1, stage.quota(9));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null, type.id()));
        PlacedOrder placed = placed(type);
        await(questions.answering(Caller.ANONYMOUS, placed, Map.of(food.id(), one(EVERYTHING))));
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.FREE, null));
        assertThat(lacking(type)).isEmpty();

        await(transfers.handOn(placed, 0, "Otto Lind " + type.id()));
        PlacedOrder received = transfers.receivedBy("Otto Lind " + type.id());

        assertThat(received.answersMissing()).isTrue();
        assertThat(lacking(type)).containsExactly(received.order().code());
        DoorStage doors = new DoorStage(stage);
        CheckInListKey door = doors.list(EntryRule.ONCE, type.id());
        assertThat(await(stage.checkIns.snapshot(doors.staff, door, null)).items())
                .extracting(DoorTicket::answersMissing)
                .containsExactly(true);
        CheckIn in = doors.answer(door, DoorStage.GATE_A, DoorStage.scan(stage.code(received)));
        assertThat(in.result()).isEqualTo(ScanResult.IN);
        assertThat(in.answersMissing()).isTrue();

        await(questions.answering(Caller.ANONYMOUS, received, Map.of(food.id(), one(EVERYTHING))));
        assertThat(lacking(type)).isEmpty();
        assertThat(transfers.receivedBy("Otto Lind " + type.id()).answersMissing())
                .isNull();
    }

    @Test
    void onlyWhatIsAskedIsMissing() {
        TicketType type = stage.type(0, stage.quota(9));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null, type.id()));
        PlacedOrder placed = placed(type);
        await(questions.answering(Caller.ANONYMOUS, placed, Map.of(food.id(), one(EVERYTHING))));
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.FREE, null));
        String vegetarian = VEGETARIAN.id().toString();
        String everything = EVERYTHING.id().toString();

        Question unasked = questions.made(
                questions.draft(QuestionKind.TEXT, true, new QuestionCondition(food.id(), List.of(vegetarian))));
        questions.made(questions.draft(
                QuestionKind.TEXT, true, null, stage.type(0, stage.quota(9)).id()));
        questions.made(questions.draft(QuestionKind.TEXT, false, null, type.id()));
        assertThat(lacking(type)).isEmpty();

        questions.patch(
                unasked,
                new JsonObject()
                        .put(
                                "condition",
                                new JsonObject()
                                        .put("questionId", food.id().toString())
                                        .put("values", new JsonArray().add(everything))));
        assertThat(lacking(type)).containsExactly(placed.order().code());
    }

    /** The orders of a type with answers missing. */
    private static List<String> lacking(TicketType type) {
        OrderQuery query =
                new OrderQuery(stage.organization, stage.conference, null, null, null, 200, null, true, null);
        return await(stage.orders.listOrders(stage.seller, query)).items().stream()
                .filter(order -> order.tickets().get(0).ticketTypeId().equals(type.id()))
                .map(Order::code)
                .toList();
    }

    @Test
    void doorsReadWhatIsMeantForThem() {
        TicketType type = stage.type(0, stage.quota(9));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null, type.id()));
        Question secret = questions.made(questions.draft(QuestionKind.TEXT, true, null, type.id()));
        questions.patch(food, new JsonObject().put("showAtCheckIn", true));
        PlacedOrder placed = placed(type);
        Map<UUID, List<String>> answers = Map.of(food.id(), one(VEGETARIAN), secret.id(), List.of("Not for doors"));
        await(questions.answering(Caller.ANONYMOUS, placed, answers));
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.FREE, null));
        DoorStage doors = new DoorStage(stage);
        CheckInListKey door = doors.list(EntryRule.ONCE, type.id());
        DoorAnswer shown = new DoorAnswer(food.label(), QuestionKind.CHOICE, List.of(VEGETARIAN.label()));

        assertThat(await(stage.checkIns.snapshot(doors.staff, door, null)).items())
                .flatExtracting(DoorTicket::answers)
                .containsExactly(shown);
        assertThat(await(stage.checkIns.findTickets(
                        doors.staff, door, placed.order().code())))
                .flatExtracting(DoorTicket::answers)
                .containsExactly(shown);
        assertThat(doors.answer(door, DoorStage.GATE_A, DoorStage.scan(stage.code(placed)))
                        .answers())
                .containsExactly(shown);
    }

    @Test
    void onceItHasBegunOrganizersMendAnswers() {
        RegistrationStage begun = stage.elsewhere();
        QuestionStage there = new QuestionStage(begun);
        TicketType type = begun.type(0, begun.quota(9));
        Question food = there.made(there.draft(QuestionKind.CHOICE, true, null));
        PlacedOrder early = await(begun.place(Caller.ANONYMOUS, type, 1));
        await(there.answering(Caller.ANONYMOUS, early, Map.of(food.id(), one(VEGETARIAN))));
        await(begun.orders.confirmOrder(Caller.ANONYMOUS, begun.key(early), PaymentMethod.FREE, null));
        stage.conferences.begin(begun.conference);
        Map<UUID, List<String>> everything = Map.of(food.id(), one(EVERYTHING));

        assertThat(there.answers(Caller.ANONYMOUS, early).open()).isFalse();
        assertCode("ANSWERS_CLOSED", () -> there.answering(Caller.ANONYMOUS, early, everything));
        begun.named(Caller.ANONYMOUS, early);
        assertThat(there.answered(early)).isEqualTo(Map.of(food.id(), one(VEGETARIAN)));
        assertThat(there.answers(stage.seller, early).open()).isTrue();
        await(there.answering(stage.seller, early, everything));
        assertThat(Outboxes.read(stage.node, "registrations"))
                .filteredOn(event -> event.is(AttendeesChanged.class))
                .extracting(event -> event.as(AttendeesChanged.class))
                .contains(new AttendeesChanged(early.order().id(), 1));
        PlacedOrder late = await(begun.place(Caller.ANONYMOUS, type, 1));
        await(there.answering(Caller.ANONYMOUS, late, everything));
    }
}
