package io.plenary.processes;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.awaitility.Awaitility;

/** A node that is killed in the midst of its work and starts anew on what it has kept. */
final class MortalNode implements AutoCloseable {

    /** For whatever a node does with thousands of things, on a machine that does something else as well. */
    static final Duration PATIENCE = Duration.ofMinutes(4);

    /** How much of the work is done when it dies. */
    private static final List<Integer> PERCENT = List.of(10, 40, 70);

    static final int DEATHS = PERCENT.size();

    private final Path folder;
    private final Map<String, String> environment;
    private volatile NodeProcess node;

    /** @param own settings, beside those that keep it the same node */
    MortalNode(Path folder, Map<String, String> own) {
        this.folder = folder;
        this.environment = new HashMap<>(own);
        environment.put("PLENARY_DATA_DIR", folder.resolve("data").toString());
        environment.put("PLENARY_CLUSTER_PORT", Integer.toString(FreePort.next()));
        this.node = NodeProcess.start(folder, environment);
    }

    User signIn() {
        return node.signIn();
    }

    /** Whoever is there at the moment is asked. */
    User anonymous() {
        return node.http().anonymous();
    }

    /**
     * Dies three times on the way.
     *
     * @param all that is to be done
     * @param done how much of it is
     */
    void dieOnTheWay(int all, IntSupplier done) {
        for (int percent : PERCENT) {
            Awaitility.await().atMost(PATIENCE).until(() -> done.getAsInt() >= percent * all / 100);
            node.crash();
            node = NodeProcess.start(folder, environment);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
