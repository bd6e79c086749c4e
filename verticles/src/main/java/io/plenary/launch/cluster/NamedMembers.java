package io.plenary.launch.cluster;

import com.hazelcast.config.TcpIpConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nodes to join, as they were configured. A name may stand for many nodes, and for others a minute later, as that of a
 * service of containers does. Hazelcast asks for the members whenever it looks for others, and takes the first address of a
 * name only: so they are looked up here, each time, and it is given all.
 */
final class NamedMembers extends TcpIpConfig {

    /** Who knows what a name stands for. */
    @FunctionalInterface
    interface Directory {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final List<String> names;
    private final Directory directory;

    NamedMembers(List<String> names, Directory directory) {
        this.names = List.copyOf(names);
        this.directory = directory;
        setEnabled(true);
    }

    List<String> names() {
        return names;
    }

    @Override
    public List<String> getMembers() {
        return names.stream().flatMap(this::addresses).distinct().toList();
    }

    /** What nobody knows stays as it is: Hazelcast tells that, and tries again. */
    private Stream<String> addresses(String name) {
        MemberName member = MemberName.of(name);
        try {
            return Arrays.stream(directory.addresses(member.host())).map(member::at);
        } catch (UnknownHostException e) {
            return Stream.of(name);
        }
    }
}
