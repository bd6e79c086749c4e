package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.TemplateText;
import io.plenary.runtime.Database;
import io.plenary.services.notifications.TemplateStore.Written;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What organizers say in messages in place of the platform. */
final class TemplateTexts {

    /** The fact that holds what was written, by the language. */
    private static final String WRITTEN = "written";

    private final Database database;

    TemplateTexts(Database database) {
        this.database = database;
    }

    /** The messages as they are, with what organizers wrote for their kind. */
    Future<List<Message>> beside(List<Message> messages) {
        List<UUID> conferences = messages.stream()
                .filter(TemplateTexts::isTheirs)
                .map(Message::conferenceId)
                .distinct()
                .toList();
        return conferences.isEmpty()
                ? Future.succeededFuture(messages)
                : database.read(Caller.SYSTEM, sql -> TemplateStore.of(sql, conferences))
                        .map(written -> messages.stream()
                                .map(message -> isTheirs(message) ? with(message, written) : message)
                                .toList());
    }

    private static boolean isTheirs(Message message) {
        return TemplateRules.KINDS.contains(message.kind())
                && message.conferenceId() != null
                && !message.facts().containsKey(WRITTEN);
    }

    private static Message with(Message message, List<Written> written) {
        Map<String, TemplateText> texts = new HashMap<>();
        written.stream()
                .filter(one -> one.conferenceId().equals(message.conferenceId()))
                .filter(one -> one.text().kind() == message.kind())
                .forEach(one -> texts.put(one.text().language(), one.text()));
        return message.with(Map.of(WRITTEN, texts));
    }

    /** A message that says this, whatever its reader's language and whatever is kept. */
    static Message saying(Message message, TemplateText text) {
        Map<String, TemplateText> texts = new HashMap<>();
        BulletinRules.LANGUAGES.forEach(language -> texts.put(language, text));
        return message.with(Map.of(WRITTEN, texts));
    }

    /** That of the text where only one is said. */
    static String language(Message message, String usual) {
        return message.facts().get(WRITTEN) instanceof Map<?, ?> texts && texts.get(usual) instanceof TemplateText text
                ? text.language()
                : usual;
    }

    static Optional<TemplateText> of(Message message, Reader reader) {
        return message.facts().get(WRITTEN) instanceof Map<?, ?> texts
                ? Optional.ofNullable((TemplateText) texts.get(reader.language()))
                : Optional.empty();
    }

    /** What placeholders stand for that tell of sessions; those that begin together do so at one time. */
    static Map<String, String> ofChanges(Map<String, Object> values) {
        List<?> changes = (List<?>) values.get(Message.CHANGES);
        return Map.of(
                TemplateRules.COUNT,
                        values.getOrDefault(ProgramNews.COUNT, changes.size()).toString(),
                TemplateRules.TITLE, each(changes, "title").collect(Collectors.joining(", ")),
                TemplateRules.TIME, each(changes, "time").findFirst().orElse(""));
    }

    private static Stream<String> each(List<?> changes, String name) {
        return changes.stream().map(change -> (String) ((Map<?, ?>) change).get(name));
    }

    /**
     * @param values by the names of placeholders
     * @param changes Markdown
     */
    static Letter letter(TemplateText text, Map<String, String> values, String changes) {
        Map<String, String> blocks = new HashMap<>();
        values.forEach((name, value) -> blocks.put(name, Words.plain(value)));
        blocks.put(TemplateRules.CHANGES, changes);
        return new Letter(
                Placeholders.fill(text.subject(), values, Words::line),
                Placeholders.fill(text.text(), blocks, UnaryOperator.identity()));
    }
}
