package io.plenary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.plenary.architecture.planted.contracts.notes.ForgetsTheCaller;
import io.plenary.architecture.planted.services.notes.NotPublicEnough;
import io.plenary.architecture.planted.services.profiles.OldVerticle;
import io.plenary.architecture.planted.stray.Stray;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A rule that never fails is no rule: each rejects exactly what was planted against it. */
class PlantedViolationsTest {

    private static final String ROOT = ArchitectureRules.class.getPackageName() + ".planted";
    private static final Map<String, ArchRule> RULES = new ArchitectureRules(ROOT).all();
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);

    private static final Map<String, List<String>> CULPRITS_BY_RULE = Map.ofEntries(
            Map.entry("everything stands on a floor", List.of(Stray.class.getName())),
            Map.entry("web knows runtime, formats and contracts", List.of(ROOT + ".web.KnowsAService")),
            Map.entry("services know runtime, formats and contracts", List.of(ROOT + ".services.notes.KnowsTheLaunch")),
            Map.entry("runtime knows contracts", List.of(ROOT + ".runtime.KnowsTheLaunch")),
            Map.entry("contracts know nothing of ours", List.of(ROOT + ".contracts.KnowsTheLaunch")),
            Map.entry("formats know contracts", List.of(ROOT + ".formats.KnowsTheLaunch")),
            Map.entry("rooms of a floor stand above each other", List.of(ROOT + ".formats.text.KnowsTheXml")),
            Map.entry("the demo knows runtime and contracts", List.of(ROOT + ".demo.KnowsTheWeb")),
            Map.entry("services do not import each other", List.of(ROOT + ".services.program.KnowsANeighbor")),
            Map.entry("the parts of a service are free of cycles", List.of(ROOT + ".services.profiles.KnowsItsPart")),
            Map.entry(
                    "services call strictly down",
                    List.of(ROOT + ".services.notes.CallsUp", ROOT + ".services.secrets.OfNoStorey")),
            Map.entry("only its verticle is public in a service", List.of(NotPublicEnough.class.getName())),
            Map.entry("services know no HTTP", List.of(ROOT + ".services.program.SpeaksHttp")),
            Map.entry("only runtime and launch touch the bus", List.of(ROOT + ".services.program.HearsTheBus")),
            Map.entry("only stores speak SQL", List.of(ROOT + ".services.program.SpeaksSql")),
            Map.entry("only runtime, launch and postgres speak JDBC", List.of(ROOT + ".services.program.SpeaksJdbc")),
            Map.entry("rules are free of Vert.x", List.of(ROOT + ".services.profiles.AsyncRules")),
            Map.entry("rules are free of clock and chance", List.of(ROOT + ".services.profiles.MoodyRules")),
            Map.entry("nobody extends AbstractVerticle", List.of(OldVerticle.class.getName())),
            Map.entry("nobody waits", List.of(ROOT + ".services.profiles.Waits")),
            Map.entry("contract methods take the caller first", List.of(ForgetsTheCaller.class.getName())));

    @Test
    void aViolationIsPlantedAgainstEveryRule() {
        assertThat(CULPRITS_BY_RULE.keySet()).containsExactlyInAnyOrderElementsOf(RULES.keySet());
    }

    @TestFactory
    Stream<DynamicTest> everyRuleRejectsItsCulprits() {
        return RULES.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> assertThat(rejected(rule.getValue()))
                        .containsExactlyElementsOf(CULPRITS_BY_RULE.get(rule.getKey()))));
    }

    /** The classes named first in each report, in order and once. */
    private static List<String> rejected(ArchRule rule) {
        Pattern planted = Pattern.compile(Pattern.quote(ROOT) + "(\\.[a-z]+)+\\.[A-Z]\\w+");
        return rule.evaluate(PLANTED).getFailureReport().getDetails().stream()
                .map(detail -> planted.matcher(detail))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group())
                .distinct()
                .sorted()
                .toList();
    }
}
