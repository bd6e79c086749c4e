package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.EngagementEvents.LeaderboardJoined;
import io.plenary.contracts.engagement.EngagementEvents.LeaderboardLeft;
import io.plenary.contracts.engagement.LeaderboardPlace;
import io.plenary.contracts.engagement.LeaderboardService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

final class Leaderboard implements LeaderboardService {

    private static final int MOST = 100;

    private final Database database;
    private final Access access;
    private final Silences silences;

    Leaderboard(Database database, Access access, Silences silences) {
        this.database = database;
        this.access = access;
        this.silences = silences;
    }

    @Override
    public Future<List<LeaderboardPlace>> leaderboard(Caller caller, UUID conferenceId, UUID sessionId) {
        return access.onlooker(caller, conferenceId, sessionId)
                .compose(place ->
                        database.read(Caller.SYSTEM, sql -> PlayerStore.places(sql, place, caller.userId(), MOST)));
    }

    @Override
    public Future<Void> join(Caller caller, UUID conferenceId) {
        return access.participant(caller, conferenceId, null).compose(place -> access.nameOf(caller)
                .compose(name -> database.once(caller, tx -> LiveStore.about(tx.sql(), conferenceId)
                        .compose(about -> silences.requireNoBan(tx.sql(), place, caller.userId()))
                        .compose(heard -> join(tx, caller, place, name)))));
    }

    /** In the transaction of whoever says so with an answer. */
    Future<Void> join(Transaction tx, Caller caller, Place place, String name) {
        return PlayerStore.put(tx.sql(), place.conferenceId(), caller.userId(), name)
                .map(isNew -> {
                    if (isNew) {
                        tx.announce(new LeaderboardJoined(), place.organizationId(), place.conferenceId());
                    }
                    return null;
                });
    }

    @Override
    public Future<Void> leave(Caller caller, UUID conferenceId) {
        LiveRules.requireSignedIn(caller);
        return access.seen(caller, conferenceId, null)
                .compose(place -> database.once(caller, tx -> LiveStore.about(tx.sql(), conferenceId)
                        .compose(about -> PlayerStore.delete(tx.sql(), conferenceId, caller.userId()))
                        .map(existed -> {
                            if (existed) {
                                tx.announce(new LeaderboardLeft(), place.organizationId(), conferenceId);
                            }
                            return null;
                        })));
    }
}
