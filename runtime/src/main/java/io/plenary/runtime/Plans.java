package io.plenary.runtime;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/**
 * How a database goes about statements. A connection keeps the plan of a statement for whatever is asked next, and thinks of few ids
 * then: in a table that was small it reads all there is and compares every row with every id. When thousands come at once the table is
 * large before it is analyzed, a minute later, and that plan is kept until then.
 */
public final class Plans {

    private Plans() {}

    /** From now on each statement is planned for what is asked, and for as many rows as there are by then, until the transaction ends. */
    public static Future<Void> eachTime(SqlClient transaction) {
        return set(transaction, "force_custom_plan");
    }

    /** As usual again, before rows are added: what each of them refers to is looked for by a statement, too. */
    public static Future<Void> kept(SqlClient transaction) {
        return set(transaction, "auto");
    }

    private static Future<Void> set(SqlClient transaction, String mode) {
        return transaction
                .preparedQuery("select set_config('plan_cache_mode', $1, true)")
                .execute(Tuple.of(mode))
                .mapEmpty();
    }
}
