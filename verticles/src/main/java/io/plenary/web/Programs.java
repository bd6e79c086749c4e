package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.DraftService;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.PicturesService;
import io.plenary.contracts.program.PreviewsService;
import io.plenary.contracts.program.PrintsService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.ReleasesService;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What each conference answers at addresses of its own. */
public final class Programs {

    /** A call of a conference's contract. */
    public interface Question<S, T> {
        Future<T> ask(S service);
    }

    /** After its approval. */
    private static final Duration BEING_MADE = Duration.ofSeconds(30);

    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final Map<Class<?>, Function<UUID, String>> ADDRESSES = Map.of(
            ProgramService.class, ProgramService::address,
            LayoutService.class, LayoutService::address,
            ExchangeService.class, ExchangeService::address,
            PicturesService.class, PicturesService::address,
            DraftService.class, DraftService::address,
            ReleasesService.class, ReleasesService::address,
            PreviewsService.class, PreviewsService::address,
            PrintsService.class, PrintsService::address);

    private final Proxies proxies;

    Programs(Proxies proxies) {
        this.proxies = proxies;
    }

    /** For a caller of whom nothing is known yet. */
    Program of(Caller caller, Conference conference) {
        return new Program(caller, conference);
    }

    /** Whoever sees the conference hears why it has no program yet. */
    private static RuntimeException notApproved(Caller caller, Conference conference) {
        return conference.isVisibleTo(caller)
                ? Refusal.CONFLICT.because(
                        "NOT_APPROVED", "The conference has no program before the platform has approved it.")
                : ConferenceNames.unknown();
    }

    /** Nobody answers for it. */
    private static Throwable told(Caller caller, Conference conference, Throwable failure) {
        if (!conference.isVisibleTo(caller)) {
            return ConferenceNames.unknown();
        }
        Instant approved = conference.approvedAt();
        return approved != null && approved.plus(BEING_MADE).isAfter(Instant.now())
                ? Refusal.UNAVAILABLE.retryAfter(WAIT, "The program of the conference is being made. Try again.")
                : failure;
    }

    /** The contracts of one conference. */
    public final class Program {

        private final Caller caller;
        private final Conference conference;

        private Program(Caller caller, Conference conference) {
            this.caller = caller;
            this.conference = conference;
        }

        /** While nobody answers for a conference, only those who may know of it learn that it exists. */
        public <S, T> Future<T> ask(Class<S> contract, Question<S, T> question) {
            if (!conference.hasProgram()) {
                return Future.failedFuture(notApproved(caller, conference));
            }
            String address = ADDRESSES.get(contract).apply(conference.id());
            return question.ask(proxies.of(contract, address))
                    .recover(failure -> Future.failedFuture(
                            Refusal.UNAVAILABLE.is(failure) ? told(caller, conference, failure) : failure));
        }
    }
}
