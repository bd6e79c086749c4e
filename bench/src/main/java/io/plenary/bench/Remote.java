package io.plenary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One session, read through a gateway whose program runs on another node, against the same row from the database. */
final class Remote {

    static final String NAME = "one session, from another node";

    private static final double TARGET = 0.45;

    private final Path folder;

    /** @param folder of its own */
    Remote(Path folder) {
        this.folder = folder;
    }

    String measured(Options options) throws IOException {
        try (Split split = Split.start(folder, "program", options)) {
            int port = Platform.freePort();
            try (Child bare = bare(split, port);
                    Load load = Load.start(split.java())) {
                bare.awaitListening(port);
                Load.Order theirs = split.order(options, port, "/sessions/");
                return new Comparison(NAME, split.sessions(options), theirs, TARGET).run(load, options.rounds());
            }
        }
    }

    private Child bare(Split split, int port) throws IOException {
        Path nothing = Files.createTempFile(folder, "nothing", "");
        String uri = split.gateway().databaseUri(split.database());
        List<String> command = new ArrayList<>(split.java());
        command.addAll(List.of(BareServer.class.getName(), Integer.toString(port), uri, nothing.toString()));
        return Child.start(command, Map.of(), folder.resolve("bare.log"));
    }
}
