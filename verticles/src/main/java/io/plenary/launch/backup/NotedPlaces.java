package io.plenary.launch.backup;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.runtime.OwnedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * On which server each conference's database is, as the program service has noted it. As long as this is open no other command moves
 * anything, or none but this one; the lock ends with the process, however that ends.
 */
final class NotedPlaces implements AutoCloseable {

    /** Any number that nothing else in this database is locked by. */
    private static final long LOCK = 14_0110;

    private static final String IS_KNOWN = "select to_regclass('public.places') is not null";

    /** Null where there is no such database, as in an installation of an older release. */
    private final Connection host;

    private NotedPlaces(Connection host) {
        this.host = host;
    }

    /**
     * A database of a conference.
     *
     * @param leftOn where a needless copy is; null where none is
     */
    record Place(UUID conferenceId, String name, String server, String leftOn) {}

    /** Nothing is moved. */
    static NotedPlaces held(Holdings holdings) throws SQLException {
        OwnedDatabase database = holdings.of(Service.PROGRAM);
        if (database.isEmpty()) {
            return new NotedPlaces(null);
        }
        return locked(database, "select pg_try_advisory_lock_shared(" + LOCK + ")", "An organization is being moved");
    }

    /** As it is at the moment. */
    static NotedPlaces seen(Holdings holdings) throws SQLException {
        OwnedDatabase database = holdings.of(Service.PROGRAM);
        return new NotedPlaces(database.isEmpty() ? null : database.connect());
    }

    /** Only this command moves something. */
    static NotedPlaces toChange(Holdings holdings) throws SQLException {
        OwnedDatabase database = holdings.of(Service.PROGRAM);
        if (database.isEmpty()) {
            throw new StartFailure("There is no installation whose databases begin with "
                    + holdings.settings().prefix() + " there.");
        }
        database.migrate();
        return locked(
                database,
                "select pg_try_advisory_lock(" + LOCK + ")",
                "Another organization is being moved, or a backup is being made");
    }

    private static NotedPlaces locked(OwnedDatabase database, String lock, String otherwise) throws SQLException {
        NotedPlaces places = new NotedPlaces(database.connect());
        if (!places.is(lock)) {
            places.close();
            throw new StartFailure(otherwise + ": run it again when that has ended.");
        }
        return places;
    }

    private boolean is(String query) throws SQLException {
        try (Statement statement = host.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** By conference; one that is missing is on the main server. */
    Map<UUID, String> servers() throws SQLException {
        Map<UUID, String> servers = new HashMap<>();
        if (host != null && is(IS_KNOWN)) {
            try (Statement statement = host.createStatement();
                    ResultSet row = statement.executeQuery("select conference_id, server from places")) {
                while (row.next()) {
                    servers.put(row.getObject(1, UUID.class), row.getString(2));
                }
            }
        }
        return servers;
    }

    List<Place> of(UUID organizationId) throws SQLException {
        String query =
                """
                select conference_id, database_name, server, left_on from places
                where organization_id = ? order by conference_id""";
        try (PreparedStatement statement = host.prepareStatement(query)) {
            statement.setObject(1, organizationId);
            List<Place> places = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    places.add(new Place(
                            row.getObject("conference_id", UUID.class),
                            row.getString("database_name"),
                            row.getString("server"),
                            row.getString("left_on")));
                }
            }
            return places;
        }
    }

    /** From now on its new conferences are made there. */
    void choose(UUID organizationId, String server) throws SQLException {
        update(
                """
                insert into organization_places (organization_id, server) values (?, ?)
                on conflict (organization_id) do update set server = excluded.server""",
                organizationId,
                server);
    }

    /** One of before places were noted is on the main server. */
    void add(UUID conferenceId, UUID organizationId, String name, String server) throws SQLException {
        update(
                """
                insert into places (conference_id, organization_id, database_name, server) values (?, ?, ?, ?)
                on conflict (conference_id) do nothing""",
                conferenceId,
                organizationId,
                name,
                server);
    }

    void moved(Place place, String server) throws SQLException {
        update(
                "update places set server = ?, left_on = ? where conference_id = ?",
                server,
                place.server(),
                place.conferenceId());
    }

    void leftNothing(Place place) throws SQLException {
        update("update places set left_on = null where conference_id = ?", place.conferenceId());
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = host.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        if (host != null) {
            host.close();
        }
    }
}
