package io.plenary.services.analytics;

import io.plenary.contracts.analytics.EngagementEvent;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what was not counted before. Remembering and counting are one transaction: the caller's. */
final class Counter {

    private Counter() {}

    static Future<Void> countEvents(Transaction tx, List<Event> events) {
        SqlClient sql = tx.sql();
        List<Fact> facts = withoutRepetitions(events.stream().map(Fact::of));
        return FactStore.rememberEvents(sql, facts)
                .compose(ids -> withoutErased(sql, only(ids, facts)))
                .compose(unseen -> unseen.isEmpty() ? Future.succeededFuture() : addEvents(sql, unseen));
    }

    private static Future<Void> addEvents(SqlClient sql, List<Fact> unseen) {
        List<Fact> purged = unseen.stream().filter(Fact::isPurge).toList();
        Future<Void> added = FactStore.addEngagement(sql, unseen).compose(counted -> addLive(sql, unseen));
        return purged.isEmpty()
                ? added
                : Future.all(added, PurgedStore.remember(sql, purged)).mapEmpty();
    }

    private static Future<Void> addLive(SqlClient sql, List<Fact> unseen) {
        List<Fact> live = unseen.stream().filter(Fact::isLive).toList();
        return live.isEmpty() ? Future.succeededFuture() : LiveFigureStore.add(sql, live);
    }

    static Future<Void> countViews(SqlClient sql, List<EngagementEvent> views) {
        List<Fact> facts = withoutRepetitions(views.stream().map(Fact::of));
        return FactStore.rememberViews(sql, facts)
                .compose(ids -> withoutErased(sql, only(ids, facts)))
                .compose(unseen -> unseen.isEmpty() ? Future.succeededFuture() : addViews(sql, unseen));
    }

    private static Future<Void> addViews(SqlClient sql, List<Fact> unseen) {
        return Future.all(FactStore.addEngagement(sql, unseen), FactStore.addAccess(sql, unseen))
                .mapEmpty();
    }

    private static List<Fact> withoutRepetitions(Stream<Fact> facts) {
        return List.copyOf(facts.collect(Collectors.toMap(Fact::id, fact -> fact, (first, again) -> first))
                .values());
    }

    /** What an erased user did is counted as somebody's whom nobody knows. */
    private static Future<List<Fact>> withoutErased(SqlClient sql, List<Fact> facts) {
        Set<UUID> users =
                facts.stream().map(Fact::userId).filter(Objects::nonNull).collect(Collectors.toSet());
        return users.isEmpty()
                ? Future.succeededFuture(facts)
                : ErasedStore.holdOff(sql)
                        .compose(held -> ErasedStore.standIns(sql, users))
                        .map(standIns -> facts.stream()
                                .map(fact -> fact.by(standIns.getOrDefault(fact.userId(), fact.userId())))
                                .toList());
    }

    private static List<Fact> only(Set<UUID> ids, List<Fact> facts) {
        return facts.stream().filter(fact -> ids.contains(fact.id())).toList();
    }
}
