package io.plenary.bench.chaos;

import io.plenary.bench.Api;
import io.plenary.bench.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Breaks one thing after the other while requests come in, and tells what that cost. */
final class Chaos {

    private static final String SLUG = "chaos";
    private static final int SESSIONS = 300;
    private static final int WARM_SECONDS = 40;
    private static final int CALM_SECONDS = 10;
    private static final int AFTER_SECONDS = 5;

    /**
     * What to do.
     *
     * @param rounds of each fault
     * @param rate of requests, per second
     */
    record Options(List<Fault> faults, int rounds, int rate) {

        static Options parse(String... arguments) {
            Options options = new Options(List.of(Fault.values()), 3, 200);
            for (int i = 0; i + 1 < arguments.length; i += 2) {
                options = options.with(arguments[i], arguments[i + 1]);
            }
            if (arguments.length % 2 == 1) {
                throw help();
            }
            return options;
        }

        private Options with(String name, String value) {
            return switch (name) {
                case "--only" ->
                    new Options(
                            Stream.of(value.split(","))
                                    .map(word -> Fault.of(word).orElseThrow(Options::help))
                                    .toList(),
                            rounds,
                            rate);
                case "--rounds" -> new Options(faults, Integer.parseInt(value), rate);
                case "--rate" -> new Options(faults, rounds, Integer.parseInt(value));
                default -> throw help();
            };
        }

        private static RuntimeException help() {
            System.err.println("bench/bin/chaos [--only " + String.join(",", Fault.words())
                    + "] [--rounds 3] [--rate 200]\nThree nodes and a PostgreSQL on this machine; ends with 1 if anything was lost,"
                    + " doubled or miscounted.");
            System.exit(2);
            return new IllegalStateException("Unreachable");
        }
    }

    private final Options options;
    private final Installation installation;
    private final Api api;
    private final Ledger ledger = new Ledger();

    private Chaos(Options options, Installation installation) {
        this.options = options;
        this.installation = installation;
        this.api = installation.nodes().get(0).api();
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.parse(arguments);
        Path folder = Files.createTempDirectory("plenary-chaos");
        boolean clean;
        try (Installation installation = Installation.start(folder, Path.of(System.getProperty("plenary.home")))) {
            clean = new Chaos(options, installation).run();
        } finally {
            delete(folder);
        }
        System.exit(clean ? 0 : 1);
    }

    private boolean run() throws IOException {
        List<String> sessions = furnish();
        try (Balancer balancer = new Balancer(installation.nodes());
                Traffic traffic = new Traffic(options.rate(), balancer, ledger, SLUG, api.token(), sessions)) {
            Timing.pause(WARM_SECONDS * 1_000);
            say(watched("nothing", traffic, () -> Timing.pause(CALM_SECONDS * 1_000)));
            for (Fault fault : options.faults()) {
                for (int round = 0; round < options.rounds(); round++) {
                    breakIt(fault, round, traffic);
                }
            }
            traffic.stop();
        }
        Ledger.Verdict verdict = ledger.verdict(installation.nodes().get(0).api(), SLUG);
        say(ledger.size() + " sessions were acknowledged; " + verdict);
        return verdict.isClean();
    }

    private List<String> furnish() {
        api.addOrganization(SLUG);
        api.addConference(SLUG, SLUG, LocalDate.of(2027, 5, 18));
        return IntStream.range(0, SESSIONS)
                .mapToObj(i -> "Talk " + i)
                .map(this::addSession)
                .toList();
    }

    private String addSession(String title) {
        String id = api.addSession(SLUG, title);
        ledger.asked(id, title);
        return id;
    }

    private void breakIt(Fault fault, int round, Traffic traffic) {
        String name = fault.told + (options.rounds() == 1 ? "" : ", " + (round + 1));
        traffic.use(installation.nodes().get(0).api().token());
        say(watched(name, traffic, () -> inflict(fault, round)));
        installation.awaitReady();
        Timing.pause(AFTER_SECONDS * 1_000);
    }

    private void inflict(Fault fault, int round) {
        try {
            fault.inflict(installation, round);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        installation.awaitReady();
    }

    /** What was sent meanwhile may be answered a little later. */
    private static String watched(String name, Traffic traffic, Runnable meanwhile) {
        long begin = System.nanoTime();
        meanwhile.run();
        double seconds = Timing.secondsSince(begin);
        long end = System.nanoTime();
        Timing.pause(AFTER_SECONDS * 1_000);
        List<Traffic.Sent> sent =
                traffic.since(begin).stream().filter(one -> one.at() < end).toList();
        return Observed.of(sent, seconds).line(name);
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
