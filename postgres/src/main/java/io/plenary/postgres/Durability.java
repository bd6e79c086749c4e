package io.plenary.postgres;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server promises of the data, and so what it has to wait for. */
enum Durability {

    /**
     * Whatever ends, nothing is lost that was committed. After a crash, what changed since the last checkpoint is done again: not
     * much.
     */
    SAFE("fast", "fsync=on", "synchronous_commit=on", "max_connections=300"),

    /** Nothing outlives the server. */
    NONE("immediate", "fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=600");

    /** Modest memory: the server shares the machine with the program. Statement texts hold people's data: not logged. */
    private static final List<String> ALWAYS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "shared_buffers=64MB",
            "max_wal_size=256MB",
            "checkpoint_timeout=1min",
            "jit=off",
            "max_worker_processes=4",
            "max_parallel_workers=2",
            "autovacuum_max_workers=2",
            "log_min_messages=log",
            "log_checkpoints=off",
            "timezone=UTC");

    /** After a crash all files are made safe at once: one after the other, the thousands of many conferences take seconds. */
    private static final List<String> ON_LINUX =
            System.getProperty("os.name").equals("Linux") ? List.of("recovery_init_sync_method=syncfs") : List.of();

    private final String stopMode;
    private final List<String> settings;

    Durability(String stopMode, String... settings) {
        this.stopMode = stopMode;
        this.settings = List.of(settings);
    }

    /** As {@code pg_ctl stop} takes it. */
    String stopMode() {
        return stopMode;
    }

    /** For the command line of the server. */
    String options() {
        return Stream.of(ALWAYS, ON_LINUX, settings)
                .flatMap(List::stream)
                .map(setting -> " -c " + setting)
                .collect(Collectors.joining());
    }
}
