package io.plenary.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * How the program is built, as rules over the packages below a root: {@code web}, {@code services}, {@code formats},
 * {@code runtime}, {@code contracts}, {@code demo}, {@code launch}, and {@code postgres} and {@code failures} below it. The
 * root is given, so that the same rules can be held against planted violations.
 */
public final class ArchitectureRules {

    private static final String STORES = ".*(Store|Row)(\\$.*)?";
    private static final String PURE = ".*(Rules|Plan)(\\$.*)?";

    private final String root;

    public ArchitectureRules(String root) {
        this.root = root;
    }

    /** Every rule by its name. */
    public Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("everything stands on a floor", everythingStandsOnAFloor());
        rules.put("web knows runtime, formats and contracts", knowsOnly("web", "runtime", "formats", "contracts"));
        rules.put(
                "services know runtime, formats and contracts",
                knowsOnly("services", "runtime", "formats", "contracts"));
        rules.put("runtime knows contracts", knowsOnly("runtime", "contracts"));
        rules.put("contracts know nothing of ours", knowsOnly("contracts"));
        rules.put("formats know contracts", knowsOnly("formats", "contracts"));
        rules.put("rooms of a floor stand above each other", roomsMakeNoCircle());
        rules.put("the demo knows runtime and contracts", knowsOnly("demo", "runtime", "contracts"));
        rules.put("services do not import each other", servicesAreApart());
        rules.put("the parts of a service are free of cycles", partsAreFreeOfCycles());
        rules.put(
                "services call strictly down",
                classes().that().resideInAPackage(below("services")).should(new CallDown(root)));
        rules.put("only its verticle is public in a service", onlyVerticlesArePublic());
        rules.put("services know no HTTP", servicesKnowNoHttp());
        rules.put("only runtime and launch touch the bus", onlyRuntimeTouchesTheBus());
        rules.put("only stores speak SQL", onlyStoresSpeakSql());
        rules.put("only runtime, launch and postgres speak JDBC", onlyRuntimeSpeaksJdbc());
        rules.put("rules are free of Vert.x", rulesAreFreeOfVertx());
        rules.put("rules are free of clock and chance", rulesAreFreeOfClockAndChance());
        rules.put("nobody extends AbstractVerticle", nobodyExtendsAbstractVerticle());
        rules.put("nobody waits", nobodyWaits());
        rules.put("contract methods take the caller first", contractMethodsTakeTheCaller());
        return rules;
    }

    private ArchRule everythingStandsOnAFloor() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage(
                        root,
                        below("launch"),
                        below("demo"),
                        below("web"),
                        below("services"),
                        below("formats"),
                        below("runtime"),
                        below("postgres"),
                        below("failures"),
                        below("contracts"));
    }

    private ArchRule knowsOnly(String floor, String... others) {
        String[] known = Arrays.stream(others).map(this::below).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(below(floor))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..")
                        .and(not(resideInAPackage(below(floor))))
                        .and(not(resideInAnyPackage(known))));
    }

    private ArchRule servicesAreApart() {
        return slices().matching(root + ".services.(*)..").should().notDependOnEachOther();
    }

    /** At any depth, the package of the service itself included: no part uses its verticle. */
    private ArchRule partsAreFreeOfCycles() {
        return slices().matching(root + ".services.(**)").should().beFreeOfCycles();
    }

    private ArchRule roomsMakeNoCircle() {
        return slices().assignedFrom(new Rooms(root)).should().beFreeOfCycles();
    }

    private ArchRule onlyVerticlesArePublic() {
        return classes()
                .that()
                .resideInAPackage(root + ".services.*")
                .and()
                .arePublic()
                .should()
                .haveSimpleNameEndingWith("Verticle")
                .andShould()
                .beTopLevelClasses();
    }

    private ArchRule servicesKnowNoHttp() {
        return noClasses()
                .that()
                .resideInAPackage(below("services"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.vertx.core.http..", "io.vertx.ext.web.."));
    }

    private ArchRule onlyRuntimeTouchesTheBus() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(below("runtime"), below("launch"), below("contracts"))
                .should()
                .dependOnClassesThat(resideInAPackage("io.vertx.core.eventbus.."));
    }

    private ArchRule onlyStoresSpeakSql() {
        return noClasses()
                .that()
                .resideInAnyPackage(below("services"), below("web"))
                .and()
                .haveNameNotMatching(STORES)
                .should()
                .dependOnClassesThat(
                        assignableTo(io.vertx.sqlclient.Tuple.class).or(assignableTo(io.vertx.sqlclient.RowSet.class)));
    }

    private ArchRule onlyRuntimeSpeaksJdbc() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(below("runtime"), below("launch"), below("postgres"), below("failures"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.postgresql..", "org.flywaydb..", "io.zonky.."));
    }

    /** A refusal is a ServiceException, and documents are JSON: rules may say no and read what they judge. */
    private ArchRule rulesAreFreeOfVertx() {
        return noClasses()
                .that(arePure())
                .should()
                .dependOnClassesThat(resideInAPackage("io.vertx..")
                        .and(not(resideInAnyPackage("io.vertx.core.json..", "io.vertx.serviceproxy.."))));
    }

    private ArchRule rulesAreFreeOfClockAndChance() {
        return noClasses()
                .that(arePure())
                .should()
                .callMethodWhere(named("now", "currentTimeMillis", "nanoTime", "randomUUID", "random"))
                .orShould()
                .dependOnClassesThat(assignableTo(java.util.Random.class).or(assignableTo(Clock.class)));
    }

    private DescribedPredicate<JavaClass> arePure() {
        return DescribedPredicate.describe(
                "are rules, plans or formats",
                type -> isIn(type, "formats")
                        || isIn(type, "services", "web") && type.getName().matches(PURE));
    }

    private boolean isIn(JavaClass type, String... floors) {
        return Arrays.stream(floors).anyMatch(floor -> type.getPackageName().startsWith(root + "." + floor));
    }

    private ArchRule nobodyExtendsAbstractVerticle() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .beAssignableTo("io.vertx.core.AbstractVerticle");
    }

    /** Starting and stopping the process and its database happens on its main thread, which may wait. */
    private ArchRule nobodyWaits() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root, below("launch"), below("postgres"))
                .should()
                .callMethodWhere(waiting(Thread.class, "sleep", "join")
                        .or(waiting(Future.class, "await"))
                        .or(waiting(java.util.concurrent.Future.class, "get"))
                        .or(waiting(CompletableFuture.class, "join"))
                        .or(waiting(CountDownLatch.class, "await"))
                        .or(waiting(Object.class, "wait")));
    }

    private ArchRule contractMethodsTakeTheCaller() {
        return methods()
                .that()
                .areDeclaredInClassesThat(resideInAPackage(below("contracts"))
                        .and(DescribedPredicate.describe("are interfaces", JavaClass::isInterface)))
                .and()
                .haveRawReturnType(Future.class)
                .should(new TakeTheCallerFirst());
    }

    private String below(String floor) {
        return root + "." + floor + "..";
    }

    private static DescribedPredicate<JavaMethodCall> waiting(Class<?> owner, String... names) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + String.join("/", names),
                call -> call.getTargetOwner().isAssignableTo(owner)
                        && List.of(names).contains(call.getName()));
    }

    private static DescribedPredicate<JavaMethodCall> named(String... names) {
        return DescribedPredicate.describe(
                String.join(", ", names),
                call -> List.of(names).contains(call.getName()) && isOfTheJdk(call.getTarget()));
    }

    private static boolean isOfTheJdk(AccessTarget target) {
        return target.getOwner().getPackageName().startsWith("java.")
                || target.getOwner().isEquivalentTo(UUID.class);
    }
}
