package io.plenary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How many changes a second are kept with all that belongs to one: a token, rights, an idempotency key, row-level security and an event.
 * People put sessions on their agenda, each under a key of its own; the bare one inserts a row.
 */
final class Stars {

    static final String NAME = "changes";

    private static final int PEOPLE = 64;
    private static final int CONNECTIONS = 64;
    private static final int AS_FAST_AS_ANSWERED = 0;
    private static final int OK = 200;
    private static final double TARGET = 0.35;

    private final Platform platform;
    private final Load load;
    private final Path folder;
    private final List<String> sessions;
    private int next;

    /** @param folder of its own */
    Stars(Platform platform, Load load, Path folder, List<String> sessions) {
        this.platform = platform;
        this.load = load;
        this.folder = folder;
        this.sessions = sessions;
    }

    String measured(String slug, Options options) throws IOException {
        List<String> tokens = Voters.come(platform, PEOPLE).tokens();
        int rounds = options.rounds();
        double warm = Comparison.WARM_UP_SECONDS;
        try (BareStatement bare = BareStatement.keeper(platform.databaseUri("plenary_notes"))) {
            // No session is put on an agenda twice: that would be answered without a change.
            int each = sessions.size() / (rounds + 1);
            load.run(order(slug, tokens, each, warm));
            bare.perSecond(Comparison.SLICE_SECONDS);
            return new Turns(NAME, TARGET)
                    .run(
                            rounds,
                            round -> load.run(order(slug, tokens, each, options.seconds()))
                                    .perSecond(),
                            () -> bare.perSecond(options.seconds()));
        }
    }

    private Load.Order order(String slug, List<String> tokens, int each, double seconds) {
        List<String> some = sessions.subList(next, next + each);
        next += each;
        String requests = some.stream()
                .flatMap(session -> tokens.stream().map(token -> request(slug, session, token)))
                .collect(Collectors.joining());
        try {
            Path file = Files.writeString(folder.resolve("stars-" + next), requests);
            return new Load.Order(platform.port(), CONNECTIONS, seconds, AS_FAST_AS_ANSWERED, OK, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String request(String slug, String session, String token) {
        return "PUT /api/v1/conferences/" + slug + "/sessions/" + session + "/star HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Authorization: Bearer " + token + "\r\nIdempotency-Key: " + UUID.randomUUID()
                + "\r\nContent-Length: 0\r\n\r\n";
    }
}
