package io.plenary.launch.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.impl.DefaultNodeContext;
import com.hazelcast.instance.impl.DefaultNodeExtension;
import com.hazelcast.instance.impl.HazelcastInstanceFactory;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.instance.impl.NodeExtension;
import com.hazelcast.internal.networking.ChannelInitializer;
import com.hazelcast.internal.server.ServerContext;
import java.util.function.Function;

/** A member whose connections are guarded; Hazelcast sells that, and leaves the place for it open. */
final class GuardedMember extends DefaultNodeExtension {

    private final ClusterGuard guard;

    private GuardedMember(Node node, ClusterGuard guard) {
        super(node);
        this.guard = guard;
    }

    static HazelcastInstance join(Config config, ClusterGuard guard) {
        return HazelcastInstanceFactory.newHazelcastInstance(
                config, config.getInstanceName(), new DefaultNodeContext() {
                    @Override
                    public NodeExtension createNodeExtension(Node node) {
                        return new GuardedMember(node, guard);
                    }
                });
    }

    @Override
    public Function<EndpointQualifier, ChannelInitializer> createChannelInitializerFn(ServerContext context) {
        Function<EndpointQualifier, ChannelInitializer> usual = super.createChannelInitializerFn(context);
        return endpoint -> channel -> GuardedChannel.guard(channel, usual.apply(endpoint), guard);
    }
}
