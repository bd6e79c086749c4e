package io.plenary.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.plenary.testing.TestNode;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** What is a fault of ours, and has somebody look into the log. Alone, since the log is everybody's. */
@Isolated
@ExtendWith(VertxExtension.class)
class ProblemsTest {

    private final Promise<Void> answered = Promise.promise();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private HttpServer server;

    @BeforeEach
    void serve(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(Correlation::begin);
        router.post("/").handler(request -> request.request().body().onFailure(failure -> {
            Problems.answer(request, failure);
            answered.complete();
        }));
        router.get("/").handler(request -> Problems.answer(request, new IllegalStateException("Of this test")));
        server = TestNode.await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        log.start();
        ((Logger) LoggerFactory.getLogger(Problems.class)).addAppender(log);
    }

    @AfterEach
    void leave() {
        ((Logger) LoggerFactory.getLogger(Problems.class)).detachAppender(log);
    }

    @Test
    void whoBreaksOffInTheMidstOfABodyIsNone() throws IOException {
        send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nthe beginning")
                .close();
        TestNode.await(answered.future());
        assertThat(log.list).isEmpty();
    }

    @Test
    void whatWeDidNotExpectIsOne() throws IOException {
        try (Socket socket = send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 500 ")
                    .doesNotContain("Of this test");
        }
        assertThat(log.list).singleElement().asString().contains("Incident");
    }

    private Socket send(String text) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.actualPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        return socket;
    }
}
