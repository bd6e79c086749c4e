package io.plenary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** A full hall: how fast all of it is there, hears what is said, and sees how a poll stands. */
final class Live implements AutoCloseable {

    static final String NAME = "live";

    /** People come from addresses of their own, as a proxy in front tells. */
    private static final String SETTINGS = Flood.LIMITS + "http.trusted-proxies: 127.0.0.0/8\n";

    private static final int PEOPLE = 10_000;
    private static final int MESSAGES = 10;
    private static final long MESSAGE_MILLIS = 1_000;
    private static final int DELAY_MILLIS = 50;
    private static final int DELAY_BETWEEN_NODES_MILLIS = 100;
    private static final int ELSEWHERE = 3_000;
    private static final int VOTERS = 1_000;
    private static final double VOTING_SECONDS = 10;
    /** About as long as a question. */
    private static final String WORDS =
            " Everybody who is in this hall hears at the same moment what is said in it".repeat(2);

    private final Path folder;
    private final Platform platform;

    /** @param folder of its own */
    Live(Path folder) {
        this.folder = folder;
        this.platform = new Platform(folder);
    }

    void measure(Options options) throws IOException {
        platform.with(SETTINGS).install(options.home());
        List<String> java = platform.java();
        java.addAll(List.of("-cp", System.getProperty("java.class.path")));
        oneNode(options, java);
        platform.close();
        threeNodes(options, java);
    }

    private void oneNode(Options options, List<String> java) throws IOException {
        Hall hall = Hall.open(platform.api());
        int port = Platform.freePort();
        try (Child bare = bare(java, port);
                Audience ours = Audience.start(java);
                Audience theirs = Audience.start(java)) {
            bare.awaitListening(port);
            come(hall, ours);
            theirs.enterBare(port, PEOPLE);
            Api broadcast = new Api(port, "");
            Consumer<String> bareSaying = text -> broadcast.put("/", text);
            delays(ours, hall::say, NAME, DELAY_MILLIS);
            delays(theirs, bareSaying, "live, bare", DELAY_MILLIS);
            deliveries(options, ours, hall::say, theirs, bareSaying);
            votes(hall, ours);
        }
    }

    private void threeNodes(Options options, List<String> java) throws IOException {
        try (Nodes nodes = Nodes.start(3, folder, SETTINGS, options.home());
                Audience elsewhere = Audience.start(java)) {
            Hall hall = Hall.open(nodes.first().api());
            elsewhere.enter(nodes.last().port(), ELSEWHERE, hall.room(), Hall.SLUG);
            delays(elsewhere, hall::say, "live, by way of another node", DELAY_BETWEEN_NODES_MILLIS);
        }
    }

    private Child bare(List<String> java, int port) {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(BareBroadcast.class.getName(), Integer.toString(port)));
        return Child.start(command, Map.of(), folder.resolve("broadcast.log"));
    }

    private void come(Hall hall, Audience audience) {
        double before = platform.process().heapMegabytes();
        Audience.Opened opened = audience.enter(platform.port(), PEOPLE, hall.room(), Hall.SLUG);
        double each = (platform.process().heapMegabytes() - before) * 1_000 / PEOPLE;
        print(
                "live, all come at once",
                "%.1f s, %d failed of %,d, target 30 s and none",
                opened.seconds(),
                opened.failed(),
                PEOPLE);
        print("live, heap of a quiet socket", "%.1f kB, target below 20", each);
    }

    private static void delays(Audience audience, Consumer<String> say, String name, int target) {
        said(audience, say);
        audience.times();
        for (int i = 0; i < MESSAGES; i++) {
            long begin = System.nanoTime();
            said(audience, say);
            Timing.pause(Math.max(1, MESSAGE_MILLIS - (long) (1_000 * Timing.secondsSince(begin))));
        }
        Load.Result times = audience.times();
        print(
                name + ", a message a second",
                "p50 %.0f ms, p95 %.0f ms, target %d; %,d of %,d heard",
                times.p50(),
                times.p95(),
                target,
                times.answers(),
                MESSAGES * audience.people());
    }

    /** Says something and waits until everybody has heard it. */
    private static void said(Audience audience, Consumer<String> say) {
        long now = System.nanoTime();
        String mark = LiveClients.MARK + now + LiveClients.MARK;
        audience.await(mark);
        say.accept(mark + WORDS);
        audience.heard();
    }

    /** How many hear something in a second if the next is said as soon as the last of them has heard it. */
    private static void deliveries(
            Options options, Audience ours, Consumer<String> saying, Audience theirs, Consumer<String> bareSaying) {
        System.out.println(new Turns("live, heard", 0.7)
                .run(
                        options.rounds(),
                        round -> perSecond(ours, saying, options.seconds()),
                        () -> perSecond(theirs, bareSaying, options.seconds())));
    }

    private static double perSecond(Audience audience, Consumer<String> say, double seconds) {
        audience.times();
        long begin = System.nanoTime();
        while (Timing.secondsSince(begin) < seconds) {
            said(audience, say);
        }
        return audience.times().answers() / Timing.secondsSince(begin);
    }

    private void votes(Hall hall, Audience audience) throws IOException {
        Voters voters = Voters.come(platform, VOTERS);
        String poll = hall.openPoll();
        audience.await("\"answers\":" + VOTERS);
        long last = voters.vote(platform.port(), poll + "/answer", VOTING_SECONDS);
        double seconds = Math.max(0, (audience.heard() - last) / 1e9);
        long counted = platform.api().get(poll).getLong("answers");
        print("live, votes", "%,d of %,d counted, on all screens after %.2f s, target 1", counted, VOTERS, seconds);
    }

    private static void print(String name, String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, "%-34s " + format, prepend(name, values)));
    }

    private static Object[] prepend(String name, Object... values) {
        List<Object> all = new ArrayList<>(List.of(name));
        all.addAll(List.of(values));
        return all.toArray();
    }

    @Override
    public void close() {
        platform.close();
    }
}
