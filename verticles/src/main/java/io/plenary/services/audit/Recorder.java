package io.plenary.services.audit;

import io.plenary.contracts.audit.AuditEntry;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.Plans;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes down what the event log tells, each event once, in the order of the log. */
final class Recorder {

    /** An entry in its chain. */
    record Linked(UUID chain, AuditEntry entry) {}

    /** To plan how so many are looked for costs little beside it. */
    private static final int MANY = 20;

    private Recorder() {}

    static Future<Void> record(Transaction tx, List<Event> events) {
        return known(tx.sql(), events.stream().map(Event::id).toList())
                .map(known -> news(events, known))
                .compose(news -> news.isEmpty() ? Future.succeededFuture() : add(tx.sql(), news));
    }

    private static Future<Set<UUID>> known(SqlClient sql, List<UUID> ids) {
        return ids.size() < MANY
                ? EntryStore.known(sql, ids)
                : Plans.eachTime(sql)
                        .compose(planned -> EntryStore.known(sql, ids))
                        .compose(known -> Plans.kept(sql).map(known));
    }

    private static List<Told> news(List<Event> events, Set<UUID> known) {
        Set<UUID> seen = new HashSet<>(known);
        return events.stream()
                .filter(event -> seen.add(event.id()))
                .map(Told::of)
                .toList();
    }

    private static Future<Void> add(SqlClient sql, List<Told> news) {
        Set<UUID> chains = news.stream().map(Told::chain).collect(Collectors.toSet());
        return ChainStore.lock(sql, chains).compose(newest -> Settings.before(sql, news)
                .compose(settings -> EntryStore.insert(sql, linked(news, settings, newest))
                        .compose(inserted -> OriginStore.insert(sql, news))
                        .compose(inserted -> settings.keep(sql))
                        .compose(kept -> ChainStore.advance(sql, newest.values()))));
    }

    /** @param newest by chain; moves with what is added */
    private static List<Linked> linked(List<Told> news, Settings settings, Map<UUID, Chain> newest) {
        List<Linked> linked = new ArrayList<>();
        for (Told told : news) {
            Chain chain = newest.get(told.chain());
            AuditEntry entry = chain.numbered(told.entry(settings.change(told)));
            newest.put(told.chain(), chain.with(entry));
            linked.add(new Linked(told.chain(), entry));
        }
        return linked;
    }
}
