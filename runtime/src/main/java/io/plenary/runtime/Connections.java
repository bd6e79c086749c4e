package io.plenary.runtime;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.function.Function;

/** Where a database takes its connections from. */
interface Connections {

    /** For one statement, asked anew each time. */
    Pool pool();

    /** For as many statements as the work takes; the pool stays until it is done. */
    <T> Future<T> during(Function<Pool, Future<T>> work);

    /** One pool, for as long as the node runs. */
    static Connections of(Pool pool) {
        return new Connections() {
            @Override
            public Pool pool() {
                return pool;
            }

            @Override
            public <T> Future<T> during(Function<Pool, Future<T>> work) {
                return work.apply(pool);
            }
        };
    }
}
