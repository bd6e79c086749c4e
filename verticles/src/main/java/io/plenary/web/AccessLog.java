package io.plenary.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.LoggerFormat;
import io.vertx.ext.web.handler.LoggerFormatter;
import io.vertx.ext.web.handler.LoggerHandler;
import java.util.regex.Pattern;

/** A line for each request, when it has been answered. Without the query, which can hold what people look for. */
final class AccessLog {

    private static final Pattern INVISIBLE = Pattern.compile("[^\\x21-\\x7e]");
    /** What opens a draft to whoever reads it. */
    private static final Pattern SECRET = Pattern.compile("(?<=/previews/)[^/]+(?=/)");

    private AccessLog() {}

    static LoggerHandler of(ClientAddresses addresses) {
        return LoggerHandler.create(LoggerFormat.CUSTOM)
                .customFormatter((LoggerFormatter) (request, millis) -> line(addresses, request, millis));
    }

    private static String line(ClientAddresses addresses, RoutingContext routing, long millis) {
        HttpServerRequest request = routing.request();
        return String.join(
                " ",
                addresses.of(request),
                request.method().name(),
                visible(request.path()),
                Integer.toString(request.response().getStatusCode()),
                Long.toString(request.response().bytesWritten()),
                millis + "ms");
    }

    /** Nobody writes a second line, or colors, into the log. */
    private static String visible(String path) {
        String told = path == null ? "-" : SECRET.matcher(path).replaceAll("-");
        return INVISIBLE.matcher(told).replaceAll("?");
    }
}
