package io.plenary.launch.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleListener;
import io.plenary.failures.StartFailure;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in the cluster: says so while a configured member is missing, and lets no node of another installation stay. The
 * younger one goes, when it joins or when two parts of a cluster find each other.
 */
public final class ClusterMembers implements MembershipListener, LifecycleListener {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterMembers.class);
    /** By which the bus calls it. */
    private static final String NODE = "__vertx.nodeId";

    private final HazelcastInstance hazelcast;
    private final List<String> configured;
    private final Consumer<RuntimeException> end;
    private volatile List<String> missing = List.of();
    private volatile Consumer<String> left = node -> {};

    private ClusterMembers(HazelcastInstance hazelcast, List<String> configured, Consumer<RuntimeException> end) {
        this.hazelcast = hazelcast;
        this.configured = configured;
        this.end = end;
    }

    /** Before the node joins: what the others and the bus will know it by. */
    public static void introduce(Config config, Installation installation) {
        config.getMemberAttributeConfig().setAttribute(NODE, UUID.randomUUID().toString());
        Introduction.of(installation).addTo(config.getMemberAttributeConfig());
    }

    /**
     * Right after the node has joined.
     *
     * @param configured who should be there
     * @param end ends a node that finds itself among others later
     */
    public static ClusterMembers watch(
            HazelcastInstance hazelcast, List<String> configured, Consumer<RuntimeException> end) {
        ClusterMembers members = new ClusterMembers(hazelcast, configured, end);
        members.requireOneInstallation();
        hazelcast.getCluster().addMembershipListener(members);
        hazelcast.getLifecycleService().addLifecycleListener(members);
        members.look();
        return members;
    }

    /** @param listener is told which node has left, by the name it has on the bus */
    public void whenOneLeaves(Consumer<String> listener) {
        left = listener;
    }

    public int count() {
        return hazelcast.getCluster().getMembers().size();
    }

    /** Configured members, as they were configured, that are not in the cluster. */
    public List<String> missing() {
        return missing;
    }

    @Override
    public void memberAdded(MembershipEvent event) {
        tellIfRefused(event.getMember());
        look();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        String node = event.getMember().getAttribute(NODE);
        if (node != null) {
            left.accept(node);
        }
        look();
    }

    @Override
    public void stateChanged(LifecycleEvent event) {
        if (event.getState() != LifecycleEvent.LifecycleState.MERGED) {
            return;
        }
        LOG.warn("This node was cut off from the others and has found them again");
        look();
        try {
            requireOneInstallation();
        } catch (StartFailure e) {
            end.accept(e);
        }
    }

    /** The cluster lists its members in the order they joined. */
    private void requireOneInstallation() {
        Member self = hazelcast.getCluster().getLocalMember();
        Introduction own = Introduction.of(self);
        for (Member older : hazelcast.getCluster().getMembers()) {
            if (older.equals(self)) {
                return;
            }
            own.refusedBy(Introduction.of(older)).ifPresent(reason -> {
                throw new StartFailure("The nodes at " + shown(older) + " " + reason);
            });
        }
    }

    /** It goes by itself; here somebody may look for it. */
    private void tellIfRefused(Member younger) {
        Introduction own = Introduction.of(hazelcast.getCluster().getLocalMember());
        Introduction.of(younger)
                .refusedBy(own)
                .ifPresent(reason ->
                        LOG.warn("Refused the node at {}. It is told: The nodes here {}", shown(younger), reason));
    }

    private static String shown(Member member) {
        return member.getAddress().getHost() + ":" + member.getAddress().getPort();
    }

    private synchronized void look() {
        Set<Member> present = hazelcast.getCluster().getMembers();
        List<String> now = configured.stream()
                .filter(name ->
                        present.stream().noneMatch(member -> MemberName.of(name).standsFor(member.getAddress())))
                .toList();
        if (now.equals(missing)) {
            return;
        }
        missing = now;
        if (now.isEmpty()) {
            LOG.info("The cluster is complete: {} nodes", present.size());
        } else {
            LOG.warn(
                    "Missing in the cluster: {}. Here it goes on with {} of its nodes",
                    String.join(", ", now),
                    present.size());
        }
    }
}
