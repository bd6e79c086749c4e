package io.plenary.web;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.http.HttpHeaders;
import java.util.Date;

/** The Date of every answer, written once a second: clients that count down go by it, for devices are minutes off. */
final class DateHeader {

    private static final long SECOND = 1000;

    private record Second(long number, CharSequence text) {

        static Second at(long millis) {
            return new Second(millis / SECOND, HttpHeaders.createOptimized(DateFormatter.format(new Date(millis))));
        }
    }

    private static volatile Second last = Second.at(System.currentTimeMillis());

    private DateHeader() {}

    static CharSequence now() {
        long millis = System.currentTimeMillis();
        Second known = last;
        if (known.number() != millis / SECOND) {
            known = Second.at(millis);
            last = known;
        }
        return known.text();
    }
}
