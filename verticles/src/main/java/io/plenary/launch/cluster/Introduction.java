package io.plenary.launch.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.MemberAttributeConfig;
import io.plenary.contracts.Wire;
import io.plenary.launch.settings.Option;
import io.plenary.runtime.Build;
import java.util.Optional;

/**
 * What a node tells of itself with its name in the cluster.
 *
 * @param installation empty of somebody who is no node of ours
 * @param wire what it calls things, see {@link Wire}
 * @param release as a person is told
 */
record Introduction(Optional<Installation> installation, int wire, String release) {

    private static final String INSTALLATION = "plenary.installation";
    private static final String WIRE = "plenary.wire";
    private static final String RELEASE = "plenary.release";

    /** Of releases that did not say so yet. */
    private static final String FIRST_WIRE = "1";

    static Introduction of(Installation installation) {
        return new Introduction(
                Optional.of(installation), Wire.VERSION, Build.running().toString());
    }

    static Introduction of(Member member) {
        return new Introduction(
                Optional.ofNullable(member.getAttribute(INSTALLATION)).map(Installation::decode),
                Integer.parseInt(Optional.ofNullable(member.getAttribute(WIRE)).orElse(FIRST_WIRE)),
                Optional.ofNullable(member.getAttribute(RELEASE)).orElse("an older one"));
    }

    void addTo(MemberAttributeConfig attributes) {
        installation.ifPresent(known -> attributes.setAttribute(INSTALLATION, known.encode()));
        attributes.setAttribute(WIRE, Integer.toString(wire));
        attributes.setAttribute(RELEASE, release);
    }

    /** Why this node may not be in a cluster of the other; empty when it may. */
    Optional<String> refusedBy(Introduction older) {
        if (wire != older.wire) {
            return Optional.of("run release " + older.release + ", which does not understand release " + release
                    + ": stop all nodes, then start them with one release.");
        }
        return installation
                .flatMap(mine -> older.installation.flatMap(mine::differenceTo))
                .map(difference -> "are of another installation: " + difference + ". Give one of the two another "
                        + Option.CLUSTER_NAME.key() + " (" + Option.CLUSTER_NAME.variable() + ").");
    }
}
