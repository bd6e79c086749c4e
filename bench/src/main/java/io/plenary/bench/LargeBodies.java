package io.plenary.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What others feel of four clients that keep sending a megabyte of members nobody knows. */
record LargeBodies(Api api, Load load, Load.Order others) {

    private static final int CLIENTS = 4;
    private static final int MEMBERS = 28_000;
    private static final int ROUNDS = 5;
    private static final double SECONDS = 5;

    String felt() {
        Felt felt = new Felt(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            felt.note(round, load.run(others.during(SECONDS)), duringBodies());
        }
        return felt.line("others beside %d large bodies".formatted(CLIENTS));
    }

    private Load.Result duringBodies() {
        String body = IntStream.range(0, MEMBERS)
                .mapToObj(i -> "\"member nobody knows %06d\":0".formatted(i))
                .collect(Collectors.joining(",", "{", "}"));
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> CompletableFuture.runAsync(() -> send(body, over)))
                .toList();
        Load.Result result = load.run(others.during(SECONDS));
        over.set(true);
        clients.forEach(CompletableFuture::join);
        return result;
    }

    private void send(String body, AtomicBoolean over) {
        while (!over.get()) {
            api.refused("/me", body);
        }
    }
}
