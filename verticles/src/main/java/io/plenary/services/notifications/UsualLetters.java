package io.plenary.services.notifications;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notifications.MessageKind;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages in the words of the house. Thousands are told the same at the same time: it is put into words once for all of them. */
final class UsualLetters {

    private static final int MOST = 100;

    /**
     * All that the words depend on.
     *
     * @param minute in which it was told, as exactly as anybody is told times
     * @param reader nobody in particular
     */
    private record Said(
            MessageKind kind, Map<String, Object> facts, Instant minute, Reader reader, Optional<Conference> about) {}

    private final Links links;
    private final Words words;
    private final Cache<Said, Letter> lately =
            Caffeine.newBuilder().maximumSize(MOST).build();

    UsualLetters(Links links, Words words) {
        this.links = links;
        this.words = words;
    }

    /** @param url where it leads its reader and nobody else, null for where it leads all */
    Letter of(Message message, Reader reader, Optional<Conference> conference, String url) {
        Reader anybody = new Reader("", reader.language(), reader.zone());
        Instant minute = message.createdAt().truncatedTo(ChronoUnit.MINUTES);
        Said said = new Said(message.kind(), message.facts(), minute, anybody, conference);
        return url == null ? lately.get(said, same -> write(same, null)) : write(said, url);
    }

    private Letter write(Said said, String url) {
        Map<String, Object> values = values(said, url);
        return Letter.of(words.fill(said.kind().id() + "/" + said.reader().language() + ".md", values));
    }

    /** What templates fill in. */
    Map<String, Object> values(Message message, Reader reader, Optional<Conference> conference, String url) {
        return values(new Said(message.kind(), message.facts(), message.createdAt(), reader, conference), url);
    }

    private Map<String, Object> values(Said said, String url) {
        Reader reader = said.reader();
        Map<String, Object> values = new HashMap<>(said.facts());
        // What was told before sessions had lists says nothing of them.
        values.putIfAbsent(Occasion.TITLE, "");
        values.put("host", links.host());
        values.put("at", reader.time(said.minute()));
        values.computeIfPresent(Occasion.UNTIL, (name, until) -> reader.time(Instant.parse((String) until)));
        values.put("link", url == null ? links.about(said.kind(), said.about()) : url);
        said.about()
                .flatMap(it -> Mentions.link(said.kind(), said.facts(), it, links))
                .ifPresent(chat -> values.put("link", chat));
        values.put("conference", said.about().map(Conference::title).orElse(""));
        if (said.kind() == MessageKind.WAITLIST_OFFER) {
            values.putAll(OfferWords.of(said.facts(), reader, said.about(), links));
        }
        said.about()
                .ifPresent(it -> values.computeIfPresent(
                        Message.CHANGES,
                        (name, changes) -> ChangedSessions.of(new JsonArray((List<?>) changes), it, reader, links)));
        return values;
    }
}
