package io.plenary.launch.settings;

import io.plenary.failures.StartFailure;
import io.plenary.runtime.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads who belongs to the cluster, how nodes find each other, and what this one is called. */
final class ClusterSettings {

    /** Of random letters and digits: whoever reaches a port may try secrets at home, as fast as their machines can. */
    private static final int SHORTEST_SECRET = 32;

    private static final int FEWEST_CHARACTERS = 8;

    private static final Pattern NODE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    private final Function<Option, Given> given;

    ClusterSettings(Function<Option, Given> given) {
        this.given = given;
    }

    /** Unless a name is given, nodes of one installation belong together and others do not, also on one machine. */
    Settings.Cluster cluster(Settings.Database database, Path data) {
        String name = text(Option.CLUSTER_NAME);
        Given host = given.apply(Option.CLUSTER_HOST).filled();
        String members = text(Option.CLUSTER_MEMBERS);
        return new Settings.Cluster(
                name.isEmpty() ? DatabaseUri.clusterName(database, data) : name,
                host.text(),
                given.apply(Option.CLUSTER_PORT).port(),
                members.isEmpty() ? List.of(host.text()) : List.of(members.split("\\s*,\\s*")),
                secrets(given.apply(Option.CLUSTER_SECRET)),
                given.apply(Option.CLUSTER_OPEN).flag(),
                node());
    }

    private static List<String> secrets(Given secrets) {
        return Stream.of(secrets.text().split("[\\s,]+"))
                .filter(secret -> !secret.isEmpty())
                .map(secret -> strong(secret, secrets))
                .toList();
    }

    private static String strong(String secret, Given secrets) {
        if (secret.length() < SHORTEST_SECRET || secret.chars().distinct().count() < FEWEST_CHARACTERS) {
            throw new StartFailure(secrets.origin() + " is too weak: take " + SHORTEST_SECRET
                    + " random letters and digits at least, such as openssl rand -hex 32 makes.");
        }
        return secret;
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

    private String text(Option option) {
        return given.apply(option).text();
    }
}
