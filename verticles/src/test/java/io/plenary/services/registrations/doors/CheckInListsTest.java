package io.plenary.services.registrations.doors;

import static io.plenary.services.registrations.DoorStage.GATE_A;
import static io.plenary.services.registrations.DoorStage.NOW;
import static io.plenary.services.registrations.DoorStage.batch;
import static io.plenary.services.registrations.DoorStage.scan;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.CheckIn;
import io.plenary.contracts.registrations.CheckInCounts;
import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.DoorSnapshot;
import io.plenary.contracts.registrations.DoorTicket;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Passage;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Scan;
import io.plenary.contracts.registrations.ScanBatch;
import io.plenary.contracts.registrations.ScanDevice;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of who is let in, what doors see by them, and who may. */
class CheckInListsTest {

    private static RegistrationStage stage;
    private static DoorStage doors;
    private static TicketType type;
    private static Caller staff;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        doors = new DoorStage(stage);
        type = stage.type(0, stage.quota(null));
        staff = doors.staff;
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void aDoorSeesValidTicketsAndWhoIsIn() {
        TicketType own = stage.type(0);
        CheckInListKey key = doors.list(EntryRule.ONCE_A_DAY, own.id());
        PlacedOrder placed = stage.confirmed(own, 2);
        await(stage.place(Caller.ANONYMOUS, own, 1));
        CheckIn in = doors.answer(key, GATE_A, scan(stage.code(placed)));

        DoorSnapshot snapshot = await(stage.checkIns.snapshot(staff, key, null));
        List<DoorTicket> found = await(
                stage.checkIns.findTickets(staff, key, placed.order().code().toLowerCase()));
        CheckInCounts counts = await(stage.checkIns.counts(staff, key));

        assertThat(snapshot.list().id()).isEqualTo(key.listId());
        assertThat(snapshot.keys()).hasSize(1);
        assertThat(snapshot.nextCursor()).isNull();
        assertThat(snapshot.items()).hasSize(2).containsExactlyInAnyOrderElementsOf(found);
        assertThat(snapshot.items())
                .filteredOn(ticket -> ticket.inAt() != null)
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.id()).isEqualTo(in.ticketId()));
        assertThat(counts.valid()).isEqualTo(2);
        assertThat(counts.in()).isEqualTo(1);
        assertThat(counts.quarters()).singleElement().satisfies(quarter -> assertThat(quarter.in())
                .isEqualTo(1));
        assertThat(counts.devices()).singleElement().satisfies(device -> {
            assertThat(device.device()).isEqualTo(GATE_A);
            assertThat(device.lastAt()).isEqualTo(in.at());
        });
        assertRefused(Refusal.INVALID, () -> stage.checkIns.findTickets(staff, key, "a"));
        assertRefused(Refusal.INVALID, () -> stage.checkIns.snapshot(staff, key, "x"));
    }

    @Test
    void listsAreMadeOnceChangedAndRemovedWhileNobodyCameIn() {
        CheckInList draft = doors.draft(EntryRule.ONCE);
        CheckInList made = await(stage.checkIns.createCheckInList(stage.seller, draft));
        CheckInListKey key = doors.key(made.id());
        MergePatch patch = new MergePatch(new JsonObject().put("rule", "IN_AND_OUT"));

        assertThat(await(stage.checkIns.createCheckInList(stage.seller, draft))).isEqualTo(made);
        assertThat(await(stage.checkIns.updateCheckInList(stage.seller, key, patch, 1L))
                        .rule())
                .isEqualTo(EntryRule.IN_AND_OUT);
        assertRefused(Refusal.STALE, () -> stage.checkIns.updateCheckInList(stage.seller, key, patch, 1L));
        MergePatch nameless = new MergePatch(new JsonObject().put("name", " "));
        assertRefused(Refusal.INVALID, () -> stage.checkIns.updateCheckInList(stage.seller, key, nameless, null));
        assertRefused(
                Refusal.INVALID,
                () -> stage.checkIns.createCheckInList(stage.seller, doors.draft(EntryRule.ONCE, UUID.randomUUID())));

        CheckIn in = doors.answer(key, GATE_A, scan(stage.code(stage.confirmed(type, 1))));
        assertRefused(Refusal.CONFLICT, () -> stage.checkIns.deleteCheckInList(stage.seller, key));
        await(stage.checkIns.undoCheckIn(staff, key, in.id(), "Tried out"));
        await(stage.checkIns.deleteCheckInList(stage.seller, key));
        await(stage.checkIns.deleteCheckInList(stage.seller, key));
        assertRefused(Refusal.NOT_FOUND, () -> stage.checkIns.counts(staff, key));
    }

    @Test
    void whatIsNoBatchIsRefusedWhole() {
        CheckInListKey key = doors.list(EntryRule.ONCE);
        Scan scan = scan(stage.code(stage.confirmed(type, 1)));
        Scan bare = new Scan(UUID.randomUUID(), null, null, Passage.IN, NOW, false);
        Scan old = scan(scan.code(), NOW.minus(31, ChronoUnit.DAYS), true);
        Scan[] many = IntStream.range(0, 201).mapToObj(i -> scan("x")).toArray(Scan[]::new);

        for (ScanBatch wrong : List.of(
                batch(GATE_A),
                batch(GATE_A, many),
                batch(GATE_A, scan, scan),
                batch(GATE_A, scan, bare),
                batch(GATE_A, scan, old),
                batch(new ScanDevice(GATE_A.id(), ""), scan),
                batch(null, scan),
                new ScanBatch(GATE_A, null, List.of(scan)))) {
            assertRefused(Refusal.INVALID, () -> stage.checkIns.checkIn(staff, key, wrong));
        }
        assertThat(await(stage.checkIns.counts(staff, key)).in()).isZero();
    }

    @Test
    void othersNeitherSeeNorLetIn() {
        CheckInListKey key = doors.list(EntryRule.ONCE);
        PlacedOrder placed = stage.confirmed(type, 1);
        CheckIn in = doors.answer(key, GATE_A, scan(stage.code(placed)));
        UUID elsewhere = UUID.randomUUID();
        Caller eve = new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(elsewhere, OrganizationRole.OWNER));
        CheckInListKey stolen = new CheckInListKey(elsewhere, stage.conference, key.listId());

        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.checkIns.counts(Caller.ANONYMOUS, key));
        for (Caller caller : List.of(
                eve,
                RegistrationStage.somebody(),
                stage.as(OrganizationRole.MEMBER),
                stage.as(OrganizationRole.STAFF))) {
            Scan scan = scan(stage.code(placed));
            assertRefused(Refusal.FORBIDDEN, () -> stage.checkIns.checkIn(caller, key, batch(GATE_A, scan)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.checkIns.undoCheckIn(caller, key, in.id(), "Mine"));
            assertRefused(Refusal.FORBIDDEN, () -> stage.checkIns.snapshot(caller, key, null));
            assertRefused(Refusal.FORBIDDEN, () -> stage.checkIns.findTickets(caller, key, "Ada"));
            assertRefused(Refusal.FORBIDDEN, () -> stage.checkIns.conflicts(caller, key));
            assertRefused(Refusal.FORBIDDEN, () -> stage.checkIns.deleteCheckInList(caller, key));
            assertRefused(
                    Refusal.FORBIDDEN, () -> stage.checkIns.createCheckInList(caller, doors.draft(EntryRule.ONCE)));
        }
        assertRefused(Refusal.INVALID, () -> stage.checkIns.snapshot(eve, stolen, null));
        assertRefused(Refusal.NOT_FOUND, () -> stage.checkIns.conflicts(eve, stolen));
        assertRefused(Refusal.NOT_FOUND, () -> stage.checkIns.undoCheckIn(eve, stolen, in.id(), "Mine"));
    }

    @Test
    void whoWorkedAtADoorIsForgottenAndWhoCameInIsNot() {
        CheckInListKey key = doors.list(EntryRule.ONCE);
        CheckIn in = doors.answer(key, GATE_A, scan(stage.code(stage.confirmed(type, 1))));
        CheckIn other = doors.answer(key, GATE_A, scan(stage.code(stage.confirmed(type, 1))));
        await(stage.checkIns.undoCheckIn(staff, key, other.id(), "Tried out"));
        assertThat(scansOf(staff.userId())).isGreaterThan(1);

        await(stage.database().write(Caller.SYSTEM, tx -> CheckInStore.forgetUser(tx.sql(), staff.userId())));

        assertThat(scansOf(staff.userId())).isZero();
        assertThat(await(stage.checkIns.counts(staff, key)).in()).isEqualTo(1);
        assertThat(in.result()).isEqualTo(ScanResult.IN);
    }

    private static long scansOf(UUID userId) {
        return await(stage.database().read(Caller.SYSTEM, sql -> sql.preparedQuery(
                        "select count(*) from check_ins where scanned_by = $1 or undone_by = $1")
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getLong(0))));
    }
}
