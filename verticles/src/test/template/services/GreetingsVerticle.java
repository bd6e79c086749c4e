package io.plenary.services.greetings;

import io.plenary.contracts.Service;
import io.plenary.contracts.auth.AuthEvents.UserSignedUp;
import io.plenary.contracts.greetings.GreetingsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.events.LogReader;
import io.vertx.core.Future;

/** Runs the greetings service. */
public final class GreetingsVerticle extends ServiceVerticle {

    public GreetingsVerticle(Node node) {
        super(Service.GREETINGS, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        erases((tx, userId) -> GreetingStore.deleteOf(tx.sql(), userId));
        return answer(GreetingsService.class, GreetingsService.ADDRESS, new Greetings(database))
                .compose(open -> LogReader.ofAll(vertx, node, "greetings", database, Greetings::welcome)
                        .only(UserSignedUp.class)
                        .begin());
    }
}
