package io.plenary.launch.cluster;

import io.plenary.failures.StartFailure;
import io.plenary.launch.settings.DatabaseUri;
import io.plenary.launch.settings.Option;
import io.plenary.runtime.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;

/**
 * Asks at the doors of the members, before a node joins, whether they would have it. Who knows another secret would be one more
 * whom they do not answer, and begin a cluster of its own on the same database. Called on a thread that may block.
 */
public final class Knock {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 2_000;

    /** A member given by its host alone may be at any of them. */
    private static final int PORTS = 3;

    /** What members say to each other first; what follows makes it long enough to be taken for TLS, and no TLS. */
    private static final byte[] GREETING = "HZC\0\0".getBytes(StandardCharsets.US_ASCII);

    private static final int ANSWER = 'H';

    private enum Answer {
        WELCOME,
        REFUSED,
        OF_ANOTHER_CLUSTER,
        /** Nobody there, or nobody who says anything now. */
        NONE
    }

    private final Settings.Cluster settings;
    private final Optional<ClusterGuard> guard;

    private Knock(Settings.Cluster settings) {
        this.settings = settings;
        guard = settings.secrets().isEmpty() ? Optional.empty() : Optional.of(new ClusterGuard(settings));
    }

    /**
     * @return the addresses of those that would have it
     * @throws StartFailure naming one that would not, or one with which it would not be one
     */
    public static List<String> at(Settings settings) {
        Knock knock = new Knock(settings.cluster());
        Map<String, Answer> answers = knock.answers();
        String alone = DatabaseUri.clusterName(settings.database(), settings.dataDirectory());
        if (settings.database().uri() == null && alone.equals(settings.cluster().name()) && knock.isAsked()) {
            answers.keySet().stream().findFirst().ifPresent(Knock::refuseSecondDatabase);
        }
        return welcoming(answers);
    }

    static List<String> at(Settings.Cluster settings) {
        return welcoming(new Knock(settings).answers());
    }

    private static List<String> welcoming(Map<String, Answer> answers) {
        return answers.keySet().stream()
                .filter(door -> answers.get(door) == Answer.WELCOME)
                .toList();
    }

    private static void refuseSecondDatabase(String door) {
        throw new StartFailure("A node answers at " + door
                + ", and this one has an embedded database, which is for one node: give both one PostgreSQL with "
                + Option.DATABASE_URI.variable() + ".");
    }

    /** Of those who gave one. */
    private Map<String, Answer> answers() {
        List<InetSocketAddress> doors = doors();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Answer>> answers = doors.stream()
                    .map(door -> CompletableFuture.supplyAsync(() -> answer(door), threads))
                    .toList();
            Map<String, Answer> given = new LinkedHashMap<>();
            for (int i = 0; i < answers.size(); i++) {
                given.put(shown(doors.get(i)), answers.get(i).join());
            }
            given.values().removeIf(Answer.NONE::equals);
            given.forEach(this::requireWelcome);
            return given;
        } finally {
            threads.shutdown();
        }
    }

    private List<InetSocketAddress> doors() {
        return new NamedMembers(settings.members(), InetAddress::getAllByName)
                .getMembers().stream()
                        .map(MemberName::of)
                        .flatMap(this::doors)
                        .filter(door -> !door.isUnresolved())
                        .toList();
    }

    private Stream<InetSocketAddress> doors(MemberName member) {
        String host = member.host().replaceAll("[\\[\\]]", "");
        return member.port() == null
                ? IntStream.range(0, PORTS).mapToObj(i -> new InetSocketAddress(host, settings.port() + i))
                : Stream.of(new InetSocketAddress(host, member.port()));
    }

    private void requireWelcome(String door, Answer answer) {
        if (answer == Answer.REFUSED) {
            throw new StartFailure("The node at " + door
                    + (guard.isPresent()
                            ? " has another secret of the cluster than this one, or none"
                            : " has a secret of the cluster, and this one has none")
                    + ": give all of them the same with " + Option.CLUSTER_SECRET.variable() + "_FILE.");
        }
    }

    private static String shown(InetSocketAddress door) {
        return door.getAddress().getHostAddress() + ":" + door.getPort();
    }

    /** Twice, where it is not welcome: who is just leaving breaks connections too. */
    private Answer answer(InetSocketAddress door) {
        Answer first = answerOnce(door);
        return first == Answer.REFUSED ? answerOnce(door) : first;
    }

    private Answer answerOnce(InetSocketAddress door) {
        try (Socket socket = new Socket()) {
            socket.connect(door, CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            return guard.isPresent() ? sealed(guard.get(), socket, door) : plain(socket);
        } catch (IOException e) {
            return Answer.NONE;
        }
    }

    private Answer plain(Socket socket) {
        try {
            return isGreeted(socket) ? Answer.WELCOME : atLeastIfAsked();
        } catch (SocketTimeoutException e) {
            return Answer.NONE;
        } catch (IOException e) {
            return atLeastIfAsked();
        }
    }

    private Answer sealed(ClusterGuard known, Socket socket, InetSocketAddress door) throws IOException {
        SeenCertificate seen = known.seeing();
        try (SSLSocket tls = (SSLSocket)
                known.tls(seen).getSocketFactory().createSocket(socket, door.getHostString(), door.getPort(), true)) {
            tls.startHandshake();
            return isGreeted(tls) ? Answer.WELCOME : Answer.REFUSED;
        } catch (SocketTimeoutException e) {
            return Answer.NONE;
        } catch (IOException e) {
            return seen.name() == null
                    ? atLeastIfAsked()
                    : known.isOfCluster(seen.name()) ? Answer.REFUSED : Answer.OF_ANOTHER_CLUSTER;
        }
    }

    private Answer atLeastIfAsked() {
        return isAsked() ? Answer.REFUSED : Answer.NONE;
    }

    /** Two installations on one machine look for members at the same ports, and are no business of each other's. */
    private boolean isAsked() {
        return !settings.members().equals(List.of(settings.host()));
    }

    private static boolean isGreeted(Socket socket) throws IOException {
        socket.getOutputStream().write(GREETING);
        return socket.getInputStream().read() == ANSWER;
    }
}
