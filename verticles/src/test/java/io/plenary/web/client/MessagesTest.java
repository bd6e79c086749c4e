package io.plenary.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Remark;
import io.plenary.contracts.Service;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.MessageKind.Must;
import io.plenary.formats.findings.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says by codes, the client says in words: in every language, with the values that come with the code. */
class MessagesTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path WEBROOT = Path.of("..", "webroot");
    private static final Pattern MESSAGE = Pattern.compile("^ {2}'([^']+)': (.*),$", Pattern.MULTILINE);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern REFUSED = Pattern.compile("\\.because\\(\\s*\"([A-Z_]+)\",");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyFindingHasATitleAndASentence(String language) throws IOException {
        Map<String, String> messages = messages("organize/findings." + language + ".js");

        for (FindingCode code : FindingCode.values()) {
            assertThat(messages).containsKeys("finding." + code, "finding." + code + ".text");
            assertThat(placeholders(code.template()))
                    .as("values of %s", code)
                    .containsAll(placeholders(messages.get("finding." + code + ".text")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyFaultOfAFieldHasASentence(String language) throws IOException {
        Map<String, String> messages = messages("messages/problems." + language + ".js");

        for (Fault fault : Fault.values()) {
            assertThat(messages).containsKey("fault." + fault);
            assertThat(placeholders(fault.template()))
                    .as("values of %s", fault)
                    .containsAll(placeholders(messages.get("fault." + fault)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyRefusalHasASentence(String language) throws IOException {
        Map<String, String> messages = messages("messages/problems." + language + ".js");

        assertThat(refusals()).contains("FORBIDDEN", "SLUG_TAKEN").allSatisfy(code -> assertThat(messages)
                .containsKey("refusal." + code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyRemarkAboutANodeHasASentence(String language) throws IOException {
        Map<String, String> messages = messages("admin/messages." + language + ".js");

        assertThat(Remark.Code.values()).allSatisfy(code -> assertThat(messages).containsKey("system.remark." + code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyKindOfMessageHasAName(String language) throws IOException {
        Map<String, String> inbox = messages("inbox/messages." + language + ".js");
        Map<String, String> mails = messages("admin/mails." + language + ".js");

        for (MessageKind kind : MessageKind.values()) {
            assertThat(inbox).containsKey("inbox.kind." + kind);
            assertThat(mails).containsKey("mails.kind." + kind);
            assertThat(inbox)
                    .containsKey(kind.must() == Must.NOT ? "inbox.about." + kind : "inbox.must." + kind.must());
        }
    }

    /** Whoever reads the audit knows no names of records. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyEntryOfTheAuditHasAName(String language) throws IOException {
        Map<String, String> messages = messages("workspace/messages." + language + ".js");
        String worded = Files.readString(WEBROOT.resolve("workspace/audit-entry.js"));

        assertThat(Arrays.stream(Service.values())
                        .flatMap(service -> service.events().stream())
                        .map(Payload::typeOf))
                .allSatisfy(type -> {
                    assertThat(messages).containsKey("audit.type." + type);
                    assertThat(worded).contains("'" + type + "'");
                });
    }

    private static Set<String> refusals() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Set<String> codes = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> REFUSED.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            Arrays.stream(Refusal.values()).map(Refusal::name).forEach(codes::add);
            return codes;
        }
    }

    private static Map<String, String> messages(String file) throws IOException {
        Function<MatchResult, String> key = found -> found.group(1);
        return MESSAGE.matcher(Files.readString(WEBROOT.resolve(file)))
                .results()
                .collect(Collectors.toMap(key, found -> found.group(2)));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
