package io.plenary.web;

import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.plenary.web.contract.Compression;
import io.plenary.web.contract.Encodings;
import io.plenary.web.contract.Etags;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;

/** JSON that is ready to send, plain and compressed. Made on a worker. */
public record Prepared(Buffer plain, Buffer gzip, String etag) {

    private static final String JSON = "application/json";

    static Prepared of(String json) {
        Buffer plain = Buffer.buffer(json);
        return new Prepared(plain, Compression.gzip(plain), Etags.of(plain));
    }

    int weight() {
        return plain.length() + gzip.length();
    }

    /** In the form the caller accepts. */
    public Answer answer(Call call, Caching caching) {
        return answer(call, caching, plain, gzip, etag);
    }

    static Answer answer(Call call, Caching caching, Buffer plain, Buffer gzip, String etag) {
        return Encodings.gzip(call.header("Accept-Encoding"))
                ? Answer.kept(JSON, gzip, etag, caching.gzip)
                : Answer.kept(JSON, plain, etag, caching.plain);
    }

    /** Who may keep an answer. Mostly all ask each time whether it is still true: what is answered changes while it is used. */
    public enum Caching {
        /** Anybody: it is the same for everybody. */
        SHARED("public, no-cache", "Accept-Encoding"),
        /** Anybody, for others without a token. */
        STRANGERS("public, no-cache", "Accept-Encoding, Authorization"),
        /** Anybody, for a day without asking: it is what it was, but for people who are taken out of it. */
        LASTING("public, max-age=86400, immutable", "Accept-Encoding"),
        /** Who asked. */
        PRIVATE("private, no-cache", "Accept-Encoding, Authorization"),
        /** Nobody. */
        NOBODY("private, no-store", "Accept-Encoding");

        private final Map<CharSequence, CharSequence> plain;
        private final Map<CharSequence, CharSequence> gzip;

        Caching(String cacheControl, String vary) {
            CharSequence control = HttpHeaders.createOptimized(cacheControl);
            CharSequence differs = HttpHeaders.createOptimized(vary);
            plain = Map.of(HttpHeaders.CACHE_CONTROL, control, HttpHeaders.VARY, differs);
            gzip = Map.of(
                    HttpHeaders.CACHE_CONTROL,
                    control,
                    HttpHeaders.VARY,
                    differs,
                    HttpHeaders.CONTENT_ENCODING,
                    HttpHeaders.createOptimized("gzip"));
        }

        public Map<CharSequence, CharSequence> headers() {
            return plain;
        }
    }
}
