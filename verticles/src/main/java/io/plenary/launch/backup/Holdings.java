package io.plenary.launch.backup;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Manifest.DatabaseContent;
import io.plenary.launch.backup.Scope.Conference;
import io.plenary.runtime.ConferenceServers;
import io.plenary.runtime.DatabaseNames;
import io.plenary.runtime.OwnedDatabase;
import io.plenary.runtime.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The databases an installation consists of: one for each service, and one for each conference. */
record Holdings(Settings.Database settings) {

    /** What names of the entries of a conference's database begin with. */
    private static final String OF_CONFERENCE = "conference-";

    static Stream<Service> services() {
        return Service.all().filter(service -> service != Service.WEB);
    }

    /** Those that know of what the services below keep, and of which conferences there are: looked at first. */
    static List<Service> above() {
        return fromTheTop(services().filter(Holdings::isAbove));
    }

    /** Those that others refer to, and the log that has what all of them announced: looked at last. */
    static List<Service> below() {
        return fromTheTop(services().filter(service -> !isAbove(service)));
    }

    private static boolean isAbove(Service service) {
        return service.storey() > Service.PROGRAM.storey() || service == Service.CONFERENCES;
    }

    private static List<Service> fromTheTop(Stream<Service> services) {
        List<Service> list = new ArrayList<>(services.toList());
        Collections.reverse(list);
        return list;
    }

    OwnedDatabase of(Service service) {
        // Beside those of the conferences, which have the program itself.
        String folder = service == Service.PROGRAM ? "programhost" : service.id();
        return new OwnedDatabase(settings.addressOf(service.id()), folder);
    }

    /** On the server where it was, or on the main one if that is not known here. */
    OwnedDatabase of(Conference conference) {
        String server =
                servers().contains(String.valueOf(conference.server())) ? conference.server() : ConferenceServers.MAIN;
        return ofConference(server, DatabaseNames.of(settings.prefix(), conference.slug()));
    }

    OwnedDatabase ofConference(String server, String name) {
        return new OwnedDatabase(settings.addressOfConference(server, name), Service.PROGRAM.id());
    }

    /** Those that have databases of conferences. */
    List<String> servers() {
        return settings.conferences().names();
    }

    void requireServer(String server) {
        if (!servers().contains(server)) {
            throw new StartFailure("There are databases of conferences on the server " + server
                    + ", which the settings do not name (database.servers." + server + ").");
        }
    }

    OwnedDatabase of(DatabaseContent content) {
        return content.conference() == null ? of(Service.of(content.name()).orElseThrow()) : of(content.conference());
    }

    static String entries(Conference conference) {
        return OF_CONFERENCE + conference.slug();
    }
}
