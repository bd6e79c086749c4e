package io.plenary.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Load by wrk, a tool that others measure with too, where it is installed. It has no rate: it sends as fast as it is answered. */
final class Wrk {

    /** One: the server it is held against has few processors as well, and shares them. */
    private static final String THREADS = "-t1";

    private static final String ANSWER = "result ";

    /** Sends the requests of a file in turn, and says what {@link Load.Result} reads; its times are in microseconds. */
    private static final String SCRIPT =
            """
            local requests, at = {}, 0

            function init(arguments)
              local file = assert(io.open(arguments[1], "rb"))
              for one in file:read("*a"):gmatch("(.-\\r\\n\\r\\n)") do requests[#requests + 1] = one end
              file:close()
            end

            function request()
              at = at %% #requests + 1
              return requests[at]
            end

            function done(summary, latency)
              local errors = summary.errors
              local failed = errors.connect + errors.read + errors.write + errors.timeout + errors.status
              io.write(string.format("%s%%d %%d %%f %%f %%f\\n", summary.requests, failed, summary.duration / 1e6,
                latency:percentile(50) / 1e3, latency:percentile(95) / 1e3))
            end
            """
                    .formatted(ANSWER);

    private Wrk() {}

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk")));
    }

    static Load.Result run(Load.Order order) {
        try {
            Path script = Files.writeString(order.requests().resolveSibling("wrk.lua"), SCRIPT);
            Process process = new ProcessBuilder(command(order, script))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return result(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Load.Order order, Path script) {
        return List.of(
                "wrk",
                THREADS,
                "-c" + order.connections(),
                "-d" + Math.max(1, Math.round(order.seconds())) + "s",
                "-s" + script,
                "http://127.0.0.1:" + order.port(),
                "--",
                order.requests().toString());
    }

    private static Load.Result result(String said) {
        Load.Result result = said.lines()
                .filter(line -> line.startsWith(ANSWER))
                .map(line -> Load.Result.parse(line.substring(ANSWER.length())))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("wrk says: " + said));
        if (result.refused() > 0 || result.answers() == 0) {
            throw new IllegalStateException("wrk was not answered as it should be: " + said);
        }
        return result;
    }
}
