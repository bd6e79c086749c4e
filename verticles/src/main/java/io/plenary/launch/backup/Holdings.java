package io.plenary.launch.backup;

import io.plenary.contracts.Service;
import io.plenary.launch.backup.Manifest.DatabaseContent;
import io.plenary.launch.backup.Scope.Conference;
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

    OwnedDatabase of(Conference conference) {
        String program = Service.PROGRAM.id();
        return new OwnedDatabase(
                settings.addressOf(program, DatabaseNames.of(settings.prefix(), conference.slug())), program);
    }

    OwnedDatabase of(DatabaseContent content) {
        return content.conference() == null ? of(Service.of(content.name()).orElseThrow()) : of(content.conference());
    }

    static String entries(Conference conference) {
        return OF_CONFERENCE + conference.slug();
    }
}
