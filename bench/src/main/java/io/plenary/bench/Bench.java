package io.plenary.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Measures everything once and prints it, a line each. */
final class Bench {

    private static final String SLUG = "bench";
    private static final int CONNECTIONS = 64;
    private static final int STARTS = 3;
    private static final String SATURATED = "at 70 % of saturation";
    private static final double SHARE = 0.7;
    private static final long IDLE_MILLIS = 20_000;

    private final Options options;
    private final Path folder;
    private final Platform platform;

    private Bench(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
        this.platform = new Platform(folder);
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.parse(arguments);
        Path folder = Files.createTempDirectory("plenary-bench");
        try {
            new Bench(options, folder).run();
        } finally {
            delete(folder);
        }
    }

    private void run() throws IOException {
        say(
                "%-34s %s",
                "load by",
                Wrk.isInstalled()
                        ? "wrk; by our own client where a rate is kept"
                        : "our own client: wrk is not installed");
        Apart.run(options, folder);
        if (!Apart.isAllThatIsWanted(options)) {
            runOnOne();
        }
    }

    /** All that is measured on one platform. */
    private void runOnOne() throws IOException {
        String program = options.program();
        try (Platform running = platform.with(Flood.LIMITS).install(options.home())) {
            Api api = running.api();
            api.addConference(SLUG);
            api.importProgram(SLUG, program);
            if (options.wants("start, memory")) {
                start();
            }
            HttpResponse<byte[]> schedule = api.compressed(schedulePath());
            Path page = Files.write(folder.resolve("schedule.gz"), schedule.body());
            int port = Platform.freePort();
            try (Child bare = bare(port, running.databaseUri(database(api)), page);
                    Load load = Load.start(java())) {
                compare(
                        load,
                        api.sessionIds(SLUG),
                        schedule.headers().firstValue("ETag").orElseThrow(),
                        port);
                bare.close();
                if (options.wants(SATURATED)) {
                    saturated(load, api.sessionIds(SLUG));
                }
                if (options.wants(Stars.NAME)) {
                    System.out.println(new Stars(platform, load, folder, api.sessionIds(SLUG)).measured(SLUG, options));
                }
                if (options.wants("large bodies")) {
                    largeBodies(load);
                }
                if (options.wants(Flood.NAME)) {
                    flood(load);
                }
                if (options.wants("imports")) {
                    imports(load, program);
                }
                if (options.wants(Events.NAME)) {
                    events(program);
                }
            }
        }
    }

    /** How long answers take while seven tenths of what the machine can do are asked for. */
    private void saturated(Load load, List<String> ids) throws IOException {
        Load.Order all = ours(200, "", sessions(ids));
        load.run(all.during(Comparison.WARM_UP_SECONDS));
        double most = load.most(all).perSecond();
        Load.Order some = new Load.Order(
                all.port(), all.connections(), all.seconds(), (int) (SHARE * most), all.status(), all.requests());
        double[] p95 = new double[options.rounds()];
        for (int i = 0; i < p95.length; i++) {
            p95[i] = load.run(some).p95();
        }
        say(
                "%-34s p95 %.1f ms at %,d a second, of %,.0f, target below 100 ms",
                SATURATED, Timing.median(p95), some.rate(), most);
    }

    private void start() {
        double[] seconds = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            seconds[i] = platform.restart();
        }
        say("%-34s %.2f s, target below 10 s", "java -jar to ready, existing data", Timing.median(seconds));
        Timing.pause(IDLE_MILLIS);
        say(
                "%-34s %d MB, target below 600 MB",
                "idle memory of the JVM", platform.process().megabytes());
    }

    private String database(Api api) {
        return api.get("/conferences/" + SLUG + "/endpoint").getString("databaseName");
    }

    private List<String> java() {
        List<String> java = platform.java();
        java.addAll(List.of("-cp", Options.classes() + ":" + platform.jar()));
        return java;
    }

    private Child bare(int port, String uri, Path page) {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(BareServer.class.getName(), Integer.toString(port), uri, page.toString()));
        Child bare = Child.start(command, Map.of(), folder.resolve("bare.log"));
        bare.awaitListening(port);
        return bare;
    }

    private void compare(Load load, List<String> ids, String etag, int barePort) throws IOException {
        String gzip = "Accept-Encoding: gzip\r\n";
        compare(load, "session by its id", 0.65, ours(200, "", sessions(ids)), bare(barePort, ids));
        compare(load, "schedule, gzip", 0.8, ours(200, gzip, schedule()), bare(barePort, "/schedule"));
        String known = gzip + "If-None-Match: " + etag + "\r\n";
        compare(load, "schedule, 304", 0.6, ours(304, known, schedule()), bare(barePort, "/plaintext"));
        // Ours against ours: what a token costs.
        String own = "Authorization: Bearer " + platform.api().token() + "\r\n";
        compare(
                load,
                "schedule, 304, signed in/stranger",
                0.67,
                ours(304, known + own, schedule()),
                ours(304, known, schedule()));
        List<String> list = List.of("/api/v1/conferences");
        // Everybody's first page against the same row of a database: 8,000 and 3,000 a second where that is read 21,500
        // times.
        compare(load, "conferences", 0.37, ours(200, "", list), bare(barePort, ids));
        compare(load, "conferences, signed in", 0.14, ours(200, own, list), bare(barePort, ids));
    }

    private void compare(Load load, String name, double target, Load.Order ours, Load.Order bare) {
        if (options.wants(name)) {
            System.out.println(new Comparison(name, ours, bare, target).run(load, options.rounds()));
        }
    }

    private static List<String> sessions(List<String> ids) {
        return ids.stream()
                .map(id -> "/api/v1/conferences/" + SLUG + "/sessions/" + id)
                .toList();
    }

    private static List<String> schedule() {
        return List.of("/api/v1" + schedulePath());
    }

    private static String schedulePath() {
        return "/conferences/" + SLUG + "/schedule";
    }

    private Load.Order ours(int status, String headers, List<String> paths) throws IOException {
        return order(platform.port(), status, paths, headers);
    }

    private Load.Order bare(int port, List<String> ids) throws IOException {
        return order(port, 200, ids.stream().map(id -> "/sessions/" + id).toList(), "");
    }

    private Load.Order bare(int port, String path) throws IOException {
        return order(port, 200, List.of(path), "");
    }

    private Load.Order order(int port, int status, List<String> paths, String headers) throws IOException {
        Path file = Load.requests(Files.createTempFile(folder, "requests", ""), paths, headers);
        return new Load.Order(port, CONNECTIONS, options.seconds(), 0, status, file);
    }

    private void largeBodies(Load load) throws IOException {
        Path requests = Load.requests(folder.resolve("schedules"), schedule(), "Accept-Encoding: gzip\r\n");
        Load.Order others = new Load.Order(platform.port(), 8, 1, options.rate(), 200, requests);
        System.out.println(new LargeBodies(platform.api(), load, others).felt());
    }

    private void flood(Load load) throws IOException {
        Path requests = Load.requests(folder.resolve("calm"), schedule(), "Accept-Encoding: gzip\r\n");
        Load.Order others = new Load.Order(platform.port(), 8, 1, options.rate(), 200, requests);
        platform.api().addOrganization(Flood.FLOODED);
        platform.api().addConference(Flood.FLOODED, Flood.FLOODED);
        List<String> flooded = List.of("/api/v1/conferences/" + Flood.FLOODED + "/schedule");
        try (Load flooding = Load.start(java())) {
            Load.Order flood = ours(Load.ANY, "", flooded);
            System.out.println(new Flood(load, others, flooding, flood).felt());
        }
    }

    private void imports(Load load, String program) throws IOException {
        Api api = platform.api();
        Path requests = Load.requests(folder.resolve("others"), sessions(api.sessionIds(SLUG)), "");
        Load.Order others = new Load.Order(platform.port(), 8, 1, options.rate(), 200, requests);
        Imports imports = new Imports(api, program, load, others);
        System.out.println(imports.duration());
        System.out.println(imports.felt());
        System.out.println(new Releases(api, program, load, others).felt());
        List<String> blocked = platform.process()
                .log()
                .lines()
                .filter(line -> line.contains("has been blocked for"))
                .toList();
        say("%-34s %d, target 0", "blocked threads in the log", blocked.size());
        blocked.forEach(System.out::println);
        say("%-34s %d MB", "memory of the JVM at the end", platform.process().megabytes());
    }

    private void events(String program) throws IOException {
        Events ours = new Events(platform, SLUG);
        if (options.than() == null) {
            System.out.println(ours.measured());
            return;
        }
        try (Platform other = new Platform(Files.createDirectory(folder.resolve("other")))) {
            Api api = other.install(options.than()).api();
            api.addConference(SLUG);
            api.importProgram(SLUG, program);
            System.out.println(ours.measuredBeside(new Events(other, SLUG), options.rounds()));
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        }
    }
}
