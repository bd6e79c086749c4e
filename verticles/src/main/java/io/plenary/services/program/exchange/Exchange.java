package io.plenary.services.program.exchange;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.Export;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.ImportChangeKind;
import io.plenary.contracts.program.ImportChangePage;
import io.plenary.contracts.program.ImportChunk;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportJobPage;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.ImportState;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.WaitingWork;
import io.plenary.services.program.exchange.exports.Exports;
import io.plenary.services.program.exchange.imports.ImportChangeStore;
import io.plenary.services.program.exchange.imports.ImportRules;
import io.plenary.services.program.exchange.imports.ImportStore;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Files in and out of one conference. */
public final class Exchange implements ExchangeService {

    private final ConferenceProgram program;
    private final WaitingWork waiting;
    private final Exports exports;

    public Exchange(ConferenceProgram program, WaitingWork waiting, Exports exports) {
        this.program = program;
        this.waiting = waiting;
        this.exports = exports;
    }

    @Override
    public Future<ImportJob> openImport(Caller caller, ImportRequest request) {
        return write(caller, tx -> {
            ImportRules.check(request);
            return ImportStore.find(tx.sql(), request.id())
                    .compose(found -> found.isPresent()
                            ? Future.succeededFuture(madeBefore(found.get(), request))
                            : insert(tx, caller, request));
        });
    }

    private static Future<ImportJob> insert(Transaction tx, Caller caller, ImportRequest request) {
        return ImportStore.waiting(tx.sql()).compose(count -> {
            if (count >= ImportRules.MOST_WAITING) {
                throw Refusal.TOO_MANY.because("TOO_MANY_IMPORTS", "Too many imports are waiting already.");
            }
            return ImportStore.insert(tx.sql(), caller.userId(), request)
                    .map(inserted -> inserted.orElseThrow(Exchange::idInUse));
        });
    }

    private static ImportJob madeBefore(ImportJob job, ImportRequest request) {
        boolean same = job.format() == request.format()
                && job.size() == request.size()
                && Objects.equals(job.filename(), request.filename());
        if (!same) {
            throw idInUse();
        }
        return job;
    }

    @Override
    public Future<Void> sendChunk(Caller caller, ImportChunk chunk) {
        return write(caller, tx -> {
            ImportRules.check(chunk);
            return locked(tx, chunk.importId())
                    .compose(job ->
                            job.state() == ImportState.UPLOADING ? put(tx, job, chunk) : Future.succeededFuture());
        });
    }

    private static Future<Void> put(Transaction tx, ImportJob job, ImportChunk chunk) {
        return ImportStore.putChunk(tx.sql(), chunk)
                .compose(put -> ImportStore.parts(tx.sql(), job.id()))
                .map(parts -> {
                    if (parts.bytes() > job.size()) {
                        throw Refusal.TOO_LARGE.because("The file is larger than was announced.");
                    }
                    return null;
                });
    }

    @Override
    public Future<ImportJob> startImport(Caller caller, UUID importId) {
        return program.editable(caller, Right.PROGRAM_IMPORT)
                .compose(conference -> waiting.expect(program.conferenceId()))
                .compose(expected -> write(caller, tx -> locked(tx, importId)
                        .compose(job ->
                                job.state() == ImportState.UPLOADING ? queue(tx, job) : Future.succeededFuture(job))))
                .onSuccess(queued -> waiting.begin(program.conferenceId()));
    }

    private static Future<ImportJob> queue(Transaction tx, ImportJob job) {
        return ImportStore.parts(tx.sql(), job.id()).compose(parts -> {
            if (!parts.make(job.size())) {
                throw Refusal.CONFLICT.because("Parts of the file are missing.");
            }
            return ImportStore.queue(tx.sql(), job.id())
                    .compose(queued -> ImportStore.find(tx.sql(), job.id()))
                    .map(Exchange::orRefuse);
        });
    }

    @Override
    public Future<ImportJob> previewImport(Caller caller, UUID importId, ImportRule rule) {
        return decide(
                caller,
                importId,
                (tx, job) -> job.state() == ImportState.PREVIEWED
                        ? again(tx, job, true, rule)
                        : Future.failedFuture(alreadyDecided()));
    }

    @Override
    public Future<ImportJob> applyImport(Caller caller, UUID importId) {
        return decide(caller, importId, (tx, job) -> switch (job.state()) {
            case PREVIEWED -> again(tx, job, false, job.rule());
            case QUEUED, RUNNING, SUCCEEDED -> Future.succeededFuture(job);
            default -> Future.failedFuture(alreadyDecided());
        });
    }

    private Future<ImportJob> decide(
            Caller caller, UUID importId, BiFunction<Transaction, ImportJob, Future<ImportJob>> decision) {
        return program.editable(caller, Right.PROGRAM_IMPORT)
                .compose(conference -> waiting.expect(program.conferenceId()))
                .compose(expected -> write(caller, tx -> locked(tx, importId).compose(job -> decision.apply(tx, job))))
                .onSuccess(queued -> waiting.begin(program.conferenceId()));
    }

    private static Future<ImportJob> again(Transaction tx, ImportJob job, boolean preview, ImportRule rule) {
        return ImportStore.queueAgain(tx.sql(), job.id(), preview, rule)
                .compose(queued -> ImportStore.find(tx.sql(), job.id()))
                .map(Exchange::orRefuse);
    }

    @Override
    public Future<Void> discardImport(Caller caller, UUID importId) {
        return write(caller, tx -> ImportStore.lock(tx.sql(), importId).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture();
            }
            return found.get().state() == ImportState.PREVIEWED
                    ? ImportStore.delete(tx.sql(), importId)
                    : Future.failedFuture(alreadyDecided());
        }));
    }

    @Override
    public Future<ImportChangePage> listImportChanges(
            Caller caller, UUID importId, ImportChangeKind kind, String cursor, int limit) {
        Faults.requirePage(limit);
        return getImport(caller, importId)
                .compose(known ->
                        program.read(caller, sql -> ImportChangeStore.page(sql, importId, kind, cursor, limit)));
    }

    @Override
    public Future<ImportJob> getImport(Caller caller, UUID importId) {
        return program.readable(caller)
                .compose(conference -> program.read(caller, sql -> ImportStore.find(sql, importId)))
                .map(Exchange::orRefuse)
                .compose(this::withProgress);
    }

    private Future<ImportJob> withProgress(ImportJob job) {
        return job.state() == ImportState.RUNNING
                ? waiting.percent(program.conferenceId()).map(job::withPercent)
                : Future.succeededFuture(job);
    }

    @Override
    public Future<ImportJobPage> listImports(Caller caller, String cursor, int limit) {
        Faults.requirePage(limit);
        return program.readable(caller)
                .compose(conference -> program.read(caller, sql -> ImportStore.page(sql, cursor, limit)))
                .compose(page -> Future.all(
                                page.items().stream().map(this::withProgress).toList())
                        .map(all -> new ImportJobPage(all.list(), page.nextCursor())));
    }

    @Override
    public Future<Export> exportProgram(Caller caller, ExportFormat format) {
        return program.visible(caller).compose(conference -> exports.get(program, conference, format));
    }

    /** Imports are no part of the program: taking in a file does not keep others from changing it. */
    private <T> Future<T> write(Caller caller, Function<Transaction, Future<T>> work) {
        return program.editable(caller, Right.PROGRAM_IMPORT)
                .compose(conference -> program.database())
                .compose(database -> database.once(caller, work));
    }

    private static Future<ImportJob> locked(Transaction tx, UUID importId) {
        return ImportStore.lock(tx.sql(), importId).map(Exchange::orRefuse);
    }

    private static ImportJob orRefuse(Optional<ImportJob> found) {
        return found.orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such import."));
    }

    private static RuntimeException alreadyDecided() {
        return Refusal.CONFLICT.because("IMPORT_DECIDED", "The import does not wait for a decision any more.");
    }

    private static RuntimeException idInUse() {
        return Refusal.CONFLICT.because("The id of the import is in use.");
    }
}
