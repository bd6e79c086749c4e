package io.plenary.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notes.NotesService;
import io.plenary.web.Gateway;
import io.plenary.web.Part;
import io.plenary.web.Prepared.Caching;
import io.plenary.web.SchedulePage;
import io.plenary.web.contract.Answer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The schedule together with what the caller has on it, for who wants all in one answer. Without the notes service it says so. */
final class MarkedSchedule {

    private final Gateway gateway;
    private final NotesService notes;

    MarkedSchedule(Gateway gateway, NotesService notes) {
        this.gateway = gateway;
        this.notes = notes;
    }

    /** @return fails with UNAUTHENTICATED where these could be nobody's marks, with FORBIDDEN for tokens: they may be for less */
    Future<Answer> answer(Caller caller, SchedulePage page, SchedulePage.Filter filter) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to see your stars and notes.");
        }
        if (caller.signInId() == null) {
            throw Refusal.FORBIDDEN.because("PERSON_REQUIRED", "Tokens for programs ask for marks by themselves.");
        }
        Future<Marks> asked = notes.mine(caller, page.conference().id()).map(mine -> Marks.of(mine, page));
        return Part.of("notes", asked, null)
                .compose(marks -> gateway.vertx().executeBlocking(() -> body(page, filter, marks), false))
                .map(body -> new Answer(200, "application/json", body, null, Caching.PRIVATE.headers(), false)
                        .withEtagOfBody());
    }

    private static Buffer body(SchedulePage page, SchedulePage.Filter filter, Part<Marks> marks) {
        Buffer plain = filter.isEmpty() ? page.plain() : page.filtered(filter);
        try {
            ObjectNode schedule = (ObjectNode) Json.MAPPER.readTree(plain.getBytes());
            marks.degraded().forEach(part -> schedule.withArray("degraded").add(part));
            if (marks.value() != null) {
                schedule.set("marks", Json.MAPPER.<JsonNode>valueToTree(marks.value()));
            }
            return Buffer.buffer(Json.MAPPER.writeValueAsBytes(schedule));
        } catch (IOException e) {
            throw new UncheckedIOException("What was written here can be read", e);
        }
    }
}
