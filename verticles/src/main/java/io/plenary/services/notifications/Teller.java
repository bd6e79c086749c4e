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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    static final Set<Class<? extends Payload>> EVENTS = Stream.concat(
                    Stream.of(OrderClaimed.class), Mentions.ENDS.stream())
            .collect(Collectors.toUnmodifiableSet());

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
        for (Event event : events) {
            noted = noted.compose(before -> note(tx, event));
        }
        return noted;
    }

    private Future<Void> note(Transaction tx, Event event) {
        if (event.is(OrderClaimed.class)) {
            OrderClaimed claimed = event.as(OrderClaimed.class);
            return MessageStore.handOver(tx.sql(), claimed.orderId(), claimed.userId());
        }
        if (Mentions.isEnd(event)) {
            return Mentions.end(tx, event);
        }
        return Occasion.isOne(event)
                ? OccasionStore.insert(tx.sql(), event).compose(inserted -> jobs.ensure(tx, event.id()))
                : Future.succeededFuture();
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.read(Caller.SYSTEM, sql -> OccasionStore.find(sql, lease.id()))
                .compose(found -> found.map(this::messages).orElse(Future.succeededFuture(List.of())))
                .compose(messages -> database.write(Caller.SYSTEM, tx -> OccasionStore.delete(tx.sql(), lease.id())
                        .compose(still -> still ? tell(tx, messages) : Future.succeededFuture())
                        .compose(told -> jobs.done(tx, lease))));
    }

    private Future<Void> tell(Transaction tx, List<Message> messages) {
        return Mentions.unheard(tx, messages).compose(unheard -> post.take(tx, unheard));
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
