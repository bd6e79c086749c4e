package io.plenary.services.greetings;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.UserSignedUp;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.greetings.Greeting;
import io.plenary.contracts.greetings.GreetingEvents.GreetingWritten;
import io.plenary.contracts.greetings.GreetingsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.List;

final class Greetings implements GreetingsService {

    private final Database database;

    Greetings(Database database) {
        this.database = database;
    }

    @Override
    public Future<Greeting> write(Caller caller, Greeting greeting) {
        requireSignedIn(caller);
        GreetingRules.check(greeting);
        return database.once(caller, tx -> GreetingStore.insert(tx.sql(), greeting.id(), caller.userId(), greeting.text())
                .map(written -> {
                    tx.announce(new GreetingWritten(written.id()), null, null);
                    return written;
                }));
    }

    @Override
    public Future<List<Greeting>> mine(Caller caller) {
        requireSignedIn(caller);
        return database.read(caller, sql -> GreetingStore.of(sql, caller.userId()));
    }

    /** Whoever signs up is greeted once. */
    static Future<Void> welcome(Transaction tx, List<Event> signedUp) {
        return Future.all(signedUp.stream()
                        .map(event -> GreetingStore.insert(
                                tx.sql(),
                                event.id(),
                                event.as(UserSignedUp.class).userId(),
                                GreetingRules.welcome(event.as(UserSignedUp.class).displayName())))
                        .toList())
                .mapEmpty();
    }

    private static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in first.");
        }
    }
}
