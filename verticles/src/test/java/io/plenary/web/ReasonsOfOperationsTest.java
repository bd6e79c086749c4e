package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Wherever a change needs a right in an organization, whoever only administers the platform says why. */
class ReasonsOfOperationsTest {

    private static TestPlatform platform;
    private static User admin;
    private static Map<String, String> ids;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        Organization organization = platform.organization("why-org");
        User owner = platform.member(organization, OrganizationRole.OWNER);
        ids = Belongings.of(platform, owner, organization, "why", "DRAFT");
        admin = platform.admin().because(null);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @TestFactory
    Stream<DynamicTest> eachChangeThatNamesARightAsksForAReason() {
        return ApiOperations.all().stream()
                .filter(operation ->
                        operation.right() != null && !operation.method().equals("get"))
                .map(operation -> dynamicTest(operation.id(), () -> asks(operation)));
    }

    private static void asks(ApiOperations.Operation operation) {
        Reply reply = operation.tryAs(admin, "/api/v1" + operation.path(ids) + operation.query(ids), ids);

        assertThat(reply.status()).as(reply.text()).isEqualTo(403);
        assertThat(reply.text()).contains("REASON_REQUIRED");
    }
}
