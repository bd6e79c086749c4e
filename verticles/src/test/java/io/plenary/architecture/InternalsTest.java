package io.plenary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.plenary.Main;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What stands on internals of Vert.x has to be looked at when its version changes: see ADR 19. */
class InternalsTest {

    private static final Pattern INTERNAL = Pattern.compile("io\\.vertx\\..*\\b(impl|internal)\\..*");

    @Test
    void onlyTheseClassesUseInternals() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages(Main.class.getPackageName())
                                .stream()
                                .filter(InternalsTest::usesInternals)
                                .map(JavaClass::getSimpleName)
                                .map(name -> name.isEmpty() ? "anonymous" : name))
                .containsExactlyInAnyOrder(
                        "Contract",
                        "HttpConnections",
                        "StrictRequestDecoder",
                        "Patience",
                        "Databases",
                        "CallContextProvider",
                        "NodeChoice",
                        "NodeChoiceProvider");
    }

    private static boolean usesInternals(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(target -> INTERNAL.matcher(target.getFullName()).matches());
    }

    @Test
    void theyWereTriedWithThisVersion() throws IOException {
        try (InputStream version = Vertx.class.getResourceAsStream("/META-INF/vertx/vertx-version.txt")) {
            assertThat(new String(version.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo("5.0.10");
        }
    }
}
