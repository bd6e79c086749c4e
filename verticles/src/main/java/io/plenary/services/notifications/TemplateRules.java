package io.plenary.services.notifications;

import io.plenary.contracts.Fault;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.TemplateText;
import io.plenary.runtime.Faults;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What organizers may say in messages that are not their own doing. */
final class TemplateRules {

    /** What becomes of their program is theirs; what keeps accounts safe, and what their team is told, is the platform's to say. */
    static final List<MessageKind> KINDS =
            List.of(MessageKind.AGENDA_CHANGED, MessageKind.PROGRAM_DIGEST, MessageKind.SESSION_SOON);

    /** What stands for a list of changes, and nowhere but in a text. */
    static final String CHANGES = "changes";

    static final String COUNT = "changes.count";

    static final String TITLE = "session.title";

    static final String TIME = "session.time";

    private static final List<String> IN_SUBJECT = List.of("person.name", "conference.title", COUNT);

    private static final List<String> IN_TEXT =
            List.of("person.name", "conference.title", "conference.link", "agenda.link", COUNT, CHANGES);

    /** Of what begins soon a phone shows the subject only. */
    private static final List<String> OF_BEGINNINGS = List.of(TITLE, TIME);

    private TemplateRules() {}

    static List<String> placeholders(MessageKind kind) {
        return with(kind, IN_TEXT);
    }

    private static List<String> with(MessageKind kind, List<String> names) {
        return kind == MessageKind.SESSION_SOON
                ? Stream.concat(names.stream(), OF_BEGINNINGS.stream()).toList()
                : names;
    }

    static void checkKind(MessageKind kind, String language) {
        ofKind(kind, language).refuseIfAny("There is no such text.");
    }

    private static Faults ofKind(MessageKind kind, String language) {
        return new Faults()
                .check(
                        KINDS.contains(kind),
                        "/kind",
                        Fault.ONE_OF,
                        Map.of("values", KINDS.stream().map(MessageKind::name).collect(Collectors.joining(", "))))
                .check(
                        BulletinRules.LANGUAGES.contains(language),
                        "/language",
                        Fault.ONE_OF,
                        Map.of("values", String.join(", ", BulletinRules.LANGUAGES)));
    }

    static void check(TemplateText text) {
        Faults faults = ofKind(text.kind(), text.language())
                .required("/subject", text.subject(), BulletinRules.LONGEST_SUBJECT)
                .check(text.text() != null, "/text", Fault.REQUIRED)
                .check(text.text() == null || !text.text().isBlank(), "/text", Fault.EMPTY)
                .text("/text", text.text(), BulletinRules.LONGEST_TEXT)
                .check(text.text() == null || !Prose.hasPictures(text.text()), "/text", Fault.PICTURES);
        Placeholders.check(faults, "/subject", text.subject(), with(text.kind(), IN_SUBJECT));
        Placeholders.check(faults, "/text", text.text(), placeholders(text.kind()));
        faults.refuseIfAny("The text cannot be kept.");
    }

    /** Each kind in each language. */
    static Stream<TemplateText> all(Words words) {
        return KINDS.stream()
                .flatMap(kind -> BulletinRules.LANGUAGES.stream().map(language -> start(words, kind, language)));
    }

    /** What organizers begin with, where they have not written anything. */
    static TemplateText start(Words words, MessageKind kind, String language) {
        String[] parts = words.source(kind.id() + "/start." + language + ".md").split("\n", 2);
        return new TemplateText(kind, language, parts[0], parts[1].strip());
    }
}
