package io.plenary.bench.chaos;

import java.nio.file.Path;
import java.util.Optional;

/** What kind of installation a fault needs. Each is made anew, and has a ledger of its own. */
enum Stage {
    TOGETHER("three nodes that run everything"),
    OLDER("three nodes of another release") {
        @Override
        Optional<String> whyNot(Path older) {
            return older == null ? Optional.of("no --from names the jar of an older release") : Optional.empty();
        }
    },
    APART("three nodes in network namespaces of their own") {
        @Override
        Optional<String> whyNot(Path older) {
            return Network.whyNot();
        }
    },
    READERS("two nodes, and one with those that read the log"),
    REPLICATED("three nodes, and a database with a replica") {
        @Override
        Optional<String> whyNot(Path older) {
            return ReplicatedServer.whyNot();
        }
    },
    SMALL_DISK("three nodes, and a database on a disk of 768 MB") {
        @Override
        Optional<String> whyNot(Path older) {
            return SmallDisk.whyNot();
        }
    };

    final String told;

    Stage(String told) {
        this.told = told;
    }

    /**
     * Why it cannot be made on this machine.
     *
     * @param older the jar of another release; null for none
     */
    Optional<String> whyNot(Path older) {
        return Optional.empty();
    }
}
