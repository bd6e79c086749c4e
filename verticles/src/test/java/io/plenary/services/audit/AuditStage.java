package io.plenary.services.audit;

import static io.plenary.testing.TestNode.await;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.audit.AuditChain;
import io.plenary.contracts.audit.AuditEntry;
import io.plenary.contracts.audit.AuditPage;
import io.plenary.contracts.audit.AuditQuery;
import io.plenary.contracts.audit.AuditService;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.Origin;
import io.plenary.contracts.events.Payload;
import io.plenary.runtime.Uuids;
import io.plenary.services.events.EventsVerticle;
import io.plenary.testing.TestNode;
import io.plenary.testing.TestServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the audit have in common: a real event log, and what was written down of it. */
abstract class AuditStage {

    static final Instant NOON = Instant.parse("2025-05-18T12:00:00Z");
    static final int MANY = 200;

    final UUID organization = UUID.randomUUID();
    final UUID conference = UUID.randomUUID();
    final UUID ada = UUID.randomUUID();
    final Caller owner = member(organization, OrganizationRole.OWNER);
    final Caller admin = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

    TestNode node;
    AuditService audit;

    @BeforeEach
    void start() {
        node = new TestNode().deploy(EventsVerticle::new);
        audit = node.proxy(AuditService.class, AuditService.ADDRESS);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    void deploy() {
        node.deploy(AuditVerticle::new);
    }

    static Caller member(UUID organization, OrganizationRole role) {
        return new Caller(UUID.randomUUID(), null, Map.of(organization, role));
    }

    Event event(Payload payload) {
        return event(payload, organization, conference);
    }

    Event event(Payload payload, UUID ofOrganization, UUID ofConference) {
        return new Event(
                Uuids.next(), payload.type(), NOON, ofOrganization, ofConference, ada, "a-request", payload.toJson());
    }

    /** The same, asked for from somewhere. */
    static Event from(Origin origin, Event event) {
        return new Event(
                event.id(),
                event.type(),
                event.occurredAt(),
                event.organizationId(),
                event.conferenceId(),
                event.actorId(),
                event.correlationId(),
                event.payload(),
                origin);
    }

    void append(Event... events) {
        await(node.proxy(EventLog.class, EventLog.ADDRESS).append(Caller.SYSTEM, "somebody", List.of(events)));
    }

    /** Once it is written down. */
    AuditEntry entryOf(Event event) {
        await().until(() -> all(null).stream().anyMatch(entry -> entry.id().equals(event.id())));
        return all(null).stream()
                .filter(entry -> entry.id().equals(event.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Once so many are. Ids that were made at the same moment have no order, so the newest of many need not be on the first page. */
    void awaitEntries(UUID ofOrganization, int number) {
        await().until(() -> await(node.node()
                                .databases()
                                .open("audit")
                                .compose(database ->
                                        database.read(Caller.SYSTEM, sql -> ChainStore.describe(sql, ofOrganization))))
                        .last()
                >= number);
    }

    /** The platform sees them without asking, so that tests do not write what they count. */
    List<AuditEntry> all(UUID ofOrganization) {
        AuditQuery query = query(ofOrganization, null, MANY);
        return await(node.node()
                        .databases()
                        .open("audit")
                        .compose(database -> database.read(Caller.SYSTEM, sql -> EntryStore.page(sql, query))))
                .items();
    }

    AuditPage page(Caller caller, UUID ofOrganization, String cursor, int limit) {
        return await(audit.listEntries(caller, query(ofOrganization, cursor, limit)));
    }

    static AuditQuery query(UUID ofOrganization, String cursor, int limit) {
        return new AuditQuery(ofOrganization, null, null, null, null, null, null, cursor, limit);
    }

    /** Asks for a check and waits for what it finds. */
    AuditChain checked() {
        AuditChain before = await(audit.checkChain(owner, organization));
        await().until(() -> !Instant.EPOCH.equals(checkedAt()) && !checkedAt().equals(timeOf(before)));
        return await(audit.getChain(owner, organization));
    }

    private Instant checkedAt() {
        return timeOf(await(audit.getChain(owner, organization)));
    }

    private static Instant timeOf(AuditChain chain) {
        return chain.checkedAt() == null ? Instant.EPOCH : chain.checkedAt();
    }

    /** As somebody who has the database. */
    void tamper(String statement) {
        URI server = URI.create(TestServer.uri());
        String[] login = server.getUserInfo().split(":");
        String url = "jdbc:postgresql://%s:%d/%s_audit"
                .formatted(
                        server.getHost(),
                        server.getPort(),
                        node.node().databases().prefix());
        try (Connection connection = DriverManager.getConnection(url, login[0], login[1]);
                Statement tampering = connection.createStatement()) {
            tampering.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
