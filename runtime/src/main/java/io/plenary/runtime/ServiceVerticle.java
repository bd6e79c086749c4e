package io.plenary.runtime;

import io.plenary.contracts.Service;
import io.plenary.runtime.events.Erasing;
import io.plenary.runtime.once.KeptAnswers;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.function.Supplier;

/** Starts a service: what all of them do, in its order. A service's own verticle says in {@link #serve} what differs. */
public abstract class ServiceVerticle extends VerticleBase {

    private static final Duration LEFT_BEHIND = Duration.ofSeconds(15);

    protected final Node node;
    private final Service service;
    private final Erasing erasing = new Erasing();
    private KeptAnswers kept = KeptAnswers.NONE;
    private Runnable unwatch = () -> {};
    private Runnable endRelay = () -> {};

    protected ServiceVerticle(Service service, Node node) {
        this.service = service;
        this.node = node;
    }

    @Override
    public final Future<?> start() {
        CallContext.name(service);
        return node.databases()
                .open(service.id(), tables())
                .onSuccess(this::begin)
                .compose(database -> serve(database)
                        .compose(served -> erasing.begin(vertx, node, service, database))
                        .onSuccess(served -> relay(database)));
    }

    /** The folder below {@code db/} with the tables of its database. */
    protected String tables() {
        return service.id();
    }

    private void begin(Database database) {
        kept = new KeptAnswers(() -> Future.succeededFuture(database.direct()));
        unwatch = node.health().register(service.id(), () -> ready(database));
    }

    /** Whether it can serve at the moment; asked every few seconds. */
    protected Future<Void> ready(Database database) {
        return database.checkNowAndThen();
    }

    @Override
    public final Future<?> stop() {
        unwatch.run();
        endRelay.run();
        return Future.succeededFuture();
    }

    /**
     * Answers the service's contract and begins what it does by itself.
     *
     * @param database its own, open and with all tables
     * @return completes when the service can be used
     */
    protected abstract Future<?> serve(Database database);

    /** Whatever a service announces comes to the log. */
    private void relay(Database database) {
        if (service.outbox() != Service.Outbox.NONE) {
            new Relay(vertx, database, service.id(), node.proxies()).begin().every(LEFT_BEHIND);
            endRelay = database::endRelay;
        }
    }

    /** What it deletes when a user is gone for good; said in {@link #serve}, as is the next. */
    protected final void erases(Erasing.Deletion ofUser) {
        erasing.erases(ofUser);
    }

    /** What it deletes when a conference is gone for good. */
    protected final void purges(Erasing.Deletion ofConference) {
        erasing.purges(ofConference);
    }

    /** Answers a contract at its address, from every node's point of view. */
    protected final <T> Future<?> answer(Class<T> contract, String address, T implementation) {
        return node.doors().open(contract, address, implementation, kept);
    }

    /** Work in the background, every so often, never twice at once in this verticle. */
    protected final Rounds every(Duration pause, String name, Supplier<Future<Void>> round) {
        return new Rounds(vertx, name, round).every(pause);
    }
}
