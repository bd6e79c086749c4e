package io.plenary.bench.chaos;

import io.plenary.bench.Platform;
import io.plenary.bench.Timing;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What goes wrong. Each ends with everything as it was. */
enum Fault {
    KILL("kill -9 of each node in turn") {
        @Override
        void inflict(Installation on, int round) {
            Platform node = on.nodes().get(round % on.nodes().size());
            node.kill();
            Timing.pause(HURT_MILLIS);
            node.start();
        }
    },
    STOP("SIGSTOP of a node for 20 s") {
        @Override
        void inflict(Installation on, int round) {
            Platform node = on.nodes().get(round % on.nodes().size());
            node.signal("STOP");
            Timing.pause(2 * HURT_MILLIS);
            node.signal("CONT");
        }
    },
    DATABASE("PostgreSQL restarted") {
        @Override
        void inflict(Installation on, int round) throws IOException {
            on.stopDatabase();
            Timing.pause(HURT_MILLIS);
        }
    },
    DATABASE_KILLED("PostgreSQL killed") {
        @Override
        void inflict(Installation on, int round) throws IOException {
            on.killDatabase();
            Timing.pause(HURT_MILLIS);
        }
    },
    ROLLING("rolling restart of all nodes") {
        @Override
        void inflict(Installation on, int round) {
            for (Platform node : on.nodes()) {
                node.close();
                node.start();
                on.awaitReady();
            }
        }
    };

    static final long HURT_MILLIS = 10_000;

    final String told;

    Fault(String told) {
        this.told = told;
    }

    abstract void inflict(Installation on, int round) throws IOException;

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
