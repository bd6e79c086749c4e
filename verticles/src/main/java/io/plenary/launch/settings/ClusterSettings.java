package io.plenary.launch.settings;

import io.plenary.runtime.Settings;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How nodes find each other, and what they are called. */
final class ClusterSettings {

    private static final Pattern NODE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    private final Function<Option, Given> given;

    ClusterSettings(Function<Option, Given> given) {
        this.given = given;
    }

    /** @param usualName of the cluster, where none is given */
    Settings.Cluster cluster(String usualName, String host, int port) {
        String name = given.apply(Option.CLUSTER_NAME).text();
        String members = given.apply(Option.CLUSTER_MEMBERS).text();
        return new Settings.Cluster(
                name.isEmpty() ? usualName : name,
                host,
                port,
                members.isEmpty() ? List.of(host) : List.of(members.split("\\s*,\\s*")),
                node());
    }

    private String node() {
        Given node = given.apply(Option.CLUSTER_NODE);
        if (node.text().isEmpty()) {
            return null;
        }
        if (!NODE_NAME.matcher(node.text()).matches()) {
            throw node.wrong("a name of at most 100 letters, digits and . _ : -");
        }
        return node.text();
    }
}
