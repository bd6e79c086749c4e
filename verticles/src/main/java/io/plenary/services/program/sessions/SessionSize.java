package io.plenary.services.program.sessions;

import io.plenary.contracts.Json;
import io.plenary.contracts.program.Session;
import io.plenary.services.program.conference.ProgramSize;
import java.util.stream.Stream;

/** What a session adds to the size of its program. */
public final class SessionSize {

    private SessionSize() {}

    public static int of(Session session) {
        return besidesTexts(session)
                + ProgramSize.of(session.summary())
                + ProgramSize.of(session.description())
                + (session.extra() == null ? 0 : ProgramSize.of(session.extra().encode()));
    }

    public static int besidesTexts(Session session) {
        return ProgramSize.EACH
                + Stream.of(
                                session.slug(),
                                session.title(),
                                session.subtitle(),
                                session.type(),
                                session.language(),
                                session.license(),
                                session.url(),
                                session.feedbackUrl(),
                                session.logo(),
                                Json.write(session.speakers()),
                                Json.write(session.links()),
                                Json.write(session.attachments()))
                        .mapToInt(ProgramSize::of)
                        .sum();
    }
}
