package io.plenary.services.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Severity;
import io.plenary.contracts.registrations.AttendeeFile;
import io.plenary.contracts.registrations.AttendeeImport;
import io.plenary.contracts.registrations.AttendeeImportKey;
import io.plenary.contracts.registrations.AttendeeImportPage;
import io.plenary.contracts.registrations.AttendeeImportQuery;
import io.plenary.contracts.registrations.AttendeeImportState;
import io.plenary.contracts.registrations.AttendeeImportsService;
import io.plenary.contracts.registrations.AttendeeLinePage;
import io.plenary.contracts.registrations.AttendeeLineQuery;
import io.plenary.contracts.registrations.AttendeeLines;
import io.plenary.contracts.registrations.AttendeeMapping;
import io.plenary.contracts.registrations.RegistrationEvents.AttendeeImportStarted;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;

final class AttendeeImports implements AttendeeImportsService {

    private final Database database;
    private final OwnConferences conferences;
    private final Jobs jobs;

    AttendeeImports(Database database, OwnConferences conferences, Jobs jobs) {
        this.database = database;
        this.conferences = conferences;
        this.jobs = jobs;
    }

    @Override
    public Future<AttendeeImport> openImport(Caller caller, AttendeeFile file) {
        return own(caller, file.organizationId(), file.conferenceId()).compose(conference -> {
            AttendeeRules.check(file);
            OrderRules.requireAhead(conference, Instant.now());
            return database.once(caller, tx -> AttendeeImportStore.lockAndCount(tx.sql(), file.conferenceId())
                    .compose(count -> AttendeeImportStore.find(tx.sql(), keyOf(file))
                            .compose(before -> before.isPresent()
                                    ? Future.succeededFuture(before.get())
                                    : insert(tx, file, count))));
        });
    }

    private Future<AttendeeImport> insert(Transaction tx, AttendeeFile file, long count) {
        if (count >= AttendeeRules.MOST_IMPORTS) {
            throw AttendeeRules.tooMany();
        }
        boolean unreadable = file.lines() == 0
                || file.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        AttendeeImportState state = unreadable ? AttendeeImportState.FAILED : AttendeeImportState.UPLOADING;
        return AttendeeImportStore.insert(tx.sql(), file, state)
                .compose(inserted -> inserted
                        ? jobs.askIn(tx.sql(), AttendeeImportWork.KEPT, file.id())
                        : Future.failedFuture(AttendeeRules.idInUse()))
                .compose(asked -> now(tx, keyOf(file)));
    }

    private static AttendeeImportKey keyOf(AttendeeFile file) {
        return new AttendeeImportKey(file.organizationId(), file.conferenceId(), file.id());
    }

    @Override
    public Future<AttendeeImport> sendLines(Caller caller, AttendeeLines lines) {
        AttendeeImportKey key = new AttendeeImportKey(lines.organizationId(), lines.conferenceId(), lines.importId());
        return own(caller, key.organizationId(), key.conferenceId())
                .compose(own -> database.write(caller, tx -> locked(tx, key)
                        .compose(job -> job.state() == AttendeeImportState.UPLOADING
                                ? keep(tx, job, lines)
                                : Future.succeededFuture(job))));
    }

    private static Future<AttendeeImport> keep(Transaction tx, AttendeeImport job, AttendeeLines lines) {
        AttendeeRules.check(lines, job);
        return AttendeeLineStore.insert(tx.sql(), job.organizationId(), job.id(), lines.items())
                .compose(kept -> AttendeeLineStore.count(tx.sql(), job.id()))
                .compose(count -> count >= job.lines()
                        ? AttendeeImportStore.move(tx.sql(), job.id(), AttendeeImportState.READ)
                        : Future.succeededFuture())
                .compose(moved -> now(tx, keyOf(job)));
    }

    private static AttendeeImportKey keyOf(AttendeeImport job) {
        return new AttendeeImportKey(job.organizationId(), job.conferenceId(), job.id());
    }

    @Override
    public Future<AttendeeImport> checkImport(Caller caller, AttendeeImportKey key, AttendeeMapping mapping) {
        return decide(caller, key, (tx, job) -> {
            AttendeeRules.requireUndecided(job);
            return TicketTypeStore.of(tx.sql(), key.conferenceId()).compose(types -> {
                AttendeeRules.check(mapping, job, types);
                return AttendeeImportStore.map(tx.sql(), job.id(), mapping)
                        .compose(mapped -> jobs.ask(tx, job.id()))
                        .compose(asked -> now(tx, key));
            });
        });
    }

    @Override
    public Future<AttendeeImport> runImport(Caller caller, AttendeeImportKey key) {
        return own(caller, key.organizationId(), key.conferenceId())
                .map(conference -> {
                    OrderRules.requireAhead(conference, Instant.now());
                    return conference;
                })
                .compose(ahead -> decide(caller, key, (tx, job) -> switch (job.state()) {
                    case RUNNING, DONE -> Future.succeededFuture(job);
                    default -> {
                        AttendeeRules.requireChecked(job);
                        tx.announce(
                                new AttendeeImportStarted(job.id(), job.lines()),
                                job.organizationId(),
                                job.conferenceId());
                        yield AttendeeImportStore.move(tx.sql(), job.id(), AttendeeImportState.RUNNING)
                                .compose(running -> jobs.ask(tx, job.id()))
                                .compose(asked -> now(tx, key));
                    }
                }));
    }

    @Override
    public Future<AttendeeImport> getImport(Caller caller, AttendeeImportKey key) {
        return own(caller, key.organizationId(), key.conferenceId())
                .compose(own -> database.read(caller, sql -> AttendeeImportStore.find(sql, key)))
                .map(found -> found.orElseThrow(AttendeeRules::noSuchImport));
    }

    @Override
    public Future<AttendeeImportPage> listImports(Caller caller, AttendeeImportQuery query) {
        Faults.requirePage(query.limit());
        return own(caller, query.organizationId(), query.conferenceId())
                .compose(own -> database.read(caller, sql -> AttendeeImportStore.list(sql, query)));
    }

    @Override
    public Future<AttendeeLinePage> listLines(Caller caller, AttendeeLineQuery query) {
        Faults.requirePage(query.limit());
        return getImport(caller, new AttendeeImportKey(query.organizationId(), query.conferenceId(), query.importId()))
                .compose(known -> database.read(caller, sql -> AttendeeLineStore.list(sql, query)));
    }

    @Override
    public Future<Void> forgetImport(Caller caller, AttendeeImportKey key) {
        return own(caller, key.organizationId(), key.conferenceId())
                .compose(own -> database.once(caller, tx -> AttendeeImportStore.lock(tx.sql(), key)
                        .compose(found -> {
                            if (found.isEmpty()) {
                                return Future.succeededFuture();
                            }
                            AttendeeRules.requireAtRest(found.get());
                            return AttendeeImportStore.delete(tx.sql(), key.importId())
                                    .compose(gone -> jobs.withdraw(tx.sql(), key.importId()));
                        })));
    }

    private Future<AttendeeImport> decide(
            Caller caller,
            AttendeeImportKey key,
            BiFunction<Transaction, AttendeeImport, Future<AttendeeImport>> decision) {
        return own(caller, key.organizationId(), key.conferenceId())
                .compose(own -> database.once(
                        caller, tx -> locked(tx, key).compose(job -> decision.apply(tx, job))));
    }

    private static Future<AttendeeImport> locked(Transaction tx, AttendeeImportKey key) {
        return AttendeeImportStore.lock(tx.sql(), key).map(found -> found.orElseThrow(AttendeeRules::noSuchImport));
    }

    private static Future<AttendeeImport> now(Transaction tx, AttendeeImportKey key) {
        return AttendeeImportStore.find(tx.sql(), key).map(found -> found.orElseThrow(AttendeeRules::noSuchImport));
    }

    private Future<Conference> own(Caller caller, UUID organizationId, UUID conferenceId) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return conferences.get(caller, organizationId, conferenceId);
    }
}
