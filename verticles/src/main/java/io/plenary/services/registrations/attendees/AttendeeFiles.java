package io.plenary.services.registrations.attendees;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.AttendeeFormat;
import io.plenary.contracts.registrations.AttendeeImportKey;
import io.plenary.contracts.registrations.AttendeeImportState;
import io.plenary.formats.tables.ColumnGuesses;
import io.plenary.formats.tables.Table;
import io.plenary.formats.tables.TableFiles;
import io.plenary.formats.tables.UnreadableTable;
import io.plenary.runtime.Database;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.UUID;

/** Reads files with attendees, on threads of their own: a large one keeps nothing else waiting. */
final class AttendeeFiles {

    private static final int THREADS = 2;
    private static final int LINE = 20;
    private static final int LINES_AT_ONCE = 1_000;

    /** A file as it was read; without lines where it cannot be. */
    record Read(AttendeeFormat format, List<Table.Row> lines, AttendeeImportStore.Contents contents) {}

    private final Database database;
    private final WorkerExecutor threads;
    private final Lanes lanes = new Lanes(new Lanes.Limits(THREADS, 1, THREADS, LINE));

    AttendeeFiles(Vertx vertx, Database database) {
        this.database = database;
        this.threads = vertx.createSharedWorkerExecutor("plenary-attendee-files", THREADS);
    }

    /** One file of an organization at a time: those of others are not kept waiting by it. */
    Future<Read> read(Caller caller, AttendeeImportKey key) {
        return lanes.through(key.organizationId(), "", () -> parsed(caller, key.importId()));
    }

    private Future<Read> parsed(Caller caller, UUID id) {
        return database.read(caller, sql -> AttendeePartStore.announced(sql, id)
                        .compose(size -> AttendeePartStore.whole(sql, id).map(whole -> {
                            AttendeeRules.requireWhole(whole.length, size);
                            return whole;
                        })))
                .compose(file -> threads.executeBlocking(() -> read(file), false));
    }

    private static Read read(byte[] file) {
        try {
            Table table = TableFiles.read(file);
            return new Read(
                    table.format(),
                    table.rows(),
                    new AttendeeImportStore.Contents(ColumnGuesses.columns(table), table.findings()));
        } catch (UnreadableTable e) {
            return new Read(e.format(), List.of(), new AttendeeImportStore.Contents(List.of(), List.of(e.finding())));
        }
    }

    /** The lines take the place of the file. */
    Future<Void> keep(Transaction tx, AttendeeImportKey key, Read read) {
        AttendeeImportState state = read.lines().isEmpty() ? AttendeeImportState.FAILED : AttendeeImportState.READ;
        Future<Void> kept = AttendeePartStore.forget(tx.sql(), key.importId());
        for (int i = 0; i < read.lines().size(); i += LINES_AT_ONCE) {
            List<Table.Row> some = read.lines().subList(i, Math.min(read.lines().size(), i + LINES_AT_ONCE));
            kept = kept.compose(
                    before -> AttendeeLineStore.insert(tx.sql(), key.organizationId(), key.importId(), some));
        }
        return kept.compose(all -> AttendeeImportStore.read(
                tx.sql(), key.importId(), state, read.format(), read.lines().size(), read.contents()));
    }
}
