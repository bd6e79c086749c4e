package io.plenary.services.program.conference;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.ProgramVersion;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.UUID;
import java.util.function.Function;

/** One conference as its program sees it: who may do what, and the way to its database. */
public final class ConferenceProgram {

    private final UUID conferenceId;
    private final KnownConferences conferences;
    private final ConferenceDatabases databases;

    public ConferenceProgram(UUID conferenceId, KnownConferences conferences, ConferenceDatabases databases) {
        this.conferenceId = conferenceId;
        this.conferences = conferences;
        this.databases = databases;
    }

    public UUID conferenceId() {
        return conferenceId;
    }

    public Future<UUID> organizationId() {
        return conferences.get(conferenceId).map(Conference::organizationId);
    }

    /** The conference, for those who see it; refused with NOT_FOUND for others. */
    public Future<Conference> visible(Caller caller) {
        return conferences.get(conferenceId).map(conference -> Rights.requireVisible(conference, caller));
    }

    /** The conference, for those who see also what is not public of it. */
    public Future<Conference> readable(Caller caller) {
        return conferences.get(conferenceId).map(conference -> Rights.requireReadable(conference, caller));
    }

    /** Whether the caller sees also what is not public. */
    public Future<Boolean> isReadable(Caller caller) {
        return conferences.get(conferenceId).map(conference -> Rights.isReadable(conference, caller));
    }

    /** The conference, for those who may change all of its program this way. */
    public Future<Conference> editable(Caller caller, Right right) {
        return conferences.get(conferenceId).map(conference -> Rights.requireEditable(conference, caller, right));
    }

    /** The conference, for those who may change sessions, if only those of some tracks: {@link Change#tracks()} says which. */
    public Future<Conference> editableInTracks(Caller caller) {
        return conferences.get(conferenceId).map(conference -> Rights.requireSomeTracks(conference, caller));
    }

    /** Changes what is known of the conference besides its program. */
    public Future<Void> describe(Caller caller, MergePatch patch) {
        return conferences.update(caller, conferenceId, patch);
    }

    public Future<Database> database() {
        return databases.get(conferenceId);
    }

    /** Reads with one statement, which needs no transaction: everything in the database is this conference's. */
    public <T> Future<T> read(Caller caller, Function<SqlClient, Future<T>> work) {
        return visible(caller).compose(seen -> readReleased(work));
    }

    /** Reads what readers see, for whoever was found to be one. */
    public <T> Future<T> readReleased(Function<SqlClient, Future<T>> work) {
        return database().compose(database -> work.apply(database.direct()));
    }

    /** Reads what organizers work on: the draft, where there is one. */
    public <T> Future<T> readWorking(Function<SqlClient, Future<T>> work) {
        return databases.state(conferenceId).compose(state -> database()
                .compose(database -> state.hasDraft()
                        ? database.snapshot(sql -> CopyStore.reading(CopyStore.working(sql), sql, work))
                        : work.apply(database.direct())));
    }

    /** The same, surely as it is now, and all of it of one moment. */
    public <T> Future<T> snapshotWorking(Function<SqlClient, Future<T>> work) {
        return database()
                .compose(database -> database.snapshot(sql -> CopyStore.reading(CopyStore.working(sql), sql, work)));
    }

    /** Reads the program as it was at a release. */
    public <T> Future<T> snapshotAt(int release, Function<SqlClient, Future<T>> work) {
        return database()
                .compose(database ->
                        database.snapshot(sql -> CopyStore.reading(CopyStore.past(sql, release), sql, work)));
    }

    /** Whether organizers work on a draft. */
    public Future<Boolean> hasDraft() {
        return databases.state(conferenceId).map(ProgramState::hasDraft);
    }

    /**
     * Reads what readers see of a replica, if there is one that has the program as it is known to be. For those who only look: what is decided by
     * it, is decided by the database itself.
     */
    public <T> Future<T> readRelaxed(Caller caller, Function<SqlClient, Future<T>> work) {
        return visible(caller).compose(seen -> readRelaxed(work));
    }

    public <T> Future<T> readRelaxed(Function<SqlClient, Future<T>> work) {
        return database().compose(database -> database.replica()
                .map(replica -> databases
                        .isOn(replica, conferenceId)
                        .compose(there -> work.apply(there ? replica : database.direct()))
                        .recover(failure -> work.apply(database.direct())))
                .orElseGet(() -> work.apply(database.direct())));
    }

    /** Changes what organizers work on, one writer at a time. */
    public <T> Future<T> change(Caller caller, Conference conference, Function<Change, Future<T>> work) {
        return write(caller, conference, true, work);
    }

    /** Changes what readers see, whether or not there is a draft, one writer at a time. */
    public <T> Future<T> release(Caller caller, Conference conference, Function<Change, Future<T>> work) {
        return write(caller, conference, false, work);
    }

    private <T> Future<T> write(
            Caller caller, Conference conference, boolean working, Function<Change, Future<T>> work) {
        return conferences
                .ask(conferenceId)
                .compose(now -> databases.following(
                        conferenceId,
                        databases
                                .toAnnounce(conferenceId)
                                .compose(database -> database.once(caller, transaction -> locked(transaction, working)
                                        .compose(before -> change(
                                                new Change(
                                                        transaction,
                                                        conference,
                                                        Tracks.of(conference, caller),
                                                        now.visibleToAll(),
                                                        before,
                                                        working && before.hasDraft()),
                                                work))))))
                .onSuccess(changed -> databases.changed(conferenceId));
    }

    /** Whoever works on the draft waits for those who release it, and the other way round: they lock the same row. */
    private static Future<ProgramState> locked(Transaction transaction, boolean working) {
        return ProgramStore.lock(transaction.sql())
                .compose(state -> working && state.hasDraft()
                        ? CopyStore.draft(transaction.sql()).compose(entered -> ProgramStore.read(transaction.sql()))
                        : Future.succeededFuture(state));
    }

    private static <T> Future<T> change(Change change, Function<Change, Future<T>> work) {
        return work.apply(change).compose(result -> change.finish().map(result));
    }

    /** The program's version, at most a second old, and never older than a change made on this node. */
    public Future<ProgramVersion> version() {
        return databases.state(conferenceId).map(ProgramState::version);
    }
}
