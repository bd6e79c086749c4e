package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.registrations.RegistrationEvents.OrderClaimed;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds whom to tell of what happened. The reader of the log only notes that something is to be told: others have to be asked by
 * whom, who may be away.
 */
final class Teller implements JobWorker.Work {

    static final String KIND = "occasion";

    static final Terms TERMS = new Terms(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Terms.SWEEP,
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(5),
                    1,
                    1)
            .neverGivingUp();

    /** Beside those that somebody is told of. */
    static final Set<Class<? extends Payload>> EVENTS = Set.of(OrderClaimed.class);

    private final Database database;
    private final Jobs jobs;
    private final Post post;
    private final Audience audience;

    Teller(Database database, Jobs jobs, Post post, Audience audience) {
        this.database = database;
        this.jobs = jobs;
        this.post = post;
        this.audience = audience;
    }

    /** In the transaction that moves the reader's cursor. */
    Future<Void> note(Transaction tx, List<Event> events) {
        Future<Void> noted = Future.succeededFuture();
        for (Event event : events.stream().filter(Occasion::isOne).toList()) {
            noted = noted.compose(before -> OccasionStore.insert(tx.sql(), event))
                    .compose(inserted -> jobs.ensure(tx, event.id()));
        }
        for (Event event :
                events.stream().filter(one -> one.is(OrderClaimed.class)).toList()) {
            OrderClaimed claimed = event.as(OrderClaimed.class);
            noted = noted.compose(before -> MessageStore.handOver(tx.sql(), claimed.orderId(), claimed.userId()));
        }
        return noted;
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.read(Caller.SYSTEM, sql -> OccasionStore.find(sql, lease.id()))
                .compose(found -> found.map(this::messages).orElse(Future.succeededFuture(List.of())))
                .compose(messages -> database.write(Caller.SYSTEM, tx -> post.take(tx, messages)
                        .compose(told -> OccasionStore.delete(tx.sql(), lease.id()))
                        .compose(deleted -> jobs.done(tx, lease))));
    }

    private Future<List<Message>> messages(Event event) {
        Future<List<Message>> all = Future.succeededFuture(new ArrayList<>());
        for (Occasion occasion : Occasion.of(event)) {
            all = all.compose(messages -> audience.of(event, occasion).map(users -> {
                users.forEach(userId -> messages.add(Message.of(event, occasion, userId)));
                return messages;
            }));
        }
        return all;
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
