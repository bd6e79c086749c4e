package io.plenary.services.notes;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notes.AgendaFeed;
import io.plenary.contracts.notes.AgendaFeedsService;
import io.plenary.contracts.notes.NewAgendaFeed;
import io.plenary.contracts.notes.Star;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.util.List;

/** Links that calendars follow. */
final class AgendaFeeds implements AgendaFeedsService {

    private final Database database;

    AgendaFeeds(Database database) {
        this.database = database;
    }

    @Override
    public Future<AgendaFeed> agendaFeed(Caller caller) {
        requireSignedIn(caller);
        return database.read(caller, sql -> FeedStore.find(sql, caller.userId()))
                .map(found -> found.orElseThrow(() -> Refusal.NOT_FOUND.because("There is no link to your agenda.")));
    }

    @Override
    public Future<NewAgendaFeed> renewAgendaFeed(Caller caller) {
        requireSignedIn(caller);
        String token = FeedToken.generate();
        return database.once(caller, tx -> FeedStore.put(tx.sql(), caller.userId(), FeedToken.hash(token))
                .map(feed -> new NewAgendaFeed(token, feed.createdAt())));
    }

    @Override
    public Future<Void> revokeAgendaFeed(Caller caller) {
        requireSignedIn(caller);
        return database.once(caller, tx -> FeedStore.delete(tx.sql(), caller.userId()));
    }

    /** Found by its hash: how long that takes tells nothing of the token. */
    @Override
    public Future<List<Star>> starsBehind(Caller caller, String token) {
        return database.read(Caller.ANONYMOUS, sql -> FeedStore.behind(sql, FeedToken.hash(token)))
                .map(found -> found.orElseThrow(AgendaFeeds::noSuchLink))
                .compose(userId -> database.read(Caller.user(userId), sql -> StarStore.latest(sql, userId)));
    }

    private static RuntimeException noSuchLink() {
        return Refusal.NOT_FOUND.because("LINK_INVALID", "The link does not work any more.");
    }

    private static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to let a calendar follow your agenda.");
        }
    }
}
