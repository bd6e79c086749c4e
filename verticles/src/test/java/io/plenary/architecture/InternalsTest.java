package io.plenary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.instance.BuildInfoProvider;
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

/** What stands on internals of Vert.x or Hazelcast has to be looked at when their version changes: see ADR 19 and 102. */
class InternalsTest {

    private static final Pattern INTERNAL = Pattern.compile("(io\\.vertx|com\\.hazelcast)\\..*\\b(impl|internal)\\..*");

    /** Classes within others are of these. */
    private static final Pattern WITHIN = Pattern.compile("\\$.*");

    @Test
    void onlyTheseClassesUseInternals() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages(Main.class.getPackageName())
                                .stream()
                                .filter(InternalsTest::usesInternals)
                                .map(InternalsTest::file)
                                .distinct())
                .containsExactlyInAnyOrder(
                        "Contract",
                        "HttpConnections",
                        "StrictRequestDecoder",
                        "LastRequests",
                        "Databases",
                        "Pools",
                        "CallContextProvider",
                        "NodeChoice",
                        "NodeChoiceProvider",
                        "GuardedChannel",
                        "GuardedMember");
    }

    private static String file(JavaClass type) {
        return WITHIN.matcher(type.getName().substring(type.getPackageName().length() + 1))
                .replaceFirst("");
    }

    private static boolean usesInternals(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(target -> INTERNAL.matcher(target.getFullName()).matches());
    }

    @Test
    void thoseOfHazelcastWereTriedWithThisVersion() {
        assertThat(BuildInfoProvider.getBuildInfo().getVersion()).isEqualTo("5.3.8");
    }

    @Test
    void theyWereTriedWithThisVersion() throws IOException {
        try (InputStream version = Vertx.class.getResourceAsStream("/META-INF/vertx/vertx-version.txt")) {
            assertThat(new String(version.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo("5.0.10");
        }
    }
}
