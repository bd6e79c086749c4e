package io.plenary.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Those who are in one live room, in a process of their own. */
final class Audience implements AutoCloseable {

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;
    private int people;

    private Audience(Process process) {
        this.process = process;
        this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    static Audience start(List<String> java) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.add(LiveClients.class.getName());
        return new Audience(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** @param failed how many did not get in */
    record Opened(double seconds, int failed) {}

    /** All come at once. */
    Opened enter(int port, int people, String room, String conference) {
        this.people = people;
        String[] answer = ask("open " + port + " /api/v1/live " + people + " " + room + " " + conference)
                .split(" ");
        return new Opened(Double.parseDouble(answer[0]), Integer.parseInt(answer[1]));
    }

    /** Those of a {@link BareBroadcast}. */
    void enterBare(int port, int people) {
        this.people = people;
        ask("open " + port + " / " + people);
    }

    int people() {
        return people;
    }

    /** From now on it is noted when all have heard this. */
    void await(String text) {
        ask("await " + text);
    }

    /** @return when the last of them heard what was awaited, as {@link System#nanoTime()} */
    long heard() {
        return Long.parseLong(ask("heard"));
    }

    /** How long what was heard since the last time was on its way. */
    Load.Result times() {
        return Load.Result.parse(ask("times"));
    }

    private String ask(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its log comes the same way. */
    private String answer() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(LiveClients.ANSWER)) {
                return line.substring(LiveClients.ANSWER.length());
            }
            System.err.println(line);
        }
        throw new IllegalStateException("The audience is gone");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
