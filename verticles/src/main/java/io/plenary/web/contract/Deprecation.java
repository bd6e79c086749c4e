package io.plenary.web.contract;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * An operation that is going to be gone. Every answer to it says since when ({@code Deprecation}, RFC 9745), until when it stays
 * ({@code Sunset}, RFC 8594), and where the rules are written.
 *
 * @param since as a structured date: {@code @} and seconds since 1970
 * @param sunset as a date of HTTP
 */
public record Deprecation(String since, String sunset) {

    private static final int LEAST_MONTHS = 6;

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    /** The document's introduction. */
    private static final String RULES = "</docs/>; rel=\"deprecation\"; type=\"text/html\"";

    /**
     * @param model an operation; {@code deprecated: true} comes with {@code x-deprecated-since} and {@code x-sunset}, days in UTC
     * @throws IllegalArgumentException if it has only some of the three, or stays for less than six months
     */
    static Optional<Deprecation> of(JsonObject model) {
        String since = model.getString("x-deprecated-since");
        String sunset = model.getString("x-sunset");
        if (!model.getBoolean("deprecated", false) && since == null && sunset == null) {
            return Optional.empty();
        }
        if (!model.getBoolean("deprecated", false) || since == null || sunset == null) {
            throw new IllegalArgumentException(
                    model.getString("operationId") + " needs deprecated, x-deprecated-since and x-sunset together");
        }
        return Optional.of(between(LocalDate.parse(since), LocalDate.parse(sunset)));
    }

    private static Deprecation between(LocalDate since, LocalDate sunset) {
        if (sunset.isBefore(since.plusMonths(LEAST_MONTHS))) {
            throw new IllegalArgumentException("x-sunset has to be six months after x-deprecated-since");
        }
        return new Deprecation("@" + start(since).toEpochSecond(), HTTP_DATE.format(start(sunset)));
    }

    private static ZonedDateTime start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC);
    }

    void announce(HttpServerResponse response) {
        response.putHeader("Deprecation", since).putHeader("Sunset", sunset).putHeader("Link", RULES);
    }
}
