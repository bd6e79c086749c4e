package io.plenary.services.admin;

import static io.plenary.services.admin.AdminStage.ADMIN;
import static io.plenary.services.admin.AdminStage.MEMBER;
import static io.plenary.services.admin.AdminStage.ORGANIZER;
import static io.plenary.services.admin.AdminStage.OWNER;
import static io.plenary.services.admin.AdminStage.STAFF;
import static io.plenary.services.admin.AdminStage.STRANGER;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.Condition;
import io.plenary.contracts.admin.NewConference;
import io.plenary.contracts.admin.NodeLoad;
import io.plenary.contracts.admin.NodeService;
import io.plenary.contracts.admin.NodeState;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningPage;
import io.plenary.contracts.admin.RunningService;
import io.plenary.contracts.admin.SystemAnalytics;
import io.plenary.contracts.analytics.ActiveUsers;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.events.Reading;
import io.plenary.runtime.Health;
import io.plenary.runtime.NodeReport;
import io.plenary.testing.ConferenceDraft;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdminServiceTest {

    private static final Reading READING =
            new Reading("analytics", 41, 1, 3, Instant.parse("2027-05-18T10:00:00Z"), false);

    private static AdminStage stage;

    @BeforeAll
    static void start() {
        stage = new AdminStage(Duration.ofSeconds(10), 4).deployTwice();
        stage.auth.answerAlways("countUsers", arguments -> 7L);
        stage.organizations.answerAlways("countOrganizations", arguments -> 3L);
        stage.events.answerAlways("listReadings", arguments -> List.of(READING));
        stage.analytics.answerAlways(
                "getMonthlyActiveUsers",
                arguments ->
                        new ActiveUsers((String) arguments[1], null, null, isThisMonth(arguments[1]) ? 5 : 0, null));
    }

    /** Of a node that nobody gave a name. */
    private static final class Nameless implements NodeReport.Particulars {

        @Override
        public String name() {
            return null;
        }

        @Override
        public boolean isDrained() {
            return false;
        }

        @Override
        public NodeLoad load() {
            return null;
        }

        @Override
        public Map<String, RunningService> running() {
            return Map.of();
        }
    }

    private static boolean isThisMonth(Object month) {
        return YearMonth.now(ZoneOffset.UTC).toString().equals(month);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void onlyOrganizersOfTheOrganizationAddConferences() {
        NewConference request = AdminStage.request();

        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.admin.triggerAddConference(Caller.ANONYMOUS, request));
        for (Caller caller : List.of(STAFF, MEMBER, STRANGER)) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.admin.triggerAddConference(caller, request));
        }
        assertRefused(Refusal.NOT_FOUND, () -> stage.admin.getProvisioning(ADMIN, request.provisioningId()));
    }

    @Test
    void aRequestWithoutIdsIsRefused() {
        assertRefused(
                Refusal.INVALID, () -> stage.admin.triggerAddConference(ORGANIZER, new NewConference(null, null)));
        assertRefused(
                Refusal.INVALID,
                () -> stage.admin.triggerAddConference(
                        ORGANIZER, new NewConference(UUID.randomUUID(), ConferenceDraft.of(null))));
    }

    @Test
    void theProvisioningOfAConferenceCannotBeTakenOverByAnotherRequest() {
        Provisioning added = stage.add();
        Conference conference = stage.conference(added);
        Caller elsewhere = STRANGER;
        UUID otherOrganization = elsewhere.memberships().keySet().iterator().next();

        assertRefused(
                Refusal.CONFLICT,
                () -> stage.admin.triggerAddConference(ORGANIZER, new NewConference(UUID.randomUUID(), conference)));
        assertRefused(
                Refusal.CONFLICT,
                () -> stage.admin.triggerAddConference(
                        elsewhere, new NewConference(added.id(), ConferenceDraft.of(otherOrganization))));
    }

    @Test
    void aProvisioningExistsOnlyForOrganizersAndAdministrators() {
        Provisioning ready = stage.addReady();

        for (Caller caller : List.of(ORGANIZER, OWNER, ADMIN, Caller.SYSTEM)) {
            assertThat(await(stage.admin.getProvisioning(caller, ready.id()))).isEqualTo(ready);
        }
        for (Caller caller : List.of(STAFF, MEMBER, STRANGER, Caller.ANONYMOUS)) {
            assertRefused(Refusal.NOT_FOUND, () -> stage.admin.getProvisioning(caller, ready.id()));
            assertRefused(Refusal.NOT_FOUND, () -> stage.admin.retryProvisioning(caller, ready.id()));
        }
    }

    @Test
    void provisioningsAreListedNewestFirstAndOnlyOfOwnOrganizations() {
        Caller organizer = AdminStage.holding(OrganizationRole.ORGANIZER, UUID.randomUUID());
        UUID organization = organizer.memberships().keySet().iterator().next();
        List<UUID> ids = IntStream.range(0, 3)
                .mapToObj(i -> await(stage.admin.triggerAddConference(
                                organizer, new NewConference(UUID.randomUUID(), ConferenceDraft.of(organization))))
                        .id())
                .toList();
        stage.add();
        ProvisioningPage first = await(stage.admin.listProvisionings(organizer, null, 2));
        ProvisioningPage rest = await(stage.admin.listProvisionings(organizer, first.nextCursor(), 2));

        assertThat(first.items()).extracting(Provisioning::id).containsExactly(ids.get(2), ids.get(1));
        assertThat(rest.items()).extracting(Provisioning::id).containsExactly(ids.get(0));
        assertThat(rest.nextCursor()).isNull();
        assertThat(await(stage.admin.listProvisionings(ADMIN, null, 200)).items())
                .extracting(Provisioning::id)
                .containsAll(ids);
        Caller staff = AdminStage.holding(OrganizationRole.STAFF, organization);
        assertThat(await(stage.admin.listProvisionings(staff, null, 50)).items())
                .isEmpty();
    }

    @Test
    void listsAreBoundedAndForThoseWhoSignedIn() {
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.admin.listProvisionings(Caller.ANONYMOUS, null, 50));
        assertRefused(Refusal.INVALID, () -> stage.admin.listProvisionings(ADMIN, null, 0));
        assertRefused(Refusal.INVALID, () -> stage.admin.listProvisionings(ADMIN, null, 201));
        assertRefused(Refusal.INVALID, () -> stage.admin.listProvisionings(ADMIN, "nonsense", 50));
    }

    @Test
    void anUpdateIsPassedOnWithItsRefusals() {
        Provisioning added = stage.add();
        MergePatch patch = new MergePatch(new JsonObject().put("subtitle", null).put("title", "Renamed"));
        Conference updated = await(stage.admin.triggerUpdateConference(ORGANIZER, added.conferenceId(), patch, 1L));

        assertThat(updated.title()).isEqualTo("Renamed");
        assertThat(updated.subtitle()).isNull();
        assertRefused(
                Refusal.STALE, () -> stage.admin.triggerUpdateConference(ORGANIZER, added.conferenceId(), patch, 1L));
        assertRefused(
                Refusal.FORBIDDEN, () -> stage.admin.triggerUpdateConference(STAFF, added.conferenceId(), patch, null));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.admin.triggerUpdateConference(STRANGER, added.conferenceId(), patch, null));
    }

    @Test
    void administratorsSeeThePlatformAtAGlance() {
        stage.addReady();
        SystemAnalytics glance = await(stage.admin.viewSystemAnalytics(ADMIN));

        assertThat(glance.users()).isEqualTo(7);
        assertThat(glance.organizations()).isEqualTo(3);
        assertThat(glance.monthlyActiveUsers()).isEqualTo(5);
        assertThat(glance.conferences()).isEqualTo(await(stage.realConferences().countConferences(Caller.SYSTEM)));
        assertThat(glance.readings()).containsExactly(READING);
        assertThat(glance.provisionings().get("READY")).isPositive();
        assertThat(glance.provisionings().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(await(stage.admin.listProvisionings(ADMIN, null, 200))
                        .items()
                        .size());
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.admin.viewSystemAnalytics(Caller.ANONYMOUS));
        assertRefused(Refusal.FORBIDDEN, () -> stage.admin.viewSystemAnalytics(OWNER));
    }

    @Test
    void administratorsSeeEachNodeWithItsServicesAlsoOnesThatDoNotAnswer() {
        String id = stage.node.node().doors().nodeId();

        assertThat(await(stage.admin.viewSystemAnalytics(ADMIN)).nodes()).containsExactly(NodeState.silent(id));

        Health health = stage.node.node().health();
        health.register("broken", () -> Future.failedFuture("no database"));
        stage.node.fake(NodeService.class, NodeService.address(id), new NodeReport(id, health, new Nameless()));
        NodeState node = await(stage.admin.viewSystemAnalytics(ADMIN)).nodes().get(0);

        assertThat(node.condition()).isEqualTo(Condition.DOWN);
        assertThat(node.services()).isEqualTo(Map.of("admin", Condition.UP, "broken", Condition.DOWN));
        assertThat(node.memoryUsed()).isPositive().isLessThanOrEqualTo(node.memoryMost());
        assertThat(node.startedAt()).isBefore(Instant.now());
    }

    @Test
    void onlyAdministratorsAskANodeHowItIs() {
        NodeReport report = new NodeReport("n", stage.node.node().health(), new Nameless());

        assertRefused(Refusal.FORBIDDEN, () -> report.getState(OWNER));
    }

    @Test
    void rowLevelSecurityHoldsWhereAStatementForgetsItsWhere() {
        Provisioning added = stage.add();

        for (Caller caller : List.of(STRANGER, MEMBER, Caller.ANONYMOUS)) {
            assertThat(seenBy(caller)).doesNotContain(added.id());
        }
        assertThat(seenBy(ORGANIZER)).contains(added.id());
    }

    private static List<UUID> seenBy(Caller caller) {
        return await(stage.node
                .node()
                .databases()
                .open("admin")
                .compose(database -> database.read(
                        caller, sql -> sql.query("select id from provisionings").execute()))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList()));
    }
}
