package io.plenary.bench;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** How long it takes until the devices of all who have a session on their agenda are told that it has changed. */
final class Pushes implements AutoCloseable {

    static final String NAME = "push";

    private static final int SUBSCRIBERS = 5_000;
    private static final int COORDINATE_BYTES = 32;
    private static final int SECRET_BYTES = 16;
    private static final byte UNCOMPRESSED = 4;
    private static final double TARGET_SECONDS = 2;
    private static final String SLUG = "push";

    private static final String SUBSCRIBE =
            """
            insert into devices (id, user_id, endpoint, public_key, secret)
            select gen_random_uuid(), md5(i::text)::uuid, format('http://127.0.0.1:%s/%s', $2::integer, i), $3, $4
            from generate_series(1, $1) as i
            """;

    /** Else each would be written a mail as well. */
    private static final String WANT_NO_MAIL =
            """
            insert into preferences (user_id, kind, channel, wanted)
            select md5(i::text)::uuid, 'AGENDA_CHANGED', 'EMAIL', false from generate_series(1, $1) as i
            """;

    private final Receiver receiver = new Receiver();
    private final Path folder;
    private final Platform platform;

    /** @param folder of its own */
    Pushes(Path folder) throws IOException {
        this.folder = folder;
        this.platform = new Platform(folder);
    }

    String measured(Path home, int rounds) throws IOException {
        String settings = "push.contact: mailto:ops@example.org\npush.plain: true\npush.networks: 127.0.0.0/8\n"
                + "push.ports: %d\nmessages.gathering: PT0S\n".formatted(receiver.port());
        platform.with(settings).install(home);
        String session = everybodySubscribes();
        double[] seconds = new double[rounds];
        double[] bare = new double[rounds];
        round(session, 0);
        for (int i = 0; i < rounds; i++) {
            seconds[i] = round(session, i + 1);
            bare[i] = bare();
        }
        return String.format(
                Locale.ROOT,
                "%-34s delay %.2f s, bare %.2f s (p95 of %,d), target below %.0f s",
                NAME,
                Timing.median(seconds),
                Timing.median(bare),
                SUBSCRIBERS,
                TARGET_SECONDS);
    }

    private String everybodySubscribes() throws IOException {
        Api api = platform.api();
        api.addConference("demo", SLUG, LocalDate.now().plusDays(1));
        String session = api.addSession(SLUG, "How lamps are lit");
        Agendas.star(platform, api.get("/conferences/" + SLUG), UUID.fromString(session), SUBSCRIBERS);
        try (Sql notifications = new Sql(platform, "plenary_notifications")) {
            notifications.ask(WANT_NO_MAIL, SUBSCRIBERS);
            notifications.ask(
                    SUBSCRIBE, SUBSCRIBERS, receiver.port(), publicKey(), Buffer.buffer(new byte[SECRET_BYTES]));
        }
        return session;
    }

    private static Buffer publicKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
            return Buffer.buffer()
                    .appendByte(UNCOMPRESSED)
                    .appendBytes(coordinate(key.getW().getAffineX()))
                    .appendBytes(coordinate(key.getW().getAffineY()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No keys of browsers here", e);
        }
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return fixed;
    }

    /** @return seconds from the answer to who changed the session until 95 of 100 are told */
    private double round(String session, int round) {
        platform.api().renameSession(SLUG, session, "How lamps are put out, part " + round);
        long answered = System.nanoTime();
        receiver.await(SUBSCRIBERS);
        return (mostCame(receiver.taken()) - answered) / 1e9;
    }

    private static long mostCame(long... times) {
        return times[(int) (0.95 * (SUBSCRIBERS - 1))];
    }

    /** @return seconds from the first that came until 95 of 100 had come */
    private double bare() {
        List<String> command = platform.java();
        command.addAll(List.of("-cp", Options.classes() + ":" + platform.jar(), BarePusher.class.getName()));
        command.addAll(List.of(Integer.toString(receiver.port()), Integer.toString(SUBSCRIBERS)));
        try (Child bare = Child.start(command, Map.of(), folder.resolve("bare-pusher.log"))) {
            bare.requireAlive();
            receiver.await(SUBSCRIBERS);
            long[] times = receiver.taken();
            return (mostCame(times) - times[0]) / 1e9;
        }
    }

    @Override
    public void close() {
        platform.close();
        receiver.close();
    }
}
