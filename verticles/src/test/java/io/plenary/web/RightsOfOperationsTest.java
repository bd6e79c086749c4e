package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Right;
import io.plenary.contracts.Right.Reach;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract says which right an operation needs, and the services decide. Every operation that names one is tried by
 * somebody who has all rights but that, and by somebody who has that and no other.
 */
class RightsOfOperationsTest {

    /** What others still need goes last. */
    private static final List<String> ORDER = List.of("get", "put", "patch", "post", "delete");

    private static TestPlatform platform;
    private static Organization organization;
    private static User owner;
    private static User member;
    private static Map<String, String> ids;
    private static final Map<Right, User> WITHOUT = new EnumMap<>(Right.class);
    private static final Map<Right, User> WITH_ONLY = new EnumMap<>(Right.class);

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        organization = platform.organization("rights-org");
        owner = platform.member(organization, OrganizationRole.OWNER);
        member = platform.member(organization, OrganizationRole.MEMBER);
        ids = Belongings.of(platform, owner, organization, "rights", "DRAFT");
        for (Right right : Right.values()) {
            WITHOUT.put(right, without(right));
            WITH_ONLY.put(right, withOnly(right));
        }
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    /** Whoever has any right on a conference sees it, so who does not see it has none. */
    private static User without(Right right) {
        if (right == Right.CONFERENCES_READ) {
            return member;
        }
        User somebody = platform.member(
                organization, right.reach() == Reach.OWNERS ? OrganizationRole.ORGANIZER : OrganizationRole.MEMBER);
        return inTeam(somebody, other -> other != right && other.reach() != Reach.OWNERS);
    }

    private static User withOnly(Right right) {
        return right.reach() == Reach.OWNERS
                ? platform.member(organization, OrganizationRole.OWNER)
                : inTeam(platform.member(organization, OrganizationRole.MEMBER), right::equals);
    }

    private static User inTeam(User user, Predicate<Right> wanted) {
        JsonArray rights = new JsonArray(
                Arrays.stream(Right.values()).filter(wanted).map(Right::text).toList());
        JsonObject team = new JsonObject()
                .put("name", "Team")
                .put("rights", rights)
                .put("everywhere", true)
                .put("members", new JsonArray().add(user.id().toString()));
        owner.post("/api/v1/organizations/rights-org/teams", team).expect(201);
        return user;
    }

    @TestFactory
    Stream<DynamicTest> theContractNamesTheRightThatTheServicesAskFor() {
        List<ApiOperations.Operation> operations = ApiOperations.all().stream()
                .filter(operation -> operation.right() != null)
                .sorted(Comparator.comparing((ApiOperations.Operation operation) -> ORDER.indexOf(operation.method()))
                        .thenComparing(operation -> -operation.template().split("/").length))
                .toList();
        return Stream.concat(
                operations.stream()
                        .map(operation -> dynamicTest(operation.id() + " without", () -> isRefused(operation))),
                operations.stream()
                        .map(operation -> dynamicTest(operation.id() + " with only", () -> isLetThrough(operation))));
    }

    private static void isRefused(ApiOperations.Operation operation) {
        Reply reply = tryAs(WITHOUT.get(right(operation)), operation);

        assertThat(reply.status()).as(reply.text()).isIn(403, 404);
    }

    /** What it is about may not allow it; who asks may. */
    private static void isLetThrough(ApiOperations.Operation operation) {
        Right right = right(operation);
        // An owner may not be one any more after what was tried before.
        User somebody = right.reach() == Reach.OWNERS ? withOnly(right) : WITH_ONLY.get(right);
        Reply reply = tryAs(somebody, operation);

        assertThat(reply.status()).as(reply.text()).isNotIn(400, 401, 403, 404).isLessThan(500);
    }

    @TestFactory
    Stream<DynamicTest> whatNamesNoRightNeedsNone() {
        return ApiOperations.all().stream()
                .filter(operation ->
                        operation.right() == null && operation.template().contains("{"))
                .map(operation -> dynamicTest(
                        operation.id(),
                        () -> assertThat(tryAs(member, operation).text()).doesNotContain("needs the right")));
    }

    private static Right right(ApiOperations.Operation operation) {
        return Right.of(operation.right()).orElseThrow();
    }

    private static Reply tryAs(User user, ApiOperations.Operation operation) {
        return operation.tryAs(user, "/api/v1" + operation.path(ids) + operation.query(ids), ids);
    }
}
