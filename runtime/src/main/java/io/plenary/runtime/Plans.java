package io.plenary.runtime;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/**
 * How a database goes about statements. A connection keeps the plan of a statement for whatever is asked next, and thinks of few ids
 * then: in a table that was small it reads all there is and compares every row with every id. When thousands come at once the table is
 * large before it is analyzed, a minute later, and that plan is kept until then.
 */
public final class Plans {

    private Plans() {}

    /** Until the transaction ends each statement is planned for what is asked, and for as many rows as there are by then. */
    public static Future<Void> eachTime(SqlClient transaction) {
        return transaction
                .preparedQuery("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .execute()
                .mapEmpty();
    }
}
