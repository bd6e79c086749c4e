package io.plenary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.events.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nodes of two releases talk to each other while a cluster is upgraded, and events wait in databases for years: what a contract
 * calls things is what travels. So names are added, and never changed or taken away. {@code wire.txt} holds all of them.
 */
class WireNamesTest {

    private static final String GOLDEN = "wire.txt";
    private static final Path NOW = Path.of("target", GOLDEN);

    @Test
    void namesAreAddedAndNeverChanged() {
        List<String> now = names().distinct().sorted().toList();
        write(now);

        assertThat(now)
                .as(
                        "What travels has other names. A name that is gone breaks older nodes and what is stored: give it back. "
                                + "A new one belongs into wire.txt: copy %s.",
                        NOW)
                .containsExactlyElementsOf(golden());
    }

    private static Stream<String> names() {
        return Stream.of(
                        Contracts.interfaces().stream().flatMap(WireNamesTest::ofContract),
                        Contracts.records().stream().flatMap(WireNamesTest::ofRecord),
                        Contracts.payloads().stream().flatMap(WireNamesTest::ofRecord),
                        Contracts.enums().stream().flatMap(WireNamesTest::ofEnum),
                        Contracts.payloads().stream().map(payload -> "event " + Payload.typeOf(payload)))
                .flatMap(Function.identity());
    }

    private static Stream<String> ofContract(Class<?> contract) {
        return Contracts.methods(contract).stream()
                .flatMap(method -> ofMethod(contract.getSimpleName() + "." + method.getName(), method));
    }

    private static Stream<String> ofMethod(String name, Method method) {
        return Stream.concat(
                Stream.of("method " + name + ": " + said(method.getGenericReturnType())),
                Arrays.stream(method.getParameters())
                        .map(parameter -> "parameter " + name + "." + parameter.getName() + ": "
                                + said(parameter.getParameterizedType())));
    }

    private static Stream<String> ofRecord(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(member ->
                        "member " + nested(type) + "." + member.getName() + ": " + said(member.getGenericType()));
    }

    private static Stream<String> ofEnum(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> "constant " + nested(type) + "." + ((Enum<?>) constant).name());
    }

    private static String nested(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    /** Packages may move: they do not travel. */
    private static String said(Type type) {
        return type.getTypeName().replaceAll("[a-z][a-z0-9]*\\.", "").replace('$', '.');
    }

    private static List<String> golden() {
        try (InputStream file = WireNamesTest.class.getResourceAsStream(GOLDEN)) {
            return file == null
                    ? List.of()
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<String> names) {
        try {
            Files.createDirectories(NOW.getParent());
            Files.write(NOW, names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
