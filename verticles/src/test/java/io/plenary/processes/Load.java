package io.plenary.processes;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * A client that sends so many requests a second, whether they are answered or not, on connections it keeps. It never repeats
 * one, so that whatever is lost shows.
 */
final class Load implements AutoCloseable {

    /** A request and when it was sent, on the clock of {@link System#nanoTime}. */
    record Sent(long at, String what, Future<HttpResponse<Buffer>> answer) {

        boolean isAnswered() {
            return answer.isComplete();
        }

        boolean isGood() {
            return answer.succeeded() && answer.result().statusCode() < 300;
        }

        /** Nobody listened: the request has certainly not been carried out. */
        boolean isRefused() {
            return answer.failed() && answer.cause() instanceof ConnectException;
        }

        @Override
        public String toString() {
            return what + " "
                    + (answer.succeeded()
                            ? answer.result().statusCode() + " "
                                    + answer.result().bodyAsString()
                            : String.valueOf(answer.cause()));
        }
    }

    private static final int STEADY = 100;
    private static final int FEW = 50;

    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.wrap(vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(5_000), new PoolOptions().setHttp1MaxSize(64)));
    private final List<Sent> sent = new ArrayList<>();
    private final int port;
    private final String token;
    private final List<Supplier<Request>> kinds;
    private final long timer;
    private boolean stopped;
    private long begun = System.nanoTime();

    /** What is sent. */
    record Request(HttpMethod method, String path, JsonObject body) {}

    /** @param kinds what is sent, in turns */
    Load(int port, String token, int perSecond, List<Supplier<Request>> kinds) {
        this.port = port;
        this.token = token;
        this.kinds = kinds;
        this.timer = vertx.setPeriodic(1_000 / perSecond, fired -> send());
    }

    private synchronized void send() {
        if (stopped) {
            return;
        }
        Request next = kinds.get(sent.size() % kinds.size()).get();
        HttpRequest<Buffer> request = client.request(next.method(), port, "127.0.0.1", next.path())
                .bearerTokenAuthentication(token)
                .timeout(Duration.ofSeconds(20).toMillis());
        Future<HttpResponse<Buffer>> answer =
                next.body() == null ? request.send() : request.sendJsonObject(next.body());
        sent.add(new Sent(System.nanoTime(), next.method() + " " + next.path(), answer));
    }

    synchronized int size() {
        return sent.size();
    }

    private synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Waits until this many more requests have been sent. */
    Load go(int more) {
        int goal = size() + more;
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> size() >= goal);
        return this;
    }

    /** Waits until the last hundred answers are good ones, and few are due. */
    Load settle() {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            List<Sent> answered = sent().stream().filter(Sent::isAnswered).toList();
            return answered.size() >= STEADY
                    && size() - answered.size() < FEW
                    && answered.subList(answered.size() - STEADY, answered.size()).stream()
                            .allMatch(Sent::isGood);
        });
        return this;
    }

    /** What was sent until now does not count, once all goes well: a node that has just started is slow. */
    Load begin() {
        settle();
        begun = System.nanoTime();
        return this;
    }

    /** Sends no more, waits for the last answer and tells what was sent since the beginning. */
    List<Sent> stop() {
        synchronized (this) {
            stopped = true;
            vertx.cancelTimer(timer);
        }
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> sent().stream()
                .allMatch(Sent::isAnswered));
        return sent().stream().filter(one -> one.at() >= begun).toList();
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
