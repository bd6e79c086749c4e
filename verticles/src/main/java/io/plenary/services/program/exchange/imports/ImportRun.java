package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.ImportFinding;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.Lease;
import io.plenary.services.program.conference.Change;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.ProgramStore;
import io.plenary.services.program.sessions.CreditStore;
import io.plenary.services.program.sessions.SessionEdits;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * One import from its file to the program. Reading the file and finding its speakers may be repeated without harm; everything
 * else is one transaction, which also ends the import, so that it happens wholly or not at all and never twice.
 */
final class ImportRun {

    private static final Finding GAVE_UP = new Finding(FindingCode.GAVE_UP, Map.of(), null, null);

    private final FileThreads threads;
    private final ConferenceProgram program;
    private final SpeakerClaimsClient speakers;
    private final Database database;
    private final RunStore.Run run;
    private final IntConsumer progress;

    ImportRun(
            FileThreads threads,
            ConferenceProgram program,
            SpeakerClaimsClient speakers,
            Database database,
            RunStore.Run run,
            IntConsumer progress) {
        this.threads = threads;
        this.program = program;
        this.speakers = speakers;
        this.database = database;
        this.run = run;
        this.progress = progress;
    }

    /** Fails where trying again may help, or nobody knows. */
    Future<Void> run() {
        return attempt().recover(this::afterFailure);
    }

    private Future<Void> attempt() {
        return program.editable(Caller.SYSTEM, Right.PROGRAM_IMPORT)
                .compose(conference -> file(conference).compose(file -> isToBeShown(file)
                        .compose(shown -> (shown ? Future.succeededFuture(file) : place(conference, file))
                                .compose(placed -> persons(conference, file, shown))
                                .compose(persons -> change(conference, file, persons, shown)))));
    }

    private Future<ProgramFile> file(Conference conference) {
        progress.accept(10);
        return RunStore.file(database.direct(), run.importId())
                .compose(file -> threads.read(() -> ProgramFile.read(file.getBytes(), run.format(), conference)));
    }

    /** What was shown for another version of the program is shown anew, lest something be done that nobody saw. */
    private Future<Boolean> isToBeShown(ProgramFile file) {
        if (run.preview() || run.programVersion() == null) {
            return Future.succeededFuture(run.preview());
        }
        return program.readWorking(ProgramStore::read)
                .map(state -> isStale(state.version().version(), file));
    }

    private boolean isStale(long version, ProgramFile file) {
        boolean stale = run.programVersion() != null && run.programVersion() != version;
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
                : program.describe(run.requestedBy() == null ? Caller.SYSTEM : requester(conference), patch)
                        .map(file);
    }

    private Caller requester(Conference conference) {
        return new Caller(run.requestedBy(), null, Map.of(conference.organizationId(), OrganizationRole.ORGANIZER));
    }

    private Future<ImportPlan.Persons> persons(Conference conference, ProgramFile file, boolean shown) {
        progress.accept(40);
        return program.readWorking(CreditStore::namesBySpeaker).compose(names -> CreditStore.numbers(database.direct())
                .compose(numbers -> known(conference, file, names)
                        .map(known -> new PersonMatches.Credited(names, numbers, known))
                        .compose(credited -> persons(conference, file, shown, credited))));
    }

    /** Whom earlier files called what; of ids none of them used, the speakers service may know more. */
    private Future<List<KnownPerson>> known(Conference conference, ProgramFile file, Map<UUID, Set<String>> names) {
        return PersonStore.all(database.direct()).compose(known -> {
            List<KnownPerson> unknown = new PersonIds(file.document()).unknown(known);
            return speakers.known(conference, unknown, names)
                    .map(more -> Stream.concat(known.stream(), more.stream()).toList());
        });
    }

    private Future<ImportPlan.Persons> persons(
            Conference conference, ProgramFile file, boolean shown, PersonMatches.Credited credited) {
        return threads.work(() -> new PersonKeys(file.document(), conference.id(), credited.called(), file.findings()))
                .compose(keys -> program.readWorking(CreditStore::speakersByName)
                        .compose(byName -> speakers.find(conference.organizationId(), keys, byName, credited))
                        .compose(found -> shown
                                ? Future.succeededFuture(found.everybody())
                                : speakers.resolve(conference, keys, found))
                        .map(found -> new ImportPlan.Persons(keys, found)));
    }

    private Future<Void> change(Conference conference, ProgramFile file, ImportPlan.Persons persons, boolean shown) {
        progress.accept(60);
        return program.change(requester(conference), conference, change -> RunStore.hold(change.sql(), run)
                .compose(held -> held ? PlanStore.read(change.sql()) : Future.failedFuture(new Lease.Lost()))
                .compose(stored -> plan(change, file, persons, stored)
                        .compose(plan -> shown || !run.preview() && isStale(change.version(), file)
                                ? show(change, file, plan, stored)
                                : apply(change, file, plan))));
    }

    private Future<ImportPlan> plan(
            Change change, ProgramFile file, ImportPlan.Persons persons, ImportPlan.Stored stored) {
        Conference conference = change.conference();
        ImportPlan.Terms terms = new ImportPlan.Terms(run.rule(), ZoneId.of(conference.timeZone()), change.toDraft());
        return threads.work(() -> new ImportPlan(file, stored, persons, terms, UUID::randomUUID));
    }

    /** Keeps what the plan would change, and changes nothing. */
    private Future<Void> show(Change change, ProgramFile file, ImportPlan plan, ImportPlan.Stored stored) {
        return threads.work(() -> PlanChanges.of(plan, stored))
                .compose(changes -> ImportChangeStore.replace(change.sql(), run.importId(), changes))
                .compose(kept -> RunStore.preview(
                        change.sql(), run, change.version(), plan.counts(), file.report(plan.storedIds())));
    }

    private Future<Void> apply(Change change, ProgramFile file, ImportPlan plan) {
        return threads.work(() -> announced(change, plan))
                .compose(announced -> PlanStore.apply(change.sql(), plan))
                .compose(applied -> RunStore.succeed(change.sql(), run, plan.counts(), file.report(plan.sessionIds)));
    }

    /** A thousand events are written as what they are stored as. */
    private Change announced(Change change, ImportPlan plan) {
        if (plan.isEmpty()) {
            return change;
        }
        plan.rooms.touched().forEach(id -> change.announce(version -> new ProgramEvents.RoomsChanged(id, version)));
        plan.tracks.touched().forEach(id -> change.announce(version -> new ProgramEvents.TracksChanged(id, version)));
        plan.created.forEach(created -> change.announce(SessionEdits.event(null, created.session())));
        List.of(plan.updated, plan.cancelled)
                .forEach(changed -> changed.forEach(one -> change.announce(
                        SessionEdits.event(one.before(), one.after().session()))));
        change.announce(version -> new ProgramEvents.ProgramImported(run.importId(), plan.counts(), version));
        return change;
    }

    private Future<Void> afterFailure(Throwable failure) {
        if (failure instanceof UnreadableProgram unreadable) {
            String reason = failure.getMessage().replaceFirst("\\.$", "");
            return fail(
                    database, run, "The file cannot be read: " + reason + ".", List.of(report(unreadable.finding())));
        }
        return Refusal.CONFLICT.is(failure) || Refusal.NOT_FOUND.is(failure) || Refusal.INVALID.is(failure)
                ? fail(database, run, failure.getMessage(), List.of())
                : Future.failedFuture(failure);
    }

    /** It was tried often enough; nothing happens where no import was begun. */
    static Future<Void> giveUpBegun(Database database, Throwable cause) {
        return database.write(Caller.SYSTEM, tx -> RunStore.begun(tx.sql()).compose(begun -> begun.map(
                        run -> RunStore.fail(tx.sql(), run, whyGivenUp(run, cause), List.of(report(GAVE_UP))))
                .orElse(Future.succeededFuture())));
    }

    private static String whyGivenUp(RunStore.Run run, Throwable cause) {
        return cause instanceof Lease.BrokenOff brokenOff
                ? "The import was broken off " + brokenOff.times() + " times."
                : "Something went wrong here again and again. Import " + run.importId();
    }

    private static ImportFinding report(Finding finding) {
        return ProgramFile.reported(finding, null);
    }

    private static Future<Void> fail(Database database, RunStore.Run run, String error, List<ImportFinding> findings) {
        return database.write(Caller.SYSTEM, tx -> RunStore.fail(tx.sql(), run, error, findings));
    }
}
