package io.plenary.contracts;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.notes.NotesService;
import io.plenary.runtime.CallContext;
import io.plenary.testing.TestCluster;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever the contracts promise crosses the bus between two nodes as it is. */
class ContractsTest {

    private static final String PREFIX = "test.";
    private static final RecursiveComparisonConfiguration BY_CONTENT = RecursiveComparisonConfiguration.builder()
            .withStrictTypeChecking(false)
            .withEqualsForType(JsonObject::equals, JsonObject.class)
            .build();

    private static TestCluster cluster;
    private static Map<Class<?>, Recorder> recorderByContract;

    private final Samples samples = new Samples();

    @BeforeAll
    static void start() {
        cluster = new TestCluster();
        recorderByContract =
                Contracts.interfaces().stream().collect(Collectors.toMap(Function.identity(), c -> new Recorder()));
        recorderByContract.forEach(ContractsTest::answer);
    }

    private static <T> void answer(Class<T> contract, Recorder recorder) {
        cluster.answer(contract, PREFIX + contract.getName(), recorder.as(contract));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void contractsAndRecordsAreFound() {
        assertThat(Contracts.interfaces())
                .contains(NotesService.class, EventLog.class)
                .hasSizeGreaterThan(10);
        assertThat(Contracts.records()).contains(Caller.class, FieldError.class).hasSizeGreaterThan(60);
    }

    @TestFactory
    Stream<DynamicTest> everyMethodAnswersWhatAProxyCanCarry() {
        return eachMethod((contract, method) -> assertThat(isLegal(result(method)))
                .as("%s", method.getGenericReturnType())
                .isTrue());
    }

    @TestFactory
    Stream<DynamicTest> argumentsAndResultsArriveEqual() {
        return eachMethod((contract, method) -> {
            Object result = samples.filled(result(method));
            Object[] arguments = Arrays.stream(method.getGenericParameterTypes())
                    .map(samples::filled)
                    .toArray();

            assertArrives(contract, method, arguments, result);
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsAbsentArrivesAbsent() {
        return eachMethod((contract, method) -> {
            Object[] arguments = Arrays.stream(method.getParameters())
                    .map(parameter -> parameter.getType().isRecord()
                            ? samples.sparse(parameter.getType())
                            : isNullable(parameter) ? null : samples.filled(parameter.getParameterizedType()))
                    .toArray();

            assertArrives(contract, method, arguments, least(result(method)));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRecordSurvivesItsJsonFilledAndSparse() {
        return Contracts.records().stream()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
                    Object filled = samples.filled(type);
                    Object sparse = samples.sparse(type);

                    assertEqual(Json.read(((Dto) filled).toJson(), type), filled);
                    assertEqual(Json.read(((Dto) sparse).toJson(), type), sparse);
                }));
    }

    @Test
    void aRefusalArrivesWithTheFaultOfEachMember() {
        List<FieldError> errors =
                List.of(Fault.TOO_LONG.at("/title", Map.of("most", 300)), new FieldError("/días", "é", null, Map.of()));
        Throwable failure = refusedWith(Refusal.INVALID.because("The note cannot be kept.", errors));

        assertThat(failure).isInstanceOf(ServiceException.class).hasMessage("The note cannot be kept.");
        assertThat(Refusal.of(failure)).contains(Refusal.INVALID);
        assertThat(Refusal.errors((ServiceException) failure)).isEqualTo(errors);
    }

    @Test
    void aRefusalArrivesWithItsCodeElseWithThatOfItsKind() {
        Throwable taken = refusedWith(Refusal.CONFLICT.because("SLUG_TAKEN", "The slug is taken."));
        Throwable other = refusedWith(Refusal.CONFLICT.because("The id is in use."));

        assertThat(Refusal.code((ServiceException) taken)).contains("SLUG_TAKEN");
        assertThat(Refusal.code((ServiceException) other)).contains("CONFLICT");
    }

    @Test
    void aRefusalArrivesWithTheSecondsToWait() {
        Throwable failure = refusedWith(Refusal.TOO_MANY.retryAfter(Duration.ofSeconds(42), "Slowly."));

        assertThat(Refusal.of(failure)).contains(Refusal.TOO_MANY);
        assertThat(Refusal.retryAfterSeconds((ServiceException) failure)).contains(42L);
    }

    @TestFactory
    Stream<DynamicTest> everyRefusalArrivesAsItself() {
        return Arrays.stream(Refusal.values())
                .map(refusal -> DynamicTest.dynamicTest(
                        refusal.name(), () -> assertThat(Refusal.of(refusedWith(refusal.because("No."))))
                                .contains(refusal)));
    }

    @Test
    void ofAFaultOnlyAnIncidentNumberArrives() {
        Throwable failure = refusedWith(new IllegalStateException("duplicate key in table secrets"));

        assertThat(Refusal.of(failure)).isEmpty();
        assertThat(failure.getMessage()).matches("Something went wrong here\\. Incident [0-9a-f-]{36}");
    }

    @Test
    void theCorrelationIdAndTheTimeLeftArrive() {
        Recorder recorder = recorderByContract.get(NotesService.class).answering(Future.succeededFuture());
        NotesService notes = cluster.proxy(NotesService.class, PREFIX + NotesService.class.getName());
        Promise<Void> answered = Promise.promise();
        long deadline = System.currentTimeMillis() + 3_000;

        cluster.caller().getOrCreateContext().runOnContext(start -> {
            new CallContext("request-7", deadline).bind();
            notes.deleteNote(Caller.ANONYMOUS, UUID.randomUUID(), null).onComplete(answered);
        });
        await(answered.future());

        CallContext context = recorder.heard().context();
        assertThat(context.correlationId()).isEqualTo("request-7");
        assertThat(context.deadline()).isBetween(deadline - 1_000, deadline + 1_000);
    }

    private static Throwable refusedWith(Throwable refusal) {
        Recorder recorder = recorderByContract.get(NotesService.class).answering(Future.failedFuture(refusal));
        NotesService notes = cluster.proxy(NotesService.class, PREFIX + NotesService.class.getName());
        Throwable failure = catchThrowable(() -> await(notes.getNote(Caller.SYSTEM, UUID.randomUUID())));
        recorder.heard();
        return failure;
    }

    private interface MethodTest {
        void run(Class<?> contract, Method method);
    }

    private static Stream<DynamicTest> eachMethod(MethodTest test) {
        return Contracts.interfaces().stream().flatMap(contract -> Contracts.methods(contract).stream()
                .map(method -> DynamicTest.dynamicTest(
                        contract.getSimpleName() + "." + method.getName(), () -> test.run(contract, method))));
    }

    private static void assertArrives(Class<?> contract, Method method, Object[] arguments, Object result) {
        Recorder recorder = recorderByContract.get(contract).answering(Future.succeededFuture(result));

        Object answer = await(call(contract, method, arguments));

        Recorder.Call heard = recorder.heard();
        assertThat(heard.method()).isEqualTo(method);
        assertEqual(heard.arguments(), Arrays.asList(arguments));
        assertEqual(answer, result);
    }

    @SuppressWarnings("unchecked")
    private static Future<Object> call(Class<?> contract, Method method, Object[] arguments) {
        try {
            return (Future<Object>) method.invoke(cluster.proxy(contract, PREFIX + contract.getName()), arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }

    private static void assertEqual(Object actual, Object expected) {
        assertThat(actual).usingRecursiveComparison(BY_CONTENT).isEqualTo(expected);
    }

    private static Type result(Method method) {
        return ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
    }

    /** Nothing generic travels but a list of records or of text: of anything else the proxy loses the type. */
    private static boolean isLegal(Type result) {
        if (result instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    && generic.getActualTypeArguments()[0] instanceof Class<?> element
                    && (element == String.class || element.isRecord());
        }
        Class<?> plain = (Class<?>) result;
        return plain.isRecord()
                || List.of(Void.class, String.class, Boolean.class, Long.class).contains(plain);
    }

    private static boolean isNullable(Parameter parameter) {
        return parameter.isAnnotationPresent(Nullable.class);
    }

    /** The least a method may answer. */
    private Object least(Type result) {
        if (result instanceof ParameterizedType) {
            return List.of();
        }
        Class<?> plain = (Class<?>) result;
        return plain.isRecord() ? samples.sparse(plain) : samples.filled(plain);
    }
}
