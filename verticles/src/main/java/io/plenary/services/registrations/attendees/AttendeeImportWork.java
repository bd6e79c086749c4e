package io.plenary.services.registrations.attendees;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeFindingCode;
import io.plenary.contracts.registrations.AttendeeImport;
import io.plenary.contracts.registrations.AttendeeImportState;
import io.plenary.contracts.registrations.AttendeeLine;
import io.plenary.contracts.registrations.AttendeeOutcome;
import io.plenary.contracts.registrations.RegistrationEvents.AttendeesImported;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.QuestionStore;
import io.plenary.services.registrations.tickets.QuotaStore;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds out what an import of attendees would do, does it, and forgets it in the end. Each line is a transaction: what is done is done
 * once, whoever goes on after a crash, and nobody else waits for seats longer than for one order.
 */
final class AttendeeImportWork implements JobWorker.Work {

    static final String KIND = "attendee-import";

    static final Terms TERMS = new Terms(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Terms.SWEEP,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            12,
            3);

    /** Names and addresses of others are no longer here than somebody works with them. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final int LINES_AT_ONCE = 200;

    private final Vertx vertx;
    private final Database database;
    private final Jobs jobs;

    AttendeeImportWork(Vertx vertx, Database database, Jobs jobs) {
        this.vertx = vertx;
        this.database = database;
        this.jobs = jobs;
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.read(Caller.SYSTEM, sql -> AttendeeImportStore.find(sql, lease.id()))
                .compose(found -> found.isEmpty()
                        ? end(tx -> jobs.done(tx, lease))
                        : switch (found.get().state()) {
                            case CHECKING -> check(lease, found.get());
                            case RUNNING -> run(lease, found.get());
                            default -> rest(lease, found.get());
                        });
    }

    private Future<Void> end(Function<Transaction, Future<Void>> how) {
        return database.write(Caller.SYSTEM, how);
    }

    private Future<Void> rest(Lease lease, AttendeeImport job) {
        Duration left = Duration.between(Instant.now(), job.updatedAt().plus(KEPT));
        return end(tx -> left.isNegative() || left.isZero()
                ? AttendeeImportStore.delete(tx.sql(), job.id()).compose(gone -> jobs.done(tx, lease))
                : jobs.putOff(tx, lease, left));
    }

    private Future<Void> check(Lease lease, AttendeeImport job) {
        return database.read(Caller.SYSTEM, sql -> AttendeeLineStore.all(sql, job.id())
                        .compose(lines -> reading(sql, job).compose(reading -> plan(sql, job, lines, reading))))
                .compose(steps -> end(tx -> AttendeeImportStore.find(tx.sql(), job.id())
                        .compose(now -> now.filter(still -> still.equals(job)).isPresent()
                                ? AttendeeLineStore.plan(tx.sql(), job.id(), steps)
                                        .compose(planned -> AttendeeImportStore.move(
                                                tx.sql(), job.id(), AttendeeImportState.CHECKED))
                                : Future.succeededFuture())
                        .compose(checked -> jobs.advance(tx, lease))));
    }

    private static Future<AttendeeReading> reading(SqlClient sql, AttendeeImport job) {
        return TicketTypeStore.of(sql, job.conferenceId()).compose(types -> QuestionStore.of(sql, job.conferenceId())
                .map(questions -> new AttendeeReading(job.mapping(), types, questions)));
    }

    /** Thousands of lines are read on a worker. */
    private Future<List<AttendeePlan.Step>> plan(
            SqlClient sql, AttendeeImport job, List<AttendeeLine> lines, AttendeeReading reading) {
        return vertx.executeBlocking(() -> new AttendeePlan(job.conferenceId(), reading).read(lines), false)
                .compose(steps -> AttendeeLineStore.known(sql, job.conferenceId(), sources(steps))
                        .compose(known -> QuotaStore.of(sql, job.conferenceId()).compose(quotas -> {
                            Map<UUID, Integer> free = new HashMap<>();
                            quotas.stream()
                                    .filter(quota -> quota.size() != null)
                                    .forEach(quota ->
                                            free.put(quota.id(), quota.awaited() ? 0 : quota.size() - quota.taken()));
                            return vertx.executeBlocking(() -> settle(job, lines, reading, steps, known, free), false);
                        })));
    }

    private static Collection<String> sources(List<AttendeePlan.Step> steps) {
        return steps.stream()
                .map(AttendeePlan.Step::source)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static List<AttendeePlan.Step> settle(
            AttendeeImport job,
            List<AttendeeLine> lines,
            AttendeeReading reading,
            List<AttendeePlan.Step> steps,
            Set<String> known,
            Map<UUID, Integer> free) {
        Map<Integer, TicketType> types = lines.stream()
                .map(reading::read)
                .filter(AttendeeReading.Entry::isGood)
                .collect(Collectors.toMap(AttendeeReading.Entry::line, AttendeeReading.Entry::type));
        return AttendeePlan.settle(steps, known, free, types, job.mapping().enlarge());
    }

    private Future<Void> run(Lease lease, AttendeeImport job) {
        return database.read(Caller.SYSTEM, sql -> AttendeeLineStore.open(sql, job.id(), LINES_AT_ONCE))
                .compose(open -> open.isEmpty()
                        ? finish(lease, job)
                        : run(job, open).compose(done -> end(tx -> jobs.advance(tx, lease))));
    }

    private Future<Void> run(AttendeeImport job, List<Integer> lines) {
        Future<Void> done = Future.succeededFuture();
        for (int line : lines) {
            done = done.compose(before -> end(tx -> run(tx, job, line)));
        }
        return done;
    }

    private static Future<Void> run(Transaction tx, AttendeeImport job, int line) {
        return AttendeeLineStore.lock(tx.sql(), job.id(), line)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : result(tx, job, found.get())
                                .compose(result -> AttendeeLineStore.end(
                                        tx.sql(),
                                        job.id(),
                                        line,
                                        result.outcome(),
                                        result.orderCode(),
                                        result.findings())));
    }

    /** Read again, by the ticket types that there are now. What was left out before is left out. */
    private static Future<AttendeeIntake.Result> result(
            Transaction tx, AttendeeImport job, AttendeeLineStore.Open open) {
        AttendeeLine line = open.line();
        boolean duplicate =
                line.outcome() == AttendeeOutcome.ALREADY && !line.findings().isEmpty();
        if (open.source() == null || duplicate) {
            return Future.succeededFuture(new AttendeeIntake.Result(line.outcome(), null, line.findings()));
        }
        return reading(tx.sql(), job).compose(reading -> {
            AttendeeReading.Entry entry = reading.read(line);
            return entry.isGood()
                    ? hold(tx, job, entry, open)
                    : Future.succeededFuture(
                            new AttendeeIntake.Result(AttendeeOutcome.REFUSED, null, entry.findings()));
        });
    }

    private static Future<AttendeeIntake.Result> hold(
            Transaction tx, AttendeeImport job, AttendeeReading.Entry entry, AttendeeLineStore.Open open) {
        return TicketTypeStore.hold(tx.sql(), List.of(entry.type().id()))
                .compose(held -> held.isEmpty() || !held.get(0).equals(entry.type())
                        ? Future.failedFuture(OrderRules.changed())
                        : AttendeeIntake.take(tx, job, entry, open.source()));
    }

    private Future<Void> finish(Lease lease, AttendeeImport job) {
        return end(tx -> {
            tx.announce(
                    new AttendeesImported(
                            job.id(), job.counts().added(), job.counts().enlarged()),
                    job.organizationId(),
                    job.conferenceId());
            return AttendeeImportStore.move(tx.sql(), job.id(), AttendeeImportState.DONE)
                    .compose(done -> jobs.advance(tx, lease));
        });
    }

    /** A line that cannot be done keeps no others waiting; a file that cannot be looked at is given up. */
    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        AttendeeFinding why = AttendeeFinding.of(AttendeeFindingCode.FAILED_AGAIN, Map.of(), null);
        return end(tx -> AttendeeImportStore.find(tx.sql(), lease.id())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : switch (found.get().state()) {
                            case RUNNING -> refuseNext(tx, lease.id(), why);
                            case CHECKING -> AttendeeImportStore.fail(tx.sql(), lease.id(), why);
                            default -> Future.succeededFuture();
                        })
                .compose(given -> jobs.advance(tx, lease)));
    }

    private static Future<Void> refuseNext(Transaction tx, UUID id, AttendeeFinding why) {
        return AttendeeLineStore.open(tx.sql(), id, 1)
                .compose(open -> open.isEmpty()
                        ? Future.succeededFuture()
                        : AttendeeLineStore.end(
                                tx.sql(), id, open.get(0), AttendeeOutcome.REFUSED, null, List.of(why)));
    }
}
