package io.plenary.launch.backup;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.NotedPlaces.Place;
import io.plenary.runtime.ConferenceServers;
import io.plenary.runtime.DatabaseNames;
import io.plenary.runtime.OwnedDatabase;
import io.plenary.runtime.Settings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** Moves the databases of an organization's conferences to another server, while nodes run or not. Blocks. */
public final class Moves {

    private static final String ORGANIZATION = "select id from organizations where slug = ? or id::text = ?";
    private static final String CONFERENCES = "select id, slug from conferences where organization_id = ?";

    private final Holdings holdings;
    private final Consumer<String> told;

    /** @param told what has been done, line by line */
    public Moves(Settings.Database settings, Consumer<String> told) {
        this.holdings = new Holdings(settings);
        this.told = told;
    }

    /** Servers that have databases of conferences, but that the settings do not name. */
    public static Set<String> unknownServers(Settings.Database settings) throws SQLException {
        Holdings holdings = new Holdings(settings);
        try (NotedPlaces places = NotedPlaces.seen(holdings)) {
            Set<String> unknown = new TreeSet<>(places.servers().values());
            holdings.servers().forEach(unknown::remove);
            return unknown;
        }
    }

    /**
     * All conferences, one after the other; of those made from now on too.
     *
     * @param named by its slug or id
     */
    public void move(String named, String server) throws SQLException {
        if (!holdings.servers().contains(server)) {
            throw new StartFailure("There is no server " + server + ": the settings name "
                    + String.join(", ", holdings.servers()) + ".");
        }
        try (NotedPlaces places = NotedPlaces.toChange(holdings)) {
            UUID organization = organization(named);
            addMissing(places, organization);
            places.choose(organization, server);
            for (Place place : places.of(organization)) {
                move(places, place, server);
            }
            told.accept("All conferences of " + named + " are on " + server
                    + ". What is left where they were is dropped with" + " --drop-old.");
        }
    }

    private void move(NotedPlaces places, Place place, String server) throws SQLException {
        holdings.requireServer(place.server());
        OwnedDatabase source = holdings.ofConference(place.server(), place.name());
        if (!source.exists()) {
            // It is about to be made: where it is wanted now.
            places.moved(place, server);
            places.leftNothing(place);
            return;
        }
        ConferenceMove move = new ConferenceMove(source, holdings.ofConference(server, place.name()), server);
        String actual = move.doneBefore().orElse(place.server());
        if (!actual.equals(place.server())) {
            places.moved(place, actual);
            holdings.ofConference(actual, place.name()).comment(null);
            told.accept(place.name() + ": was moved to " + actual + " before");
            move(places, new Place(place.conferenceId(), place.name(), actual, place.server()), server);
        } else if (!actual.equals(server)) {
            dropLeft(places, place);
            Duration stop = move.run();
            places.moved(place, server);
            told.accept("%s: from %s to %s; nothing could be changed for %d ms"
                    .formatted(place.name(), place.server(), server, stop.toMillis()));
        }
    }

    /** Where nothing is looked for any more. */
    public void dropOld(String named) throws SQLException {
        try (NotedPlaces places = NotedPlaces.toChange(holdings)) {
            for (Place place : places.of(organization(named))) {
                if (place.leftOn() == null) {
                    continue;
                }
                dropLeft(places, place);
                told.accept(place.name() + ": dropped on " + place.leftOn());
            }
        }
    }

    /** Only what says itself that it has been moved. */
    private void dropLeft(NotedPlaces places, Place place) throws SQLException {
        if (place.leftOn() == null) {
            return;
        }
        holdings.requireServer(place.leftOn());
        OwnedDatabase left = holdings.ofConference(place.leftOn(), place.name());
        if (left.exists()) {
            try (Connection connection = left.connect()) {
                if (Fence.in(connection).isEmpty()) {
                    throw new StartFailure(place.name() + " on " + place.leftOn()
                            + " does not say that it has been moved: look at it first.");
                }
            }
            left.drop();
        }
        places.leftNothing(place);
    }

    private UUID organization(String named) throws SQLException {
        try (Connection connection = holdings.of(Service.ORGANIZATIONS).connect();
                PreparedStatement statement = connection.prepareStatement(ORGANIZATION)) {
            statement.setString(1, named);
            statement.setString(2, named);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new StartFailure("There is no organization " + named + ".");
                }
                return row.getObject(1, UUID.class);
            }
        }
    }

    private void addMissing(NotedPlaces places, UUID organization) throws SQLException {
        try (Connection connection = holdings.of(Service.CONFERENCES).connect();
                PreparedStatement statement = connection.prepareStatement(CONFERENCES)) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String name = DatabaseNames.of(holdings.settings().prefix(), row.getString("slug"));
                    places.add(row.getObject("id", UUID.class), organization, name, ConferenceServers.MAIN);
                }
            }
        }
    }
}
