package io.plenary.launch.backup;

import io.plenary.runtime.DatabaseFailures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Optional;

/**
 * What says in a database that it has been moved: whoever wants to change something there is told where to, also a node that has not
 * heard of it. That it is committed is the moment from which the other place counts.
 */
final class Fence {

    private static final String NAME = "plenary_moved";
    private static final String TO =
            "select split_part(encode(tgargs, 'escape'), '\\000', 1) from pg_trigger where tgname = ? limit 1";

    private Fence() {}

    /** The server that the database has been moved to. */
    static Optional<String> in(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TO)) {
            statement.setString(1, NAME);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** In the transaction of a connection of the owner. */
    static void put(Connection connection, Collection<String> tables, String server) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create function %s() returns trigger language plpgsql as $$
                    begin
                        raise exception 'The database has been moved' using errcode = '%s', detail = tg_argv[0];
                    end $$"""
                            .formatted(NAME, DatabaseFailures.MOVED));
            for (String table : tables) {
                statement.execute("create trigger " + NAME + " before insert or update or delete or truncate on "
                        + Table.quoted(table) + " for each statement execute function " + NAME + "('" + server + "')");
            }
        }
    }
}
