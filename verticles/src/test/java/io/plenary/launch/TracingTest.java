package io.plenary.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One request is one tree. */
class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private static final AttributeKey<String> CORRELATION_ID = AttributeKey.stringKey("plenary.correlation_id");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> STATEMENT = AttributeKey.stringKey("db.query.text");

    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();

    private static TestPlatform platform;
    private static User user;

    @BeforeAll
    static void start() {
        Tracing tracing = new Tracing(0, "here", SimpleSpanProcessor.create(SPANS));
        platform = TestPlatform.on(Vertx.builder().withTracer(tracing.factory()).build());
        user = platform.user("ada");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void forget() {
        SPANS.reset();
    }

    @Test
    void aRequestIsOneTreeOfTheGatewayTheServicesAndTheirStatements() throws Exception {
        ask("01");
        Awaitility.await().until(() -> spans().containsKey(CALLER));

        List<SpanData> spans = List.copyOf(SPANS.getFinishedSpanItems());
        Set<String> known = spans.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
        assertThat(spans).allMatch(span -> span.getTraceId().equals(TRACE));
        assertThat(spans)
                .filteredOn(span -> !known.contains(span.getParentSpanId()))
                .singleElement()
                .satisfies(root -> {
                    assertThat(root.getName()).isEqualTo("GET /me");
                    assertThat(root.getParentSpanId()).isEqualTo(CALLER);
                    assertThat(root.getAttributes().get(CORRELATION_ID)).isEqualTo("asked-here");
                });
        assertThat(called(spans)).contains("plenary.profiles", "plenary.auth");
        assertThat(asked(spans)).anyMatch(statement -> statement.contains("from profiles"));
    }

    /** What was answered before its end is told. */
    private static Map<String, SpanData> spans() {
        return SPANS.getFinishedSpanItems().stream()
                .collect(Collectors.toMap(SpanData::getParentSpanId, Function.identity(), (one, other) -> one));
    }

    private static List<String> called(List<SpanData> spans) {
        return spans.stream()
                .filter(span -> span.getKind() == SpanKind.SERVER)
                .map(span -> span.getAttributes().get(DESTINATION))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> asked(List<SpanData> spans) {
        return spans.stream()
                .map(span -> span.getAttributes().get(STATEMENT))
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void noAddressIsToldSinceLinksHaveSecrets() throws Exception {
        ask("01");
        Awaitility.await().until(() -> spans().containsKey(CALLER));

        assertThat(SPANS.getFinishedSpanItems())
                .allSatisfy(span -> assertThat(span.getAttributes().asMap().values())
                        .noneMatch(value -> value.toString().contains("/api/v1/me")));
    }

    @Test
    void whatIsNotToBeTracedIsNot() throws Exception {
        ask("00");
        platform.http().anonymous().get("/api/v1/conferences").expect(200);

        assertThat(SPANS.getFinishedSpanItems()).isEmpty();
    }

    private static void ask(String sampled) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(platform.http().base() + "/api/v1/me"))
                .header("Authorization", "Bearer " + user.token())
                .header("X-Correlation-ID", "asked-here")
                .header("traceparent", "00-" + TRACE + "-" + CALLER + "-" + sampled)
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }
}
