package io.plenary.services.registrations.doors;

import static io.plenary.services.registrations.DoorStage.GATE_A;
import static io.plenary.services.registrations.DoorStage.GATE_B;
import static io.plenary.services.registrations.DoorStage.NOW;
import static io.plenary.services.registrations.DoorStage.batch;
import static io.plenary.services.registrations.DoorStage.scan;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.CheckIn;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Passage;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Scan;
import io.plenary.contracts.registrations.ScanAnswers;
import io.plenary.contracts.registrations.ScanBatch;
import io.plenary.contracts.registrations.ScanDevice;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is let in, whoever comes first and whatever is shown. */
class CheckInsTest {

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
    void whoComesFirstIsInAndTheNextIsToldWhereAndWhen() {
        CheckInListKey key = doors.list(EntryRule.ONCE);
        PlacedOrder placed = stage.confirmed(type, 1);

        CheckIn first = doors.answer(key, GATE_A, scan(stage.code(placed)));
        CheckIn second = doors.answer(key, GATE_B, scan(stage.code(placed)));

        assertThat(first.result()).isEqualTo(ScanResult.IN);
        assertThat(first.attendeeName()).isEqualTo("Ada");
        assertThat(first.typeName()).isEqualTo("Regular");
        assertThat(first.orderCode()).isEqualTo(placed.order().code());
        assertThat(second.result()).isEqualTo(ScanResult.ALREADY_IN);
        assertThat(second.earlier().device()).isEqualTo(GATE_A);
        assertThat(second.earlier().at()).isEqualTo(first.at());
        assertThat(second.conflict()).isFalse();
    }

    @Test
    void ofFortyAtOnceOneIsIn() {
        CheckInListKey key = doors.list(EntryRule.ONCE);
        String code = stage.code(stage.confirmed(type, 1));

        List<Future<ScanAnswers>> all = IntStream.range(0, 40)
                .mapToObj(i -> answered(key, batch(new ScanDevice(UUID.randomUUID(), "Gate " + i), scan(code))))
                .toList();
        await(Future.all(all));

        assertThat(all.stream().map(one -> one.result().items().get(0).result()))
                .filteredOn(ScanResult.IN::equals)
                .hasSize(1);
        assertThat(await(stage.checkIns.counts(staff, key)).in()).isEqualTo(1);
    }

    /** A device sends once more what the server had no time for. */
    private static Future<ScanAnswers> answered(CheckInListKey key, ScanBatch batch) {
        return stage.checkIns
                .checkIn(staff, key, batch)
                .recover(fault -> is(fault, Refusal.UNAVAILABLE) || is(fault, Refusal.TOO_LATE)
                        ? answered(key, batch)
                        : Future.failedFuture(fault));
    }

    private static boolean is(Throwable fault, Refusal refusal) {
        return fault instanceof ServiceException exception && exception.failureCode() == refusal.status();
    }

    @Test
    void aScanThatIsKnownIsAnsweredAsBefore() {
        CheckInListKey key = doors.list(EntryRule.ONCE);
        Scan scan = scan(stage.code(stage.confirmed(type, 1)));
        Scan forged = scan("nothing");

        ScanAnswers once = await(stage.checkIns.checkIn(staff, key, batch(GATE_A, scan, forged)));
        ScanAnswers again = await(stage.checkIns.checkIn(staff, key, batch(GATE_A, forged, scan)));

        assertThat(once.items()).extracting(CheckIn::result).containsExactly(ScanResult.IN, ScanResult.UNKNOWN);
        assertThat(again.items())
                .containsExactly(once.items().get(1), once.items().get(0));
    }

    @Test
    void theIdOfAScanLetsNoOtherTicketIn() {
        CheckInListKey key = doors.list(EntryRule.ONCE);
        Scan scan = scan(stage.code(stage.confirmed(type, 1)));
        doors.answer(key, GATE_A, scan);
        for (String code : List.of(stage.code(stage.confirmed(type, 1)), "nothing")) {
            Scan other = new Scan(scan.id(), code, null, Passage.IN, NOW, false);

            CheckIn answer = doors.answer(key, GATE_A, other);

            assertThat(answer.result()).isEqualTo(ScanResult.UNKNOWN);
            assertThat(answer.ticketId()).isNull();
        }
        assertThat(doors.answer(key, GATE_A, scan).result()).isEqualTo(ScanResult.IN);
        assertThat(await(stage.checkIns.counts(staff, key)).in()).isEqualTo(1);
    }

    @Test
    void twoDevicesWithoutANetworkThatLetTheSameTicketInAreAConflict() {
        CheckInListKey key = doors.list(EntryRule.ONCE);
        String code = stage.code(stage.confirmed(type, 1));

        CheckIn later = doors.answer(key, GATE_B, scan(code, NOW.minusSeconds(60), true));
        CheckIn earlier = doors.answer(key, GATE_A, scan(code, NOW.minusSeconds(480), true));

        assertThat(later.result()).isEqualTo(ScanResult.IN);
        assertThat(earlier.result()).isEqualTo(ScanResult.ALREADY_IN);
        assertThat(earlier.conflict()).isTrue();
        assertThat(earlier.earlier().device()).isEqualTo(GATE_B);
        assertThat(await(stage.checkIns.conflicts(staff, key))).containsExactly(earlier);
        assertThat(await(stage.checkIns.counts(staff, key)).conflicts()).isEqualTo(1);

        await(stage.checkIns.undoCheckIn(staff, key, earlier.id(), "The same person"));

        assertThat(await(stage.checkIns.conflicts(staff, key))).isEmpty();
        assertThat(await(stage.checkIns.counts(staff, key)).in()).isEqualTo(1);
    }

    @Test
    void scansOfABatchHappenInTheOrderOfTheirTimes() {
        CheckInListKey key = doors.list(EntryRule.IN_AND_OUT);
        String code = stage.code(stage.confirmed(type, 1));
        Scan in = scan(code, NOW.minusSeconds(300), true);
        Scan out = new Scan(UUID.randomUUID(), code, null, Passage.OUT, NOW.minusSeconds(200), true);
        Scan back = scan(code, NOW.minusSeconds(100), true);

        ScanAnswers answers = await(stage.checkIns.checkIn(staff, key, batch(GATE_A, back, out, in)));

        assertThat(answers.items())
                .extracting(CheckIn::result)
                .containsExactly(ScanResult.IN, ScanResult.OUT, ScanResult.IN);
        assertThat(answers.clockAhead()).isZero();
    }

    @Test
    void aWrongClockIsCorrectedAndSaid() {
        CheckInListKey key = doors.list(EntryRule.ONCE);
        Scan scan = scan(stage.code(stage.confirmed(type, 1)), NOW.plusSeconds(3_600 - 60), true);

        ScanAnswers answers = await(stage.checkIns.checkIn(
                staff, key, new ScanBatch(GATE_A, Instant.now().plusSeconds(3_600), List.of(scan))));

        assertThat(answers.clockAhead()).isBetween(3_590L, 3_600L);
        assertThat(answers.items().get(0).at()).isBetween(NOW.minusSeconds(61), NOW.minusSeconds(40));
    }

    @Test
    void whatIsForgedForeignRevokedOrNotPaidIsSaidSo() {
        CheckInListKey key = doors.list(EntryRule.ONCE);
        PlacedOrder placed = stage.confirmed(type, 1);
        PlacedOrder revoked = stage.confirmed(type, 1);
        String revokedCode = stage.code(revoked);
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(revoked), null));
        PlacedOrder held = await(stage.place(Caller.ANONYMOUS, type, 1));
        UUID heldTicket = held.order().tickets().get(0).id();
        byte[] bytes = Base64.getUrlDecoder().decode(stage.code(placed));
        bytes[30] ^= 1;
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertThat(doors.result(key, forged)).isEqualTo(ScanResult.FORGED);
        assertThat(doors.result(key, "https://example.org")).isEqualTo(ScanResult.UNKNOWN);
        assertThat(doors.result(key, revokedCode)).isEqualTo(ScanResult.REVOKED);
        assertThat(doors.answer(key, GATE_A, new Scan(UUID.randomUUID(), null, heldTicket, Passage.IN, NOW, false))
                        .result())
                .isEqualTo(ScanResult.NOT_PAID);
        assertThat(doors.result(doors.list(EntryRule.ONCE, stage.type(0).id()), stage.code(placed)))
                .isEqualTo(ScanResult.NOT_HERE);
        assertThat(doors.result(key, stage.code(placed))).isEqualTo(ScanResult.IN);
    }

    @Test
    void aTicketOfAnotherConferenceIsForeignWhateverIsClaimed() {
        CheckInListKey key = doors.list(EntryRule.ONCE);
        UUID other = UUID.randomUUID();
        stage.conferences.published(other, UUID.randomUUID());
        PlacedOrder elsewhere = stage.confirmedAt(other);
        String code = await(stage.orders.listPasses(Caller.ANONYMOUS, RegistrationStage.keyAt(other, elsewhere)))
                .get(0)
                .code();
        UUID ticket = elsewhere.order().tickets().get(0).id();

        CheckIn foreign = doors.answer(key, GATE_A, scan(code));
        CheckIn guessed = doors.answer(key, GATE_A, new Scan(UUID.randomUUID(), null, ticket, Passage.IN, NOW, false));

        assertThat(foreign.result()).isEqualTo(ScanResult.FOREIGN);
        assertThat(foreign.attendeeName()).isNull();
        assertThat(guessed.result()).isEqualTo(ScanResult.UNKNOWN);
        assertThat(guessed.attendeeName()).isNull();
    }

    @Test
    void whatIsUndoneCountsNoMoreAndSaysWhy() {
        CheckInListKey key = doors.list(EntryRule.ONCE);
        String code = stage.code(stage.confirmed(type, 1));
        CheckIn in = doors.answer(key, GATE_A, scan(code));
        CheckIn refused = doors.answer(key, GATE_A, scan(code));
        assertRefused(Refusal.CONFLICT, () -> stage.checkIns.undoCheckIn(staff, key, refused.id(), "Oops"));
        assertRefused(Refusal.INVALID, () -> stage.checkIns.undoCheckIn(staff, key, in.id(), " "));
        assertRefused(Refusal.INVALID, () -> stage.checkIns.undoCheckIn(staff, key, in.id(), "x".repeat(501)));
        assertRefused(Refusal.NOT_FOUND, () -> stage.checkIns.undoCheckIn(staff, key, UUID.randomUUID(), "Oops"));

        CheckIn undone = await(stage.checkIns.undoCheckIn(staff, key, in.id(), "Wrong person"));

        assertThat(undone.undoneReason()).isEqualTo("Wrong person");
        assertThat(await(stage.checkIns.undoCheckIn(staff, key, in.id(), "Again")))
                .isEqualTo(undone);
        assertThat(await(stage.checkIns.counts(staff, key)).in()).isZero();
        assertThat(doors.result(key, code)).isEqualTo(ScanResult.IN);
    }
}
