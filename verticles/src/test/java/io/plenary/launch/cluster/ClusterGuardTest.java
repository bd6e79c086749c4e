package io.plenary.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import io.plenary.failures.StartFailure;
import io.plenary.runtime.Settings;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What listens for other nodes hears only those that know the secret. */
@Tag("slow")
class ClusterGuardTest {

    private static final String HOST = GuardedMembers.HOST;
    private static final String SECRET = "9f2c51b07de64a18b3c0f7a2d4e68115";
    private static final String NEW_SECRET = "1b7d03c96ef85a42a1d9e4b8c7f05263";
    private static final int STREAM_END = -1;

    private final GuardedMembers members = new GuardedMembers();
    private final List<Integer> ports = members.ports();

    @AfterEach
    void end() {
        members.close();
    }

    private Settings.Cluster node(int index, String... secrets) {
        return members.node(index, secrets);
    }

    private HazelcastInstance join(Settings.Cluster settings) {
        return members.join(settings);
    }

    /** Who was there before hears of the newest one after that has joined. */
    private static void hasSize(int size, HazelcastInstance... members) {
        await().untilAsserted(() -> assertThat(members)
                .extracting(member -> member.getCluster().getMembers().size())
                .containsOnly(size));
    }

    /** Who is slow to answer, as the first time on a busy machine, is taken for nobody. */
    private static void refuses(Settings.Cluster newcomer, String why) {
        await().untilAsserted(() -> assertThatThrownBy(() -> Knock.at(newcomer))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(why));
    }

    private static void isAnsweredBy(int port, Settings.Cluster newcomer) {
        await().untilAsserted(() -> assertThat(Knock.at(newcomer)).containsExactly(HOST + ":" + port));
    }

    @Test
    void threeNodesWithOneSecretAreOneCluster() {
        HazelcastInstance first = join(node(0, SECRET));
        HazelcastInstance second = join(node(1, SECRET));
        HazelcastInstance third = join(node(2, SECRET));

        hasSize(3, first, second, third);
        String large = IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        IntStream.range(0, 20).forEach(i -> first.getMap("words").put(i, large + i));
        assertThat(IntStream.range(0, 20).mapToObj(i -> third.getMap("words").get(i)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> large + i).toList());
    }

    @Test
    void whoKnowsAnotherSecretIsToldSoAndStaysOutside() {
        HazelcastInstance first = join(node(0, SECRET));

        refuses(
                node(1, NEW_SECRET),
                "The node at 127.0.0.1:" + ports.get(0)
                        + " has another secret of the cluster than this one, or none: give all of them the same with"
                        + " PLENARY_CLUSTER_SECRET_FILE.");
        hasSize(1, first);
    }

    @Test
    void whoKnowsNoneIsToldSoAndStaysOutside() {
        HazelcastInstance first = join(node(0, SECRET));

        refuses(node(1), ports.get(0) + " has a secret of the cluster, and this one has none");
        hasSize(1, first);
    }

    @Test
    void whoHasASecretStaysAwayFromThoseThatHaveNone() {
        join(node(0));

        refuses(node(1, SECRET), ports.get(0) + " has another secret of the cluster than this one, or none");
    }

    @Test
    void whoFitsIsWelcome() {
        join(node(0, SECRET));

        isAnsweredBy(ports.get(0), node(1, SECRET));
    }

    @Test
    void withoutASecretNobodyIsAskedForOne() {
        join(node(0));

        isAnsweredBy(ports.get(0), node(1));
        hasSize(2, join(node(1)));
    }

    @Test
    void anotherClusterAtTheSamePortsIsNoBusinessOfOurs() {
        join(members.node("another", 0, NEW_SECRET));

        assertThat(Knock.at(node(1, SECRET))).isEmpty();
    }

    /** Each step is one that a restart of one node after the other passes through. */
    @Test
    void aSecretIsExchangedWhileTheClusterRuns() {
        HazelcastInstance old = join(node(0, SECRET));
        HazelcastInstance acceptsBoth = join(node(1, SECRET, NEW_SECRET));
        hasSize(2, acceptsBoth);
        refuses(node(2, NEW_SECRET, SECRET), "another secret");
        old.shutdown();

        HazelcastInstance showsNew = join(node(2, NEW_SECRET, SECRET));
        hasSize(2, showsNew);
        acceptsBoth.shutdown();

        hasSize(2, join(node(0, NEW_SECRET)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HZC\0\0", "CP2\0\0\0\0", "GET /hazelcast/rest/cluster HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001"})
    void aStrangerIsNotAnsweredByAMember(String said) throws IOException {
        HazelcastInstance first = join(node(0, SECRET));

        try (Socket stranger = new Socket(HOST, ports.get(0))) {
            stranger.setSoTimeout(20_000);
            stranger.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(answer(stranger)).doesNotContain("HZC", "HTTP");
        }

        hasSize(2, join(node(1, SECRET)));
        hasSize(2, first);
    }

    /** TLS alone lets nobody in, though its other side trusts everybody: whoever knows another secret has a key of another, too. */
    @Test
    void whoSpeaksTlsAndShowsNoKeyOfOursIsNotAnswered() throws Exception {
        HazelcastInstance first = join(node(0, SECRET));
        SecretKey other = SecretKey.of(NEW_SECRET, node(0).name());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("other", other.key(), new char[0], new Certificate[] {other.certificate()});

        for (TrustingClient stranger : List.of(TrustingClient.withoutKey(), TrustingClient.with(keys))) {
            assertThat(stranger.answerTo("HZC\0\0", HOST, ports.get(0))).isEmpty();
        }
        hasSize(1, first);
    }

    /** All of it, until the other side has closed. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        try {
            for (int read = socket.getInputStream().read();
                    read != STREAM_END;
                    read = socket.getInputStream().read()) {
                answer.append((char) read);
            }
        } catch (SocketException reset) {
            return answer.toString();
        }
        return answer.toString();
    }

    @Test
    void withoutASecretOnlyThisMachineReachesANode() {
        Settings.Cluster reached = new Settings.Cluster("any", "203.0.113.7", 5701, List.of());
        Settings.Cluster open = new Settings.Cluster("any", "203.0.113.7", 5701, List.of(), List.of(), true);
        Settings.Cluster guarded = new Settings.Cluster("any", "203.0.113.7", 5701, List.of(), List.of(SECRET), false);

        assertThatThrownBy(() -> Cluster.requireClosed(reached))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("Others reach 203.0.113.7: give all nodes of the cluster the same secret");
        assertThatCode(() -> {
                    Cluster.requireClosed(node(0));
                    Cluster.requireClosed(open);
                    Cluster.requireClosed(guarded);
                })
                .doesNotThrowAnyException();
    }
}
