package io.plenary.launch;

import io.plenary.runtime.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code web,notes=2}: names of services, each with the number of its instances. */
final class ServiceList {

    private ServiceList() {}

    static Map<String, Integer> parse(Given given) {
        Map<String, Integer> instances = new LinkedHashMap<>();
        if (given.text().strip().equals("all")) {
            Settings.ALL_SERVICES.forEach(service -> instances.put(service, 1));
            return instances;
        }
        for (String entry : given.text().split(",")) {
            String[] parts = entry.strip().split("\\s*=\\s*", 2);
            if (!Settings.ALL_SERVICES.contains(parts[0])) {
                throw new StartFailure(given.origin() + ": there is no service '" + parts[0] + "'; there are "
                        + String.join(", ", Settings.ALL_SERVICES) + ".");
            }
            instances.put(parts[0], parts.length == 1 ? 1 : count(given, parts[1]));
        }
        return instances;
    }

    private static int count(Given given, String text) {
        if (!text.matches("[1-9][0-9]?")) {
            throw new Given(text, given.origin()).wrong("a number of instances (1 to 99)");
        }
        return Integer.parseInt(text);
    }
}
