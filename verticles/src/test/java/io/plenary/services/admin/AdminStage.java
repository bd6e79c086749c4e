package io.plenary.services.admin;

import static io.plenary.testing.TestNode.await;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.AdminService;
import io.plenary.contracts.admin.NewConference;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.program.ProgramHostService;
import io.plenary.runtime.DatabaseNames;
import io.plenary.runtime.work.Terms;
import io.plenary.services.conferences.ConferencesVerticle;
import io.plenary.testing.ConferenceDraft;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The admin service over the real conferences service and a stand-in for the program's host; answers can be spoiled. */
final class AdminStage implements AutoCloseable {

    static final UUID ORGANIZATION = UUID.randomUUID();
    static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());
    static final Caller OWNER = holding(OrganizationRole.OWNER, ORGANIZATION);
    static final Caller ORGANIZER = holding(OrganizationRole.ORGANIZER, ORGANIZATION);
    static final Caller STAFF = holding(OrganizationRole.STAFF, ORGANIZATION);
    static final Caller MEMBER = holding(OrganizationRole.MEMBER, ORGANIZATION);
    static final Caller STRANGER = holding(OrganizationRole.OWNER, UUID.randomUUID());

    /** So soon nothing comes of an erased user any more. */
    private static final Duration SETTLED = Duration.ofMillis(300);

    final TestNode node = new TestNode();
    final FakeHost databases = new FakeHost(node);
    final Interposed<ProgramHostService> host = new Interposed<>(ProgramHostService.class, databases);
    final Interposed<ConferencesService> conferences;
    final Interposed<AuthService> auth = bystander(AuthService.class, AuthService.ADDRESS);
    final Interposed<OrganizationsService> organizations =
            bystander(OrganizationsService.class, OrganizationsService.ADDRESS);
    final Interposed<EventLog> events = new Interposed<>(EventLog.class, willingLog());
    final Interposed<AnalyticsService> analytics = bystander(AnalyticsService.class, AnalyticsService.ADDRESS);
    final AdminService admin = node.proxy(AdminService.class, AdminService.ADDRESS);

    private final TestNode below = new TestNode();
    private final Work.Rules rules;

    /** @param lease how long another worker waits for one that is not heard of; slow machines need a long one */
    AdminStage(Duration lease, int mostAttempts) {
        Duration longest = Duration.ofSeconds(20);
        Duration sweep = Duration.ofMillis(500);
        Terms terms = new Terms(lease, longest, sweep, Duration.ofMillis(20), Duration.ofMillis(100), mostAttempts, 3);
        rules = new Work.Rules(terms, SETTLED);
        node.fake(EventLog.class, EventLog.ADDRESS, events.service());
        // What was announced stays in the outboxes, where tests look for it.
        events.spoilNext("append", 1_000, Refusal.UNAVAILABLE.because("Nobody takes events over."));
        // A shared pool dies with the verticle that made it, so it is made here, outside of any.
        inDatabase("select 1");
        below.fake(OrganizationsService.class, OrganizationsService.ADDRESS, anyOrganization());
        below.deploy(ConferencesVerticle::new);
        conferences = new Interposed<>(
                ConferencesService.class, below.proxy(ConferencesService.class, ConferencesService.ADDRESS));
        node.fake(ConferencesService.class, ConferencesService.ADDRESS, conferences.service());
        node.fake(ProgramHostService.class, ProgramHostService.ADDRESS, host.service());
    }

    private static OrganizationsService anyOrganization() {
        Organization organization = new Organization(ORGANIZATION, "org", "Org", null, null, null, null, 1);
        return (OrganizationsService) Proxy.newProxyInstance(
                OrganizationsService.class.getClassLoader(),
                new Class<?>[] {OrganizationsService.class},
                (self, method, arguments) -> Future.succeededFuture(organization));
    }

    /** One that is empty, and of which everybody has read everything. */
    private static EventLog willingLog() {
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(),
                new Class<?>[] {EventLog.class},
                (self, method, arguments) -> Future.succeededFuture(
                        switch (method.getName()) {
                            case "isReadBy" -> true;
                            case "register" -> 0L;
                            case "read" -> new LogPage(0, List.of());
                            default -> null;
                        }));
    }

    /** A service that does whatever it is asked for, as far as this service learns of it. */
    private <T> Interposed<T> bystander(Class<T> contract, String address) {
        Object willing = Proxy.newProxyInstance(
                contract.getClassLoader(),
                new Class<?>[] {contract},
                (self, method, arguments) -> Future.succeededFuture());
        Interposed<T> interposed = new Interposed<>(contract, contract.cast(willing));
        node.fake(contract, address, interposed.service());
        return interposed;
    }

    AdminStage deployTwice() {
        node.deploy(running -> new AdminVerticle(running, rules));
        return this;
    }

    /** One instance; answers the id to undeploy it by. */
    String deployOne() {
        return await(node.vertx().deployVerticle(new AdminVerticle(node.node(), rules)));
    }

    static NewConference request() {
        return new NewConference(UUID.randomUUID(), ConferenceDraft.of(ORGANIZATION));
    }

    Provisioning add() {
        return await(admin.triggerAddConference(ORGANIZER, request()));
    }

    Provisioning addReady() {
        return reaches(add(), ProvisioningState.READY);
    }

    Provisioning reaches(Provisioning provisioning, ProvisioningState state) {
        return await().pollInterval(Duration.ofMillis(20))
                .until(
                        () -> TestNode.await(admin.getProvisioning(ADMIN, provisioning.id())),
                        current -> current.state() == state);
    }

    /** The conferences service itself, without anybody in between. */
    ConferencesService realConferences() {
        return below.proxy(ConferencesService.class, ConferencesService.ADDRESS);
    }

    Conference conference(Provisioning provisioning) {
        return await(realConferences()
                .getConferenceDetails(Caller.SYSTEM, provisioning.conferenceId().toString()));
    }

    TestNode below() {
        return below;
    }

    /** Rows changed or found by a statement of the platform. */
    int inDatabase(String statement) {
        return await(node.node()
                        .databases()
                        .open("admin")
                        .compose(database -> database.write(
                                Caller.SYSTEM, tx -> tx.sql().query(statement).execute())))
                .rowCount();
    }

    String databaseOf(Provisioning provisioning) {
        return DatabaseNames.of(node.node().databases().prefix(), provisioning.slug());
    }

    static Caller holding(OrganizationRole role, UUID organizationId) {
        return new Caller(UUID.randomUUID(), null, Map.of(organizationId, role));
    }

    @Override
    public void close() {
        node.close();
        below.close();
    }
}
