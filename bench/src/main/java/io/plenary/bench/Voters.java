package io.plenary.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** People who are signed in and all want to answer the same poll. */
final class Voters {

    private static final int SIGNING_IN_AT_ONCE = 2;

    private final List<String> tokens;

    private Voters(List<String> tokens) {
        this.tokens = tokens;
    }

    List<String> tokens() {
        return tokens;
    }

    static Voters come(Platform platform, int people) throws IOException {
        Agendas.come(platform, people);
        ExecutorService doors = Executors.newFixedThreadPool(SIGNING_IN_AT_ONCE);
        try {
            List<CompletableFuture<String>> tokens = IntStream.rangeClosed(1, people)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> platform.tokenOf(Agendas.email(i)), doors))
                    .toList();
            return new Voters(tokens.stream().map(CompletableFuture::join).toList());
        } finally {
            doors.shutdown();
        }
    }

    /**
     * All answer, evenly over so many seconds.
     *
     * @return when the last of them had their answer, as {@link System#nanoTime()}
     */
    long vote(int port, String path, double seconds) {
        HttpClient client = HttpClient.newHttpClient();
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1" + path);
        Pace pace = new Pace((int) (tokens.size() / seconds), System.nanoTime());
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (String token : tokens) {
            while (!pace.isDue(System.nanoTime())) {
                Timing.pause(1);
            }
            pace.next();
            answers.add(client.sendAsync(answer(uri, token), HttpResponse.BodyHandlers.ofString())
                    .thenAccept(Voters::requireTaken));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        return System.nanoTime();
    }

    private static HttpRequest answer(URI uri, String token) {
        String body = new JsonObject().put("choices", List.of(1)).encode();
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static void requireTaken(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
    }
}
