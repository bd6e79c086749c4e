package io.plenary.launch.settings;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.runtime.ConferenceServers;
import io.plenary.runtime.Readers;
import io.plenary.runtime.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads where the data is. */
final class DatabaseSettings {

    private static final Pattern SERVER = Pattern.compile("[a-z][a-z0-9]{0,19}");

    /** What names of servers would be mistaken for. */
    private static final Set<String> TAKEN = Set.of(ConferenceServers.MAIN, ConferenceServers.FEWEST, "file");

    private static final Duration SHORTEST_LAG = Duration.ofMillis(500);
    private static final Duration LONGEST_LAG = Duration.ofMinutes(5);

    private final Function<Option, Given> given;
    private final Environment environment;
    private final Map<String, Given> conf;

    DatabaseSettings(Function<Option, Given> given, Environment environment, Map<String, Given> conf) {
        this.given = given;
        this.environment = environment;
        this.conf = conf;
    }

    Settings.Database database() {
        Given uri = given.apply(Option.DATABASE_URI);
        ConferenceServers servers = servers();
        return new Settings.Database(
                uri.text().isEmpty() ? null : DatabaseUri.checked(uri),
                serviceUris(),
                given.apply(Option.DATABASE_PREFIX).filled().text(),
                servers,
                readers(servers.uris().keySet()));
    }

    private Map<String, String> serviceUris() {
        Map<String, String> uris = new HashMap<>();
        conf.forEach((key, value) -> {
            if (key.startsWith(Option.SERVICE_URI_KEY)) {
                String service = key.substring(Option.SERVICE_URI_KEY.length());
                if (Service.of(service).isEmpty()) {
                    throw new StartFailure(value.origin() + " is not a setting: there is no service " + service + ".");
                }
                uris.put(service, DatabaseUri.checked(value));
            }
        });
        Service.all().map(Service::id).forEach(service -> environment
                .get(Option.serviceUriVariable(service))
                .ifPresent(value -> uris.put(service, DatabaseUri.checked(value))));
        return uris;
    }

    private ConferenceServers servers() {
        Map<String, String> uris = uris(Option.SERVER_KEY, Option.SERVER_VARIABLE, DatabaseSettings::requireServerName);
        return new ConferenceServers(uris, chosen(uris.keySet()));
    }

    private Readers readers(Set<String> servers) {
        Map<String, String> uris = uris(Option.READER_KEY, Option.READER_VARIABLE, (name, value) -> {
            if (Service.of(name).isEmpty() && !servers.contains(name)) {
                throw new StartFailure(value.origin()
                        + " is not a setting: there is no service or server of conferences " + name + ".");
            }
        });
        Duration lag = given.apply(Option.DATABASE_READERS_LAG)
                .duration(
                        SHORTEST_LAG, LONGEST_LAG, "an ISO 8601 duration of half a second to 5 minutes, such as PT2S");
        return new Readers(uris, lag);
    }

    /** By a name that somebody has chosen. */
    private Map<String, String> uris(String key, String variable, BiConsumer<String, Given> check) {
        Map<String, Given> found = new TreeMap<>();
        conf.forEach((name, value) -> {
            if (name.startsWith(key)) {
                found.put(name.substring(key.length()), value);
            }
        });
        environment.endings(variable).forEach(ending -> environment
                .get(variable + ending)
                .ifPresent(value -> found.put(ending.toLowerCase(Locale.ROOT), value)));
        found.forEach(check);
        Map<String, String> uris = new TreeMap<>();
        found.forEach((name, value) -> uris.put(name, DatabaseUri.checked(value)));
        return uris;
    }

    private static void requireServerName(String name, Given value) {
        if (!SERVER.matcher(name).matches()
                || TAKEN.contains(name)
                || Service.of(name).isPresent()) {
            throw new StartFailure(
                    value.origin() + ": a server is called by 20 letters and digits at most, and not as a service is,"
                            + " main, fewest or file.");
        }
    }

    private String chosen(Set<String> names) {
        Given chosen = given.apply(Option.DATABASE_NEW_ORGANIZATIONS);
        boolean known = names.contains(chosen.text())
                || ConferenceServers.MAIN.equals(chosen.text())
                || ConferenceServers.FEWEST.equals(chosen.text());
        if (!known) {
            throw chosen.wrong("main, fewest or a name of database.servers");
        }
        return chosen.text();
    }
}
