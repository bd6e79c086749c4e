package io.plenary.launch.settings;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import java.util.EnumMap;
import java.util.Map;

/** Reads {@code web,notes=2}: names of services, each with the number of its instances. */
final class ServiceList {

    private ServiceList() {}

    static Map<Service, Integer> parse(Given given) {
        Map<Service, Integer> instances = new EnumMap<>(Service.class);
        if (given.text().strip().equals("all")) {
            Service.all().forEach(service -> instances.put(service, 1));
            return instances;
        }
        for (String entry : given.text().split(",")) {
            String[] parts = entry.strip().split("\\s*=\\s*", 2);
            Service service = Service.of(parts[0])
                    .orElseThrow(() -> new StartFailure(given.origin() + ": there is no service '" + parts[0]
                            + "'; there are " + Service.ids() + "."));
            instances.put(service, parts.length == 1 ? 1 : count(given, parts[1]));
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
