package io.plenary.services.notifications;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The picture that each mail carries, as it is sent. The client for SMTP asks for it when the server is ready for the mail and not
 * before: where nobody asked, the mail was not sent.
 */
final class Logo implements ReadStream<Buffer> {

    static final Buffer PNG = read();

    private Handler<Buffer> handler;
    private Handler<Void> endHandler = end -> {};
    private boolean asked;

    private static Buffer read() {
        try (InputStream icon = Logo.class.getResourceAsStream("/webroot/icons/icon-192.png")) {
            return Buffer.buffer(icon.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAsked() {
        return asked;
    }

    @Override
    public Logo handler(Handler<Buffer> newHandler) {
        if (newHandler != null && !asked) {
            asked = true;
            handler = newHandler;
            Vertx.currentContext().runOnContext(then -> {
                handler.handle(PNG);
                endHandler.handle(null);
            });
        }
        return this;
    }

    @Override
    public Logo endHandler(Handler<Void> newHandler) {
        endHandler = newHandler == null ? end -> {} : newHandler;
        return this;
    }

    /** It is one buffer, which is never too much. */
    @Override
    public Logo pause() {
        return this;
    }

    @Override
    public Logo resume() {
        return this;
    }

    @Override
    public Logo fetch(long amount) {
        return this;
    }

    /** Reading from memory does not fail. */
    @Override
    public Logo exceptionHandler(Handler<Throwable> failed) {
        return this;
    }
}
