package io.plenary.services.registrations.doors;

import static io.plenary.services.registrations.QuestionStage.VEGETARIAN;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Grant;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Badge;
import io.plenary.contracts.registrations.BadgeDesign;
import io.plenary.contracts.registrations.BadgeQuery;
import io.plenary.contracts.registrations.BadgeSize;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.QuestionStage;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.VoucherStage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BadgesTest {

    private static RegistrationStage stage;
    private static TicketType type;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        type = stage.type(0, stage.quota(null));
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static BadgeDesign design(UUID conference, UUID question) {
        return new BadgeDesign(stage.organization, conference, BadgeSize.SHEET_OF_8, question, true, false, true, true);
    }

    private static BadgeQuery query(UUID typeId, Instant since, UUID ticketId, boolean codes) {
        return new BadgeQuery(stage.organization, stage.conference, typeId, since, ticketId, codes, null);
    }

    private static List<Badge> badges(BadgeQuery query) {
        return await(stage.badges.listBadges(stage.as(OrganizationRole.ORGANIZER), query))
                .items();
    }

    private static PlacedOrder named(TicketType type, String... names) {
        PlacedOrder placed = stage.confirmed(type, names.length);
        for (int i = 0; i < names.length; i++) {
            UUID ticket = placed.order().tickets().get(i).id();
            await(stage.orders.nameAttendees(
                    Caller.ANONYMOUS, stage.key(placed), List.of(new Attendee(ticket, names[i], null, null))));
        }
        return placed;
    }

    @Test
    void badgesAreOfThoseWhoComeByNameWithTheCodeOfTheirTicket() {
        TicketType own = stage.type(0, stage.quota(null));
        PlacedOrder placed = named(own, "zoe", "Ada", "Émile");
        await(stage.place(Caller.ANONYMOUS, own, 1));

        List<Badge> badges = badges(query(own.id(), null, null, true));

        assertThat(badges).extracting(Badge::name).containsExactlyInAnyOrder("Ada", "zoe", "Émile");
        assertThat(badges.get(0).name()).isEqualTo("Ada");
        assertThat(await(stage.orders.listPasses(Caller.ANONYMOUS, stage.key(placed))))
                .extracting(pass -> pass.ticketId() + pass.code())
                .containsExactlyInAnyOrderElementsOf(badges.stream()
                        .map(badge -> badge.ticketId() + badge.code())
                        .toList());
        assertThat(badges(query(own.id(), null, badges.get(0).ticketId(), false)))
                .singleElement()
                .satisfies(badge -> assertThat(badge.code()).isNull());
    }

    /** Whoever has another name or another code since then needs another badge. */
    @Test
    void onlyNewOnesAreSince() {
        TicketType own = stage.type(0, stage.quota(null));
        PlacedOrder before = named(own, "Ada", "Bo");
        Instant since = await(stage.database().read(Caller.SYSTEM, sql -> sql.query("select clock_timestamp() as now")
                        .execute()))
                .iterator()
                .next()
                .getOffsetDateTime("now")
                .toInstant();
        PlacedOrder later = named(own, "Cy");
        UUID ticket = before.order().tickets().get(0).id();
        await(stage.orders.reissueTicket(Caller.ANONYMOUS, stage.key(before), ticket, null));

        assertThat(badges(query(own.id(), since, null, false)))
                .extracting(Badge::orderCode)
                .containsExactlyInAnyOrder(later.order().code(), before.order().code());
        assertThat(badges(query(own.id(), Instant.now().plusSeconds(60), null, false)))
                .isEmpty();
    }

    @Test
    void anAnswerIsBeneathTheNameWhereTheDesignSaysSo() {
        QuestionStage questions = new QuestionStage(stage);
        TicketType own = stage.type(0, stage.quota(null));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, false, null, own.id()));
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, own, 1));
        await(questions.answering(
                Caller.ANONYMOUS,
                placed,
                Map.of(food.id(), List.of(VEGETARIAN.id().toString()))));
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.FREE, null));

        await(stage.badges.setBadgeDesign(stage.seller, design(stage.conference, food.id())));

        assertThat(badges(query(own.id(), null, null, false)))
                .extracting(Badge::affiliation)
                .containsExactly(VEGETARIAN.label());
        assertThat(await(stage.badges.badgeDesign(stage.seller, stage.organization, stage.conference)))
                .isEqualTo(design(stage.conference, food.id()));
        RegistrationStage elsewhere = stage.elsewhere();
        assertRefused(
                Refusal.INVALID,
                () -> stage.badges.setBadgeDesign(stage.seller, design(elsewhere.conference, food.id())));
    }

    @Test
    void nobodyElseReadsWhoComes() {
        named(type, "Ada");
        BadgeQuery all = query(null, null, null, true);
        for (Caller other : List.of(RegistrationStage.somebody(), stage.as(OrganizationRole.MEMBER))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.badges.listBadges(other, all));
            assertRefused(
                    Refusal.FORBIDDEN, () -> stage.badges.badgeDesign(other, stage.organization, stage.conference));
            assertRefused(Refusal.FORBIDDEN, () -> stage.badges.setBadgeDesign(other, design(stage.conference, null)));
        }
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.badges.listBadges(Caller.ANONYMOUS, all));
        // Their own organization, and the conference of another one.
        UUID own = UUID.randomUUID();
        Caller thief = new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(own, OrganizationRole.OWNER));
        BadgeQuery foreign = new BadgeQuery(own, stage.conference, null, null, null, true, null);
        assertThat(await(stage.badges.listBadges(thief, foreign)).items()).isEmpty();
        RegistrationStage elsewhere = stage.elsewhere();
        assertThat(await(stage.badges.listBadges(
                                stage.seller,
                                new BadgeQuery(
                                        stage.organization, elsewhere.conference, null, null, null, false, null)))
                        .items())
                .isEmpty();
    }

    @Test
    void thoseAtTheDoorsPrintTheBadgeOfWhomTheyLetInAndNoOther() {
        TicketType own = stage.type(0, stage.quota(null));
        PlacedOrder placed = stage.confirmed(own, 2);
        UUID ada = placed.order().tickets().get(0).id();
        UUID bo = placed.order().tickets().get(1).id();
        Grant checkIn = new Grant(Set.of(Right.TICKETS_CHECKIN), stage.conference, Set.of());
        Caller staff = stage.as(OrganizationRole.MEMBER).granted(Map.of(stage.organization, List.of(checkIn)));
        DoorStage doors = new DoorStage(stage);

        for (BadgeQuery all : List.of(query(null, null, null, true), query(own.id(), null, null, false))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.badges.listBadges(staff, all));
        }
        assertRefused(Refusal.FORBIDDEN, () -> stage.badges.badgeDesign(staff, stage.organization, stage.conference));
        VoucherStage.assertCode("NOT_LET_IN", () -> stage.badges.listBadges(staff, query(null, null, ada, true)));
        assertThat(doors.result(
                        doors.list(EntryRule.ONCE),
                        await(stage.orders.listPasses(Caller.ANONYMOUS, stage.key(placed))).stream()
                                .filter(pass -> pass.ticketId().equals(ada))
                                .findFirst()
                                .orElseThrow()
                                .code()))
                .isEqualTo(ScanResult.IN);

        assertThat(await(stage.badges.listBadges(staff, query(null, null, ada, true)))
                        .items())
                .singleElement()
                .satisfies(badge -> assertThat(badge.code()).isNotNull());
        VoucherStage.assertCode("NOT_LET_IN", () -> stage.badges.listBadges(staff, query(null, null, bo, true)));
        assertThat(badges(query(own.id(), null, null, true))).hasSize(2);
    }
}
