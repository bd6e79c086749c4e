package io.plenary.bench.chaos;

import io.plenary.bench.Timing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reads and writes at an even rate, whether they are answered or not. What could not be connected goes to another node, as a proxy
 * does it; what failed otherwise has failed, and is sent again under its key only for the sake of its effect.
 */
final class Traffic implements AutoCloseable {

    /**
     * A request that has ended.
     *
     * @param failure null where it went well
     */
    record Sent(long at, boolean read, long nanos, String failure) {

        boolean good() {
            return failure == null;
        }
    }

    private static final long LONGEST_MILLIS = 10_000;
    private static final long AGAIN_MILLIS = 500;
    /** In so many requests one makes a session, and so many rename one. */
    private static final int CYCLE = 50;

    private static final int RENAMES = 3;
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(1_000), new PoolOptions().setHttp1MaxSize(200));
    private final List<Sent> sent = new ArrayList<>();
    private final Balancer balancer;
    private final Ledger ledger;
    private final String conference;
    /** Good for a quarter of an hour. */
    private volatile String token;

    private final List<String> sessions;
    private final Deque<String> free;
    private final long timer;
    private int number;
    /** Of the one event loop that sends. */
    private volatile int pending;

    /**
     * @param slug of the conference
     * @param sessions of it, which are read and renamed
     */
    Traffic(int perSecond, Balancer balancer, Ledger ledger, String slug, String token, List<String> sessions) {
        this.balancer = balancer;
        this.ledger = ledger;
        this.conference = "/api/v1/conferences/" + slug;
        this.token = token;
        this.sessions = List.copyOf(sessions);
        this.free = new ArrayDeque<>(sessions);
        this.timer = vertx.setPeriodic(1_000 / perSecond, due -> next());
    }

    /** From now on with another token of the same user. */
    void use(String newToken) {
        token = newToken;
    }

    private void next() {
        int kind = number++ % CYCLE;
        if (kind == 0) {
            make(UUID.randomUUID().toString());
        } else if (kind <= RENAMES) {
            rename();
        } else {
            read(kind);
        }
    }

    private void read(int kind) {
        String path = kind % 2 == 0
                ? conference + "/schedule"
                : conference + "/sessions/" + sessions.get(number % sessions.size());
        timed(true, () -> exchange(HttpMethod.GET, path, null, null));
    }

    /**
     * One after the other for each session, so that it is known which title is the last. What failed may still be done later, so that
     * session is left alone from then on.
     */
    private void rename() {
        String session = free.poll();
        if (session == null) {
            return;
        }
        String title = "Renamed " + UUID.randomUUID();
        ledger.asked(session, title);
        timed(false, () -> exchange(HttpMethod.PATCH, conference + "/sessions/" + session, titled(title), null))
                .onSuccess(status -> {
                    ledger.taken(session, title);
                    free.add(session);
                });
    }

    private void make(String key) {
        timed(false, () -> exchange(HttpMethod.POST, conference + "/sessions", titled(key), key))
                .onSuccess(made -> ledger.made(key))
                .onFailure(failed -> vertx.setTimer(AGAIN_MILLIS, again -> insist(key)));
    }

    private void insist(String key) {
        pending++;
        exchange(HttpMethod.POST, conference + "/sessions", titled(key), key)
                .onComplete(ended -> pending--)
                .onSuccess(made -> ledger.made(key))
                .onFailure(failed -> vertx.setTimer(AGAIN_MILLIS, again -> insist(key)));
    }

    private static JsonObject titled(String title) {
        return new JsonObject().put("title", title);
    }

    private Future<Integer> timed(boolean read, Supplier<Future<Integer>> request) {
        long begin = System.nanoTime();
        pending++;
        return request.get().onComplete(ended -> {
            pending--;
            note(new Sent(begin, read, System.nanoTime() - begin, ended.succeeded() ? null : reason(ended.cause())));
        });
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private synchronized void note(Sent one) {
        sent.add(one);
    }

    private Future<Integer> exchange(HttpMethod method, String path, JsonObject body, String key) {
        int port = balancer.next(0);
        return exchange(port, method, path, body, key)
                .recover(failure -> failure instanceof ConnectException
                        ? exchange(balancer.next(port), method, path, body, key)
                        : Future.failedFuture(failure));
    }

    private Future<Integer> exchange(int port, HttpMethod method, String path, JsonObject body, String key) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .setTimeout(LONGEST_MILLIS)
                .setIdleTimeout(LONGEST_MILLIS)
                .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader("Plenary-Reason", "Measuring");
        if (key != null) {
            options.putHeader(IDEMPOTENCY_KEY, key);
        }
        return client.request(options)
                .compose(request -> request.send(body == null ? Buffer.buffer() : body.toBuffer()))
                .compose(response -> response.body()
                        .compose(read -> response.statusCode() < 300
                                ? Future.succeededFuture(response.statusCode())
                                : Future.failedFuture(response.statusCode() + " " + detail(read))));
    }

    private static String detail(Buffer problem) {
        try {
            return problem.toJsonObject().getString("detail");
        } catch (DecodeException e) {
            return "without a problem document";
        }
    }

    /** What was sent since a moment of {@link System#nanoTime} and has ended. */
    synchronized List<Sent> since(long begin) {
        return sent.stream().filter(one -> one.at() >= begin).toList();
    }

    /** Sends no more, and waits until everything has its answer. */
    void stop() {
        vertx.cancelTimer(timer);
        long begin = System.nanoTime();
        while (pending > 0 && System.nanoTime() - begin < 2 * LONGEST_MILLIS * 1_000_000) {
            Timing.pause(100);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
