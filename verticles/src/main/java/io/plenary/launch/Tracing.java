package io.plenary.launch;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.plenary.runtime.Build;
import io.plenary.runtime.Settings;
import io.vertx.core.Future;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;

/** How single requests were answered, as one tree of each: the gateway, the services, their statements (ADR 99). */
final class Tracing {

    private static final long FLUSH_MILLIS = 150;

    private final OpenTelemetrySdk telemetry;

    /**
     * @param share of the requests that nobody else has begun to trace, 0 to 1
     * @param node its name among the nodes
     * @param spans what becomes of them
     */
    Tracing(double share, String node, SpanProcessor spans) {
        Resource resource = Resource.getDefault().toBuilder()
                .put(AttributeKey.stringKey("service.name"), "plenary")
                .put(AttributeKey.stringKey("service.version"), Build.running().toString())
                .put(AttributeKey.stringKey("service.instance.id"), node)
                .build();
        telemetry = OpenTelemetrySdk.builder()
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(resource)
                        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                        .addSpanProcessor(spans)
                        .build())
                .build();
    }

    /** Sends in the background; what the collector is too slow for is dropped. */
    static Tracing to(Settings.Tracing settings, String node) {
        String traces = settings.collector().toString().replaceFirst("/?$", "/v1/traces");
        OtlpHttpSpanExporter exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(traces).build();
        return new Tracing(
                settings.share(), node, BatchSpanProcessor.builder(exporter).build());
    }

    VertxTracerFactory factory() {
        return new OpenTelemetryTracingFactory(telemetry);
    }

    /** Sends what was not sent yet, as far as that goes quickly. */
    Future<Void> close() {
        telemetry.getSdkTracerProvider().shutdown().join(FLUSH_MILLIS, MILLISECONDS);
        return Future.succeededFuture();
    }
}
