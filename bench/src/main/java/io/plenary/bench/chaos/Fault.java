package io.plenary.bench.chaos;

import io.plenary.bench.Platform;
import io.plenary.bench.Timing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What goes wrong. Each ends with everything as it was. */
enum Fault {
    UPGRADE(Stage.OLDER, "rolling upgrade of all nodes") {
        @Override
        boolean isOnce() {
            return true;
        }

        @Override
        void inflict(Installation on, int round) {
            for (Platform node : on.nodes()) {
                node.close();
                node.change(on.newest());
                node.start();
                on.awaitReady();
            }
        }
    },
    KILL(Stage.TOGETHER, "kill -9 of each node in turn") {
        @Override
        void inflict(Installation on, int round) {
            Platform node = on.nodes().get(round % on.nodes().size());
            node.kill();
            Timing.pause(HURT_MILLIS);
            node.start();
        }
    },
    STOP(Stage.TOGETHER, "SIGSTOP of a node for 20 s") {
        @Override
        void inflict(Installation on, int round) {
            Platform node = on.nodes().get(round % on.nodes().size());
            node.signal("STOP");
            Timing.pause(2 * HURT_MILLIS);
            node.signal("CONT");
        }
    },
    DATABASE(Stage.TOGETHER, "PostgreSQL restarted") {
        @Override
        void inflict(Installation on, int round) {
            on.embedded().stop();
            Timing.pause(HURT_MILLIS);
        }
    },
    DATABASE_KILLED(Stage.TOGETHER, "PostgreSQL killed") {
        @Override
        void inflict(Installation on, int round) {
            on.embedded().kill();
            Timing.pause(HURT_MILLIS);
        }
    },
    ROLLING(Stage.TOGETHER, "rolling restart of all nodes") {
        @Override
        void inflict(Installation on, int round) {
            for (Platform node : on.nodes()) {
                node.close();
                node.start();
                on.awaitReady();
            }
        }
    },
    CUT(Stage.APART, "a node cut off from the others for 30 s") {
        @Override
        void inflict(Installation on, int round) {
            int node = round % on.nodes().size();
            on.network().cut(node);
            Timing.pause(3 * HURT_MILLIS);
            on.network().heal(node);
            Timing.pause(3 * HURT_MILLIS);
        }
    },
    READERS(Stage.READERS, "what reads the log stands still for 2 min") {
        @Override
        boolean isOnce() {
            return true;
        }

        @Override
        void inflict(Installation on, int round) {
            Platform readers = on.nodes().get(on.nodes().size() - 1);
            readers.signal("STOP");
            Timing.pause(12 * HURT_MILLIS);
            readers.signal("CONT");
        }
    },
    FAILOVER(Stage.REPLICATED, "PostgreSQL killed, its replica takes over") {
        @Override
        boolean isOnce() {
            return true;
        }

        @Override
        void inflict(Installation on, int round) {
            on.replicated().kill();
            Timing.pause(HURT_MILLIS / 2);
            on.replicated().promote();
            Timing.pause(HURT_MILLIS);
        }
    },
    DISK(Stage.SMALL_DISK, "the disk of PostgreSQL full for 20 s") {
        @Override
        void inflict(Installation on, int round) {
            on.disk().fill();
            Timing.pause(2 * HURT_MILLIS);
            on.disk().free();
        }
    };

    static final long HURT_MILLIS = 10_000;

    final Stage stage;
    final String told;

    Fault(Stage stage, String told) {
        this.stage = stage;
        this.told = told;
    }

    abstract void inflict(Installation on, int round);

    /** Whether an installation can go through it no second time, or need not. */
    boolean isOnce() {
        return false;
    }

    /** As it is written on the command line. */
    static Optional<Fault> of(String name) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(name))
                .findAny();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Fault::word).toList();
    }
}
