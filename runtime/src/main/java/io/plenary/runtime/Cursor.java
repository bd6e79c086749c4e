package io.plenary.runtime;

import io.plenary.contracts.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Where a page ends: the sort key of its last item and its id, opaque to clients. A page is found by position, not by
 * counting, so items that come or go do not shift it.
 *
 * @param key the sort key as text, null for the first page
 */
public record Cursor(String key, UUID id) {

    /** Characters of a page of texts. */
    public static final int LONGEST = 250_000;

    private static final Cursor FIRST = new Cursor(null, null);

    public static Cursor of(Instant time, UUID id) {
        return new Cursor(time.toString(), id);
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID if the text is no cursor */
    public static Cursor parse(String text) {
        if (text == null) {
            return FIRST;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 2);
            return new Cursor(parts[1], UUID.fromString(parts[0]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Refusal.INVALID.because("This is no cursor of this list.");
        }
    }

    /** The sort key where it is a time; null on the first page. */
    public OffsetDateTime time() {
        try {
            return key == null ? null : Instant.parse(key).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Refusal.INVALID.because("This is no cursor of this list.");
        }
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + "\n" + key).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes a page of rows that may be long: it ends where they say enough together, if that is before the limit. The row after
     * that has to be among them.
     */
    public static <T, P> P page(
            List<T> rows,
            int limit,
            ToIntFunction<T> length,
            Function<T, Cursor> position,
            BiFunction<List<T>, String, P> page) {
        int said = 0;
        int fitting = 0;
        while (fitting < Math.min(limit, rows.size()) && (fitting == 0 || said <= LONGEST)) {
            said += length.applyAsInt(rows.get(fitting));
            fitting += fitting == 0 || said <= LONGEST ? 1 : 0;
        }
        return page(rows, fitting, position, page);
    }

    /**
     * Makes a page of rows of which one more than fits was asked for.
     *
     * @param page made of the items and the cursor of the next page, null on the last
     */
    public static <T, P> P page(
            List<T> rows, int limit, Function<T, Cursor> position, BiFunction<List<T>, String, P> page) {
        if (rows.size() <= limit) {
            return page.apply(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return page.apply(items, position.apply(items.get(limit - 1)).text());
    }
}
