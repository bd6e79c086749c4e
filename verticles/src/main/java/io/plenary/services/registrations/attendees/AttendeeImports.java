package io.plenary.services.registrations.attendees;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.AttendeeFile;
import io.plenary.contracts.registrations.AttendeeImport;
import io.plenary.contracts.registrations.AttendeeImportKey;
import io.plenary.contracts.registrations.AttendeeImportPage;
import io.plenary.contracts.registrations.AttendeeImportQuery;
import io.plenary.contracts.registrations.AttendeeImportState;
import io.plenary.contracts.registrations.AttendeeImportsService;
import io.plenary.contracts.registrations.AttendeeLinePage;
import io.plenary.contracts.registrations.AttendeeLineQuery;
import io.plenary.contracts.registrations.AttendeeMapping;
import io.plenary.contracts.registrations.AttendeePart;
import io.plenary.contracts.registrations.RegistrationEvents.AttendeeImportStarted;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OwnConferences;
import io.plenary.services.registrations.tickets.QuestionStore;
import io.plenary.services.registrations.tickets.TicketRules;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;

final class AttendeeImports implements AttendeeImportsService {

    private final Database database;
    private final OwnConferences conferences;
    private final Jobs jobs;
    private final AttendeeFiles files;

    AttendeeImports(Database database, OwnConferences conferences, Jobs jobs, AttendeeFiles files) {
        this.files = files;
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
        return AttendeeImportStore.insert(tx.sql(), file)
                .compose(inserted -> inserted
                        ? jobs.askIn(tx.sql(), AttendeeImportWork.KEPT, file.id())
                        : Future.failedFuture(AttendeeRules.idInUse()))
                .compose(asked -> now(tx, keyOf(file)));
    }

    private static AttendeeImportKey keyOf(AttendeeFile file) {
        return new AttendeeImportKey(file.organizationId(), file.conferenceId(), file.id());
    }

    @Override
    public Future<Void> sendPart(Caller caller, AttendeePart part) {
        AttendeeImportKey key = new AttendeeImportKey(part.organizationId(), part.conferenceId(), part.importId());
        return own(caller, key.organizationId(), key.conferenceId()).compose(own -> {
            AttendeeRules.check(part);
            return database.write(caller, tx -> locked(tx, key)
                    .compose(job ->
                            job.state() == AttendeeImportState.UPLOADING ? keep(tx, part) : Future.succeededFuture()));
        });
    }

    private static Future<Void> keep(Transaction tx, AttendeePart part) {
        return AttendeePartStore.put(tx.sql(), part)
                .compose(kept -> AttendeePartStore.size(tx.sql(), part.importId()))
                .compose(size -> AttendeePartStore.announced(tx.sql(), part.importId())
                        .map(announced -> {
                            if (size > announced) {
                                throw Refusal.TOO_LARGE.because("The file is larger than was announced.");
                            }
                            return null;
                        }));
    }

    @Override
    public Future<AttendeeImport> readImport(Caller caller, AttendeeImportKey key) {
        return getImport(caller, key)
                .compose(job -> job.state() == AttendeeImportState.UPLOADING
                        ? files.read(caller, key)
                                .compose(read -> decide(
                                        caller,
                                        key,
                                        (tx, still) -> still.state() == AttendeeImportState.UPLOADING
                                                ? files.keep(tx, key, read).compose(kept -> now(tx, key))
                                                : Future.succeededFuture(still)))
                        : decide(caller, key, (tx, still) -> Future.succeededFuture(still)));
    }

    @Override
    public Future<AttendeeImport> checkImport(Caller caller, AttendeeImportKey key, AttendeeMapping mapping) {
        return decide(caller, key, (tx, job) -> {
            AttendeeRules.requireUndecided(job);
            return TicketTypeStore.of(tx.sql(), key.conferenceId())
                    .compose(types -> QuestionStore.of(tx.sql(), key.conferenceId())
                            .map(questions -> {
                                AttendeeRules.check(mapping, job, types, questions);
                                return null;
                            }))
                    .compose(checked -> AttendeeImportStore.map(tx.sql(), job.id(), mapping))
                    .compose(mapped -> jobs.ask(tx, job.id()))
                    .compose(asked -> now(tx, key));
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
                .compose(own -> database.once(
                        caller, tx -> AttendeeImportStore.lock(tx.sql(), key).compose(found -> {
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
                .compose(own -> database.once(caller, tx -> locked(tx, key).compose(job -> decision.apply(tx, job))));
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
