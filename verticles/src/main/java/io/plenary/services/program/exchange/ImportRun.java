package io.plenary.services.program.exchange;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.ImportFinding;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.runtime.Database;
import io.plenary.runtime.DatabaseFailures;
import io.plenary.services.program.conference.Change;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.ProgramStore;
import io.plenary.services.program.sessions.CreditStore;
import io.plenary.services.program.sessions.SessionEdits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import from its file to the program. Reading the file and finding its speakers may be repeated without harm; everything
 * else is one transaction, which also ends the import, so that it happens wholly or not at all and never twice.
 */
final class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final long HEARTBEAT_MILLIS = 1_000;
    private static final Finding GAVE_UP = new Finding(FindingCode.GAVE_UP, Map.of(), null, null);
    private static final int MOST_FAULTS = 3;
    /** Workers that died and services that were silent say little against the file: a node may restart a few times. */
    private static final int MOST_ATTEMPTS = 12;

    /** Another worker took over: what was done here does not count. */
    private static final class LeaseLost extends RuntimeException {
        LeaseLost() {
            super("Another worker has taken over", null, false, false);
        }
    }

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final ConferenceProgram program;
    private final SpeakerClaimsClient speakers;
    private final Database database;
    private final LeaseStore.Lease lease;
    private int percent;
    private boolean applying;

    ImportRun(
            Vertx vertx,
            WorkerExecutor workers,
            ConferenceProgram program,
            SpeakerClaimsClient speakers,
            Database database,
            LeaseStore.Lease lease) {
        this.vertx = vertx;
        this.workers = workers;
        this.program = program;
        this.speakers = speakers;
        this.database = database;
        this.lease = lease;
    }

    Future<Void> run() {
        long heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, fired -> prolong());
        return attempt().recover(this::afterFailure).onComplete(done -> vertx.cancelTimer(heartbeat));
    }

    /** While the change is applied its transaction keeps the import; waiting for it would only use up connections. */
    private void prolong() {
        if (applying) {
            return;
        }
        LeaseStore.prolong(database.direct(), lease, percent)
                .onFailure(
                        failure -> LOG.debug("Import {} was not prolonged: {}", lease.importId(), failure.toString()));
    }

    private Future<Void> attempt() {
        if (lease.attempts() > MOST_ATTEMPTS) {
            return fail("The import was broken off " + MOST_ATTEMPTS + " times.", List.of(report(GAVE_UP)));
        }
        return program.editable(Caller.SYSTEM)
                .compose(conference -> file(conference).compose(file -> isToBeShown(file)
                        .compose(shown -> (shown ? Future.succeededFuture(file) : place(conference, file))
                                .compose(placed -> persons(conference, file, shown))
                                .compose(persons -> change(conference, file, persons, shown)))));
    }

    private Future<ProgramFile> file(Conference conference) {
        percent = 10;
        return LeaseStore.file(database.direct(), lease.importId())
                .compose(file -> workers.executeBlocking(
                        () -> ProgramFile.read(file.getBytes(), lease.format(), conference), false));
    }

    /** What was shown for another version of the program is shown anew, lest something be done that nobody saw. */
    private Future<Boolean> isToBeShown(ProgramFile file) {
        if (lease.preview() || lease.programVersion() == null) {
            return Future.succeededFuture(lease.preview());
        }
        return ProgramStore.read(database.direct())
                .map(state -> isStale(state.version().version(), file));
    }

    private boolean isStale(long version, ProgramFile file) {
        boolean stale = lease.programVersion() != null && lease.programVersion() != version;
        if (stale) {
            file.findings().add(FindingCode.PROGRAM_CHANGED, null, null);
        }
        return stale;
    }

    /** What the conference does not know of where it takes place, and its logo; doing so again changes nothing. */
    private Future<ProgramFile> place(Conference conference, ProgramFile file) {
        MergePatch patch = ConferencePlace.missing(conference, file.document().conference(), file.findings());
        return patch.members().isEmpty()
                ? Future.succeededFuture(file)
                : program.describe(lease.requestedBy() == null ? Caller.SYSTEM : requester(conference), patch)
                        .map(file);
    }

    private Caller requester(Conference conference) {
        return new Caller(lease.requestedBy(), null, Map.of(conference.organizationId(), OrganizationRole.ORGANIZER));
    }

    private Future<ImportPlan.Persons> persons(Conference conference, ProgramFile file, boolean shown) {
        percent = 40;
        return known(conference, file)
                .map(known -> new PersonKeys(file.document(), conference.id(), known, file.findings()))
                .compose(keys -> CreditStore.speakersByName(database.direct())
                        .compose(credited ->
                                speakers.resolve(conference.organizationId(), keys.persons(), credited, !shown))
                        .map(found -> new ImportPlan.Persons(keys, found)));
    }

    /** Whom earlier files called what; of ids none of them used, the speakers service may know more. */
    private Future<List<KnownPerson>> known(Conference conference, ProgramFile file) {
        return PersonStore.all(database.direct()).compose(known -> {
            List<KnownPerson> unknown = new PersonIds(file.document()).unknown(known);
            return CreditStore.namesBySpeaker(database.direct())
                    .compose(named -> speakers.known(conference, unknown, named))
                    .map(more -> Stream.concat(known.stream(), more.stream()).toList());
        });
    }

    private Future<Void> change(Conference conference, ProgramFile file, ImportPlan.Persons persons, boolean shown) {
        percent = 60;
        applying = true;
        return program.change(requester(conference), conference, change -> LeaseStore.hold(change.sql(), lease)
                .compose(held -> held ? PlanStore.read(change.sql()) : Future.failedFuture(new LeaseLost()))
                .compose(stored -> plan(conference, file, persons, stored)
                        .compose(plan -> shown || !lease.preview() && isStale(change.version(), file)
                                ? show(change, file, plan, stored)
                                : apply(change, file, plan))));
    }

    private Future<ImportPlan> plan(
            Conference conference, ProgramFile file, ImportPlan.Persons persons, ImportPlan.Stored stored) {
        ImportPlan.Terms terms = new ImportPlan.Terms(lease.rule(), ZoneId.of(conference.timeZone()));
        return workers.executeBlocking(() -> new ImportPlan(file, stored, persons, terms, UUID::randomUUID), false);
    }

    /** Keeps what the plan would change, and changes nothing. */
    private Future<Void> show(Change change, ProgramFile file, ImportPlan plan, ImportPlan.Stored stored) {
        return workers.executeBlocking(() -> PlanChanges.of(plan, stored), false)
                .compose(changes -> ChangeStore.replace(change.sql(), lease.importId(), changes))
                .compose(kept -> LeaseStore.preview(
                        change.sql(), lease, change.version(), plan.counts(), file.report(plan.storedIds())));
    }

    private Future<Void> apply(Change change, ProgramFile file, ImportPlan plan) {
        announce(change, plan);
        return PlanStore.apply(change.sql(), plan)
                .compose(applied ->
                        LeaseStore.succeed(change.sql(), lease, plan.counts(), file.report(plan.sessionIds)));
    }

    private void announce(Change change, ImportPlan plan) {
        if (plan.isEmpty()) {
            return;
        }
        plan.rooms.touched().forEach(id -> change.announce(version -> new ProgramEvents.RoomsChanged(id, version)));
        plan.tracks.touched().forEach(id -> change.announce(version -> new ProgramEvents.TracksChanged(id, version)));
        plan.created.forEach(created -> change.announce(SessionEdits.event(null, created.session())));
        List.of(plan.updated, plan.cancelled)
                .forEach(changed -> changed.forEach(one -> change.announce(
                        SessionEdits.event(one.before(), one.after().session()))));
        change.announce(version -> new ProgramEvents.ProgramImported(lease.importId(), plan.counts(), version));
    }

    private Future<Void> afterFailure(Throwable failure) {
        if (failure instanceof LeaseLost) {
            return Future.succeededFuture();
        }
        if (failure instanceof UnreadableProgram unreadable) {
            String reason = failure.getMessage().replaceFirst("\\.$", "");
            return fail("The file cannot be read: " + reason + ".", List.of(report(unreadable.finding())));
        }
        if (Refusal.CONFLICT.is(failure) || Refusal.NOT_FOUND.is(failure) || Refusal.INVALID.is(failure)) {
            return fail(failure.getMessage(), List.of());
        }
        LOG.warn("Import {} failed, attempt {}", lease.importId(), lease.attempts(), failure);
        int faults = lease.faults() + (isSilence(failure) ? 0 : 1);
        return lease.attempts() < MOST_ATTEMPTS && faults < MOST_FAULTS
                ? LeaseStore.giveBack(database.direct(), lease, faults)
                : fail(
                        "Something went wrong here again and again. Import " + lease.importId(),
                        List.of(report(GAVE_UP)));
    }

    private static ImportFinding report(Finding finding) {
        return ProgramFile.reported(finding, null);
    }

    private static boolean isSilence(Throwable failure) {
        return Refusal.UNAVAILABLE.is(failure) || Refusal.TOO_LATE.is(failure) || DatabaseFailures.isOverload(failure);
    }

    private Future<Void> fail(String error, List<ImportFinding> findings) {
        return database.write(Caller.SYSTEM, tx -> LeaseStore.fail(tx.sql(), lease, error, findings));
    }
}
