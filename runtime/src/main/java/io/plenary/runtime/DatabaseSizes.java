package io.plenary.runtime;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What databases take on the disk of their server. Blocks. */
record DatabaseSizes(DatabaseAddress server) {

    private static final String PATIENCE_SECONDS = "5";
    private static final String SIZES =
            "select datname, pg_database_size(oid) from pg_database where datname = any (?)";

    Map<String, Long> of(Collection<String> names) throws SQLException {
        Properties credentials = server.ownerCredentials();
        credentials.setProperty("socketTimeout", PATIENCE_SECONDS);
        try (Connection owner = DriverManager.getConnection(server.maintenanceUrl(), credentials);
                PreparedStatement statement = owner.prepareStatement(SIZES)) {
            statement.setArray(1, owner.createArrayOf("text", names.toArray()));
            Map<String, Long> sizes = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sizes.put(row.getString(1), row.getLong(2));
                }
            }
            return sizes;
        }
    }
}
