package io.plenary.bench.chaos;

import io.plenary.bench.Api;
import io.plenary.bench.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
     * @param older the jar of another release, from which nodes are upgraded; null for none
     */
    record Options(List<Fault> faults, int rounds, int rate, Path older) {

        static Options parse(String... arguments) {
            Options options = new Options(List.of(Fault.values()), 3, 200, null);
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
                            rate,
                            older);
                case "--rounds" -> new Options(faults, Integer.parseInt(value), rate, older);
                case "--rate" -> new Options(faults, rounds, Integer.parseInt(value), older);
                case "--from" ->
                    new Options(faults, rounds, rate, Path.of(value).toAbsolutePath());
                default -> throw help();
            };
        }

        private static RuntimeException help() {
            System.err.println("bench/bin/chaos [--only " + String.join(",", Fault.words())
                    + "] [--rounds 3] [--rate 200] [--from older.jar]\nThree nodes and a PostgreSQL on this machine; ends with 1 if"
                    + " anything was lost, doubled, miscounted or left behind.");
            System.exit(2);
            return new IllegalStateException("Unreachable");
        }

        List<Fault> on(Stage stage) {
            return faults.stream().filter(fault -> fault.stage == stage).toList();
        }
    }

    private final Options options;
    private final Installation installation;
    private final Api api;
    private final Ledger ledger = new Ledger();

    private Chaos(Options options, Installation installation) {
        this.options = options;
        this.installation = installation;
        this.api = installation.serving().get(0).api();
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.parse(arguments);
        boolean clean = true;
        for (Stage stage : Stage.values()) {
            if (!options.on(stage).isEmpty()) {
                clean &= play(stage, options);
            }
        }
        System.exit(clean ? 0 : 1);
    }

    private static boolean play(Stage stage, Options options) throws IOException {
        Optional<String> whyNot = stage.whyNot(options.older());
        if (whyNot.isPresent()) {
            say("Not tried, " + words(options.on(stage)) + ": " + whyNot.get());
            return true;
        }
        say("On " + stage.told);
        Path folder = Files.createTempDirectory("plenary-chaos");
        Path older = stage == Stage.OLDER ? options.older() : null;
        try (Installation installation =
                Installation.start(stage, folder, Path.of(System.getProperty("plenary.home")), older)) {
            return new Chaos(options, installation).run(options.on(stage));
        } finally {
            delete(folder);
        }
    }

    private static String words(List<Fault> faults) {
        return faults.stream().map(Fault::word).collect(Collectors.joining(", "));
    }

    private boolean run(List<Fault> faults) throws IOException {
        List<String> sessions = furnish();
        try (Balancer balancer = new Balancer(installation.serving());
                Traffic traffic = new Traffic(options.rate(), balancer, ledger, SLUG, api.token(), sessions)) {
            Timing.pause(WARM_SECONDS * 1_000);
            say(watched("nothing", traffic, () -> Timing.pause(CALM_SECONDS * 1_000)));
            for (Fault fault : faults) {
                for (int round = 0; round < (fault.isOnce() ? 1 : options.rounds()); round++) {
                    breakIt(fault, round, traffic);
                }
            }
            traffic.stop();
        }
        Ledger.Verdict verdict = ledger.verdict(installation.serving().get(0).api(), SLUG);
        long stale = installation.staleRegistrations();
        say(ledger.size() + " sessions were acknowledged; " + verdict + ", stale registrations left behind: " + stale);
        return verdict.isClean() && stale == 0;
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
        String name = fault.told + (options.rounds() == 1 || fault.isOnce() ? "" : ", " + (round + 1));
        freshToken().ifPresent(traffic::use);
        say(watched(name, traffic, () -> inflict(fault, round)));
        installation.awaitReady();
        Timing.pause(AFTER_SECONDS * 1_000);
    }

    /** A node that has much to do refuses those who sign in; the token from before is good for a while. */
    private Optional<String> freshToken() {
        try {
            return Optional.of(installation.serving().get(0).api().token());
        } catch (IllegalStateException refused) {
            return Optional.empty();
        }
    }

    private void inflict(Fault fault, int round) {
        fault.inflict(installation, round);
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
