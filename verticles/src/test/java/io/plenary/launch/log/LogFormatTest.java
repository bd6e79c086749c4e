package io.plenary.launch.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import io.plenary.contracts.Service;
import io.plenary.runtime.CallContext;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LogFormatTest {

    private static final UUID TENANT = UUID.randomUUID();
    private static final String NOTES = Service.NOTES.id();

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    @Test
    void programsReadWhoLoggedWhatForWhom() throws Exception {
        JsonObject line = new JsonObject(TestNode.await(atWork(() -> encoded("json", "A \"quoted\"\nword", null))));

        assertThat(line.getString("message")).isEqualTo("A \"quoted\"\nword");
        assertThat(line.getString("level")).isEqualTo("WARN");
        assertThat(line.getString("logger")).isEqualTo("io.plenary.Somebody");
        assertThat(line.getString("correlationId")).isEqualTo("a-request");
        assertThat(line.getString("tenant")).isEqualTo(TENANT.toString());
        assertThat(line.getString("service")).isEqualTo(NOTES);
        assertThat(line.getString("node")).isNotBlank();
        assertThat(Instant.parse(line.getString("time"))).isBefore(Instant.now().plusSeconds(1));
        assertThat(line.fieldNames()).doesNotContain("exception", "traceId");
    }

    @Test
    void aFailureIsPartOfTheLine() throws Exception {
        String line = encoded("json", "Lost", new IllegalStateException("no\nway"));

        assertThat(line.strip().lines()).hasSize(1);
        assertThat(new JsonObject(line).getString("exception")).contains("IllegalStateException: no\nway");
    }

    @Test
    void whatNobodyAskedForSaysSo() throws Exception {
        assertThat(encoded("text", "Begun", null)).contains("WARN  [-] io.plenary.Somebody - Begun");
        assertThat(new JsonObject(encoded("json", "Begun", null)).fieldNames())
                .doesNotContain("correlationId", "tenant", "service");
    }

    /** A service that works for an organization. */
    private static Future<String> atWork(Callable<String> logging) {
        return Future.future(done -> vertx.getOrCreateContext().runOnContext(begun -> {
            CallContext.name(Service.NOTES);
            new CallContext("a-request", System.currentTimeMillis() + 1_000)
                    .about(TENANT)
                    .bind();
            try {
                done.complete(logging.call());
            } catch (Exception e) {
                done.fail(e);
            }
        }));
    }

    private static String encoded(String format, String message, Throwable failure) throws Exception {
        LoggerContext context = new LoggerContext();
        context.putProperty("PLENARY_LOG_FORMAT", format);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
        Logger logger = context.getLogger("io.plenary.Somebody");
        ConsoleAppender<ILoggingEvent> appender = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(format);
        LoggingEvent event = new LoggingEvent("", logger, Level.WARN, message, failure, null);
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
