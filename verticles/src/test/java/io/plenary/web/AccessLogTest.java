package io.plenary.web;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.plenary.runtime.Settings;
import io.plenary.testing.TestHttp;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Alone, since the log is everybody's. */
@Isolated
@ExtendWith(VertxExtension.class)
class AccessLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.vertx.ext.web.handler.LoggerHandler");
    private final Level before = logger.getLevel();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private TestHttp http;

    @BeforeEach
    void start(Vertx vertx) {
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        lines.start();
        Router router = Router.router(vertx);
        router.route().handler(AccessLog.of(new ClientAddresses(new Settings.Http("127.0.0.1", 0, null, false))));
        router.get("/lamps/*").handler(request -> request.end("lit"));
        HttpServer server =
                await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        http = new TestHttp("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(before);
    }

    @Test
    void eachRequestLeavesALineWithoutWhatWasLookedFor() {
        http.anonymous().get("/lamps/fresnel?q=secret");
        http.anonymous().get("/sirens");

        await().until(() -> lines.list.size() == 2);
        assertThat(logged().get(0)).matches("127\\.0\\.0\\.1 GET /lamps/fresnel 200 3 \\d+ms");
        assertThat(logged().get(1)).matches("127\\.0\\.0\\.1 GET /sirens 404 \\d+ \\d+ms");
    }

    @Test
    void ofALinkToADraftItSaysNothingThatOpensIt() {
        http.anonymous().get("/lamps/previews/s3cr3t/sessions/1");

        await().until(() -> lines.list.size() == 1);
        assertThat(logged().get(0))
                .contains("GET /lamps/previews/-/sessions/1 200")
                .doesNotContain("s3cr3t");
    }

    @Test
    void nobodyWritesALineOfTheirOwn() {
        http.anonymous().get("/lamps/%0aGET%20/%1b%5b31m");

        await().until(() -> lines.list.size() == 1);
        assertThat(logged().get(0)).doesNotContain("\n", "\u001b");
    }

    private List<String> logged() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
