package io.plenary.services.registrations;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.registrations.CheckIn;
import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Passage;
import io.plenary.contracts.registrations.Scan;
import io.plenary.contracts.registrations.ScanBatch;
import io.plenary.contracts.registrations.ScanDevice;
import io.plenary.contracts.registrations.ScanResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Doors of the conference, and what is shown there. */
final class DoorStage {

    static final ScanDevice GATE_A = new ScanDevice(UUID.randomUUID(), "Gate A");
    static final ScanDevice GATE_B = new ScanDevice(UUID.randomUUID(), "Gate B");
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final RegistrationStage stage;
    final Caller staff;

    DoorStage(RegistrationStage stage) {
        this.stage = stage;
        staff = stage.as(OrganizationRole.ORGANIZER);
    }

    CheckInList draft(EntryRule rule, UUID... types) {
        return new CheckInList(
                UUID.randomUUID(),
                stage.organization,
                stage.conference,
                "Main entrance",
                List.of(types),
                rule,
                null,
                null,
                null,
                null,
                0);
    }

    CheckInListKey list(EntryRule rule, UUID... types) {
        CheckInList list = await(stage.checkIns.createCheckInList(stage.seller, draft(rule, types)));
        return key(list.id());
    }

    CheckInListKey key(UUID listId) {
        return new CheckInListKey(stage.organization, stage.conference, listId);
    }

    static Scan scan(String code, Instant at, boolean decided) {
        return new Scan(UUID.randomUUID(), code, null, Passage.IN, at, decided);
    }

    static Scan scan(String code) {
        return scan(code, NOW, false);
    }

    static ScanBatch batch(ScanDevice device, Scan... scans) {
        return new ScanBatch(device, Instant.now(), List.of(scans));
    }

    CheckIn answer(CheckInListKey key, ScanDevice device, Scan scan) {
        return await(stage.checkIns.checkIn(staff, key, batch(device, scan)))
                .items()
                .get(0);
    }

    ScanResult result(CheckInListKey key, String code) {
        return answer(key, GATE_A, scan(code)).result();
    }
}
