package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestNode;
import io.plenary.web.contract.Contract;
import io.plenary.web.contract.Operation;
import io.plenary.web.contract.ProblemType;
import io.plenary.web.contract.ProblemTypes;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes a client learns from the contract how each operation may refuse. */
class ProblemTypesTest {

    private static Vertx vertx;
    private static final Pattern TEXT = Pattern.compile("'refusal\\.([A-Z_]+)':");

    private static final Pattern SAID = Pattern.compile("(?:because|retryAfter)\\(\\s*\"([A-Z_]+)\"");

    private static Contract contract;

    @BeforeAll
    static void load() {
        vertx = Vertx.vertx();
        contract = TestNode.await(Contract.load(vertx, ApiDocument.paths()));
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    @Test
    void everyOperationSaysWhichProblemsItAnswersAndWithWhichStatus() {
        assertThat(contract.operations()).isNotEmpty().allSatisfy(operation -> {
            JsonObject answers = operation.model().getJsonObject("responses");
            assertThat(refusing(operation)).as(operation.id()).contains("400", "default");
            assertThat(refusing(operation)).allSatisfy(status -> assertThat(isExplained(answers.getJsonObject(status)))
                    .as("%s %s", operation.id(), status)
                    .isTrue());
        });
    }

    private static List<String> refusing(Operation operation) {
        return operation.responses().stream()
                .filter(status -> status.equals("default") || status.startsWith("4") || status.startsWith("5"))
                .toList();
    }

    /** By its codes; OAuth has others, and shows one. */
    private static boolean isExplained(JsonObject answer) {
        JsonObject content = answer.getJsonObject("content");
        return content.containsKey("application/json")
                || ProblemTypes.codes(answer).findAny().isPresent();
    }

    @Test
    void whatTakesATokenMayBeRefusedForIt() {
        assertThat(contract.operations())
                .filteredOn(ProblemTypesTest::takesTokens)
                .isNotEmpty()
                .allSatisfy(operation ->
                        assertThat(operation.responses()).as(operation.id()).contains("401", "403"));
    }

    private static boolean takesTokens(Operation operation) {
        JsonArray ways = operation.model().getJsonArray("security");
        return ways == null || ways.stream().map(JsonObject.class::cast).anyMatch(way -> way.containsKey("bearer"));
    }

    @Test
    void whatTakesABodyMayBeRefusedForIt() {
        assertThat(contract.operations())
                .filteredOn(operation -> !operation.bodySchemas().isEmpty())
                .isNotEmpty()
                .allSatisfy(operation ->
                        assertThat(operation.responses()).as(operation.id()).contains("413", "415"));
    }

    @Test
    void noTypeIsExplainedThatNobodyAnswers() {
        Set<String> answered = contract.operations().stream()
                .flatMap(operation -> refusing(operation).stream()
                        .map(status ->
                                operation.model().getJsonObject("responses").getJsonObject(status)))
                .flatMap(ProblemTypes::codes)
                .collect(Collectors.toSet());

        assertThat(contract.problemTypes()).extracting(ProblemType::code).containsExactlyInAnyOrderElementsOf(answered);
    }

    @Test
    void everyCodeOfTheProgramIsExplained() throws IOException {
        List<String> explained =
                contract.problemTypes().stream().map(ProblemType::code).toList();
        List<String> said = new ArrayList<>();
        for (Path sources : List.of(Path.of("src", "main", "java"), Path.of("..", "runtime", "src", "main", "java"))) {
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    SAID.matcher(Files.readString(file)).results().forEach(code -> said.add(code.group(1)));
                }
            }
        }

        assertThat(said).hasSizeGreaterThan(20);
        assertThat(explained).containsAll(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void theClientSaysEveryProblem(String language) throws IOException {
        Path messages = Path.of("..", "webroot", "messages", "problems." + language + ".js");
        Stream<String> said = TEXT.matcher(Files.readString(messages)).results().map(text -> text.group(1));

        assertThat(said.toList())
                .containsAll(
                        contract.problemTypes().stream().map(ProblemType::code).toList());
    }
}
