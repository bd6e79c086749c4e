package io.plenary.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The load generator as a process of its own, one for all rounds, so that it is warm for all of them. */
final class Load implements AutoCloseable {

    /** As a status: all are expected. */
    static final int ANY = 0;

    /** As a rate: each connection sends one request, all at the same moment. */
    static final int ONCE = -1;

    /**
     * What to send.
     *
     * @param seconds it ends sooner where each connection sends once
     * @param rate requests a second altogether; 0 for as many as the server answers
     * @param status every answer has to have
     * @param requests file of requests as they are sent; they are sent in turn
     */
    record Order(int port, int connections, double seconds, int rate, int status, Path requests) {

        Order during(double otherSeconds) {
            return new Order(port, connections, otherSeconds, rate, status, requests);
        }

        String line() {
            return port + " " + connections + " " + seconds + " " + rate + " " + status + " " + requests;
        }

        static Order parse(String line) {
            String[] parts = line.split(" ", 6);
            return new Order(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Double.parseDouble(parts[2]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    Path.of(parts[5]));
        }
    }

    /**
     * What came back; times in milliseconds.
     *
     * @param refused how many of the answers were 429
     */
    record Result(long answers, long refused, double seconds, double p50, double p95) {

        double perSecond() {
            return answers / seconds;
        }

        String line() {
            return answers + " " + refused + " " + seconds + " " + p50 + " " + p95;
        }

        static Result parse(String line) {
            String[] parts = line.split(" ");
            return new Result(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    Double.parseDouble(parts[4]));
        }
    }

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader results;

    private Load(Process process) {
        this.process = process;
        this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.results = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    static Load start(List<String> java) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.add(LoadGenerator.class.getName());
        return new Load(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    Result run(Order order) {
        try {
            orders.write(order.line() + "\n");
            orders.flush();
            String line = results.readLine();
            if (line == null) {
                throw new IllegalStateException("The load generator gave up");
            }
            return Result.parse(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many as are answered, by wrk where it is installed. It checks less: {@link #run} has warmed up with the same before. */
    Result most(Order order) {
        return Wrk.isInstalled() ? Wrk.run(order) : run(order);
    }

    /** Requests without a body, kept in a file for the generator. */
    static Path requests(Path file, List<String> paths, String headers) throws IOException {
        StringBuilder text = new StringBuilder();
        paths.forEach(path -> text.append("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n"));
        return Files.writeString(file, text);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
