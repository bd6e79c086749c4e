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
public final class DoorStage {

    public static final ScanDevice GATE_A = new ScanDevice(UUID.randomUUID(), "Gate A");
    public static final ScanDevice GATE_B = new ScanDevice(UUID.randomUUID(), "Gate B");
    public static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final RegistrationStage stage;
    public final Caller staff;

    public DoorStage(RegistrationStage stage) {
        this.stage = stage;
        staff = stage.as(OrganizationRole.ORGANIZER);
    }

    public CheckInList draft(EntryRule rule, UUID... types) {
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

    public CheckInListKey list(EntryRule rule, UUID... types) {
        CheckInList list = await(stage.checkIns.createCheckInList(stage.seller, draft(rule, types)));
        return key(list.id());
    }

    public CheckInListKey key(UUID listId) {
        return new CheckInListKey(stage.organization, stage.conference, listId);
    }

    public static Scan scan(String code, Instant at, boolean decided) {
        return new Scan(UUID.randomUUID(), code, null, Passage.IN, at, decided);
    }

    public static Scan scan(String code) {
        return scan(code, Instant.now().truncatedTo(ChronoUnit.MILLIS), false);
    }

    public static ScanBatch batch(ScanDevice device, Scan... scans) {
        return new ScanBatch(device, Instant.now(), List.of(scans));
    }

    public CheckIn answer(CheckInListKey key, ScanDevice device, Scan scan) {
        return await(stage.checkIns.checkIn(staff, key, batch(device, scan)))
                .items()
                .get(0);
    }

    public ScanResult result(CheckInListKey key, String code) {
        return answer(key, GATE_A, scan(code)).result();
    }
}
