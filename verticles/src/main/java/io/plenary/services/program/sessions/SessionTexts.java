package io.plenary.services.program.sessions;

import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionText;
import io.plenary.runtime.Known;
import io.plenary.services.program.conference.ConferenceProgram;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Single sessions as text, made once per version of their program and node: the most frequent question asks no database. */
public final class SessionTexts {

    /** Characters of all that are kept; those of the largest real program have about three million. */
    private static final long KEPT = 16_000_000;

    private static final Duration UNUSED = Duration.ofMinutes(10);

    /** @param staff whether it says what is not public, too */
    private record Key(UUID conferenceId, long program, UUID sessionId, boolean staff) {}

    private final Known<Key, SessionText> texts;

    public SessionTexts(Vertx vertx) {
        this.texts = Known.<Key, SessionText>named("program.sessions")
                .untilUnusedFor(UNUSED)
                .atMost(KEPT, text -> text.json().length())
                .in(vertx);
    }

    /**
     * For who sees the conference.
     *
     * @param read the session at the moment: never older than the version that was known before
     */
    Future<SessionText> get(ConferenceProgram program, UUID sessionId, boolean staff, Supplier<Future<Session>> read) {
        return program.version().compose(version -> {
            Key key = new Key(program.conferenceId(), version.version(), sessionId, staff);
            return texts.get(key, wanted -> read.get().map(SessionText::of));
        });
    }
}
