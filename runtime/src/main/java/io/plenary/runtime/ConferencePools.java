package io.plenary.runtime;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The pools of conference databases. A node may serve a thousand conferences; only those used most recently keep a pool,
 * so that together they never hold more connections than a server has to give.
 */
final class ConferencePools {

    /** A statement waits at most this long for its connection; what runs by then is finished before the connection closes. */
    private static final long GRACE_MILLIS = 1_000;

    private final Vertx vertx;
    private final Function<DatabaseAddress, Named> open;
    private final int most;
    private final Map<DatabaseAddress, Entry> byAddress = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * A pool that was opened.
     *
     * @param name by which its figures are known
     */
    record Named(String name, Pool pool) {}

    private static final class Entry {
        private final String name;
        private final Pool pool;
        private int transactions;

        Entry(Named opened) {
            this.name = opened.name();
            this.pool = opened.pool();
        }
    }

    ConferencePools(Vertx vertx, int most, Function<DatabaseAddress, Named> open) {
        this.vertx = vertx;
        this.most = most;
        this.open = open;
    }

    Connections of(DatabaseAddress address) {
        return new Connections() {
            @Override
            public Pool pool() {
                return entry(address, 0).pool;
            }

            @Override
            public <T> Future<T> during(Function<Pool, Future<T>> work) {
                Entry entry = entry(address, 1);
                return work.apply(entry.pool).onComplete(done -> release(entry));
            }
        };
    }

    private synchronized Entry entry(DatabaseAddress address, int transactions) {
        Entry entry = byAddress.get(address);
        if (entry == null) {
            entry = new Entry(open.apply(address));
            byAddress.put(address, entry);
        }
        entry.transactions += transactions;
        closeLongestUnused(entry);
        return entry;
    }

    private synchronized void release(Entry entry) {
        entry.transactions--;
    }

    private void closeLongestUnused(Entry justAsked) {
        List<DatabaseAddress> idle = new ArrayList<>();
        byAddress.forEach((address, entry) -> {
            if (byAddress.size() - idle.size() > most && entry.transactions == 0 && entry != justAsked) {
                idle.add(address);
            }
        });
        idle.forEach(this::close);
    }

    /** Lets go of a database that is about to be dropped, or of one long unused. */
    synchronized void close(DatabaseAddress address) {
        Entry entry = byAddress.remove(address);
        if (entry != null) {
            vertx.setTimer(GRACE_MILLIS, fired -> entry.pool.close());
        }
    }

    /** @param uri of their server */
    synchronized long countAt(String uri) {
        return byAddress.keySet().stream()
                .filter(address -> address.ownerUri().equals(uri))
                .count();
    }

    synchronized int size() {
        return byAddress.size();
    }

    /** How many connections each has open, by the name of the pool. */
    synchronized Map<String, Integer> sizes() {
        return byAddress.values().stream().collect(Collectors.toMap(entry -> entry.name, entry -> entry.pool.size()));
    }
}
