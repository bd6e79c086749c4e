package io.plenary.services.webhooks;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.webhooks.Delivery;
import io.plenary.contracts.webhooks.DeliveryState;
import io.plenary.contracts.webhooks.DisabledBecause;
import io.plenary.contracts.webhooks.NewWebhook;
import io.plenary.contracts.webhooks.WebhookDraft;
import io.plenary.contracts.webhooks.WebhookEndpoint;
import io.plenary.contracts.webhooks.WebhookType;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebhooksServiceTest {

    private static WebhookStage stage;

    @BeforeAll
    static void start() {
        stage = new WebhookStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static NewWebhook create() {
        return stage.create("/" + UUID.randomUUID(), WebhookType.SESSION_MOVED);
    }

    private static MergePatch patch(String member, Object value) {
        return new MergePatch(new JsonObject().put(member, value));
    }

    private static WebhookEndpoint update(NewWebhook made, MergePatch patch) {
        return await(stage.webhooks.updateWebhook(
                stage.owner, stage.organization, made.endpoint().id(), patch, null));
    }

    @Test
    void whatWasMadeIsListedWithoutItsSecret() {
        NewWebhook made = create();

        assertThat(await(stage.webhooks.listWebhooks(stage.owner, stage.organization)))
                .contains(made.endpoint());
        assertThat(made.endpoint().toJson()).doesNotContain("whsec_");
        assertThat(made.keys().secret()).startsWith("whsec_");
    }

    @Test
    void ownersAloneDecideWhatLeavesTheirOrganization() {
        NewWebhook made = create();
        UUID id = made.endpoint().id();
        Caller stranger =
                new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));

        for (Caller caller :
                List.of(stage.as(OrganizationRole.ORGANIZER), stage.as(OrganizationRole.MEMBER), stranger)) {
            UUID organization = stage.organization;
            assertRefused(Refusal.FORBIDDEN, () -> stage.webhooks.listWebhooks(caller, organization));
            assertRefused(Refusal.FORBIDDEN, () -> stage.webhooks.getWebhook(caller, organization, id));
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> stage.webhooks.createWebhook(caller, stage.draft("/x", false, WebhookType.SESSION_MOVED)));
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> stage.webhooks.updateWebhook(caller, organization, id, patch("ordered", true), null));
            assertRefused(Refusal.FORBIDDEN, () -> stage.webhooks.deleteWebhook(caller, organization, id));
            assertRefused(Refusal.FORBIDDEN, () -> stage.webhooks.rotateWebhookSecret(caller, organization, id));
            assertRefused(Refusal.FORBIDDEN, () -> stage.webhooks.testWebhook(caller, organization, id));
            assertRefused(Refusal.FORBIDDEN, () -> stage.webhooks.listDeliveries(caller, organization, id, null, 9));
            assertRefused(
                    Refusal.FORBIDDEN, () -> stage.webhooks.replayWebhook(caller, organization, id, Instant.now()));
        }
        assertThat(stage.endpoint(made)).isEqualTo(made.endpoint());
    }

    @Test
    void anotherOrganizationsOwnerFindsNothingUnderTheirOwn() {
        NewWebhook made = create();
        UUID id = made.endpoint().id();
        Delivery sent = await(stage.webhooks.testWebhook(stage.owner, stage.organization, id));
        UUID elsewhere = UUID.randomUUID();
        Caller eve = new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(elsewhere, OrganizationRole.OWNER));

        assertThat(await(stage.webhooks.listWebhooks(eve, elsewhere))).isEmpty();
        assertRefused(Refusal.NOT_FOUND, () -> stage.webhooks.getWebhook(eve, elsewhere, id));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.webhooks.updateWebhook(eve, elsewhere, id, patch("ordered", true), null));
        assertRefused(Refusal.NOT_FOUND, () -> stage.webhooks.rotateWebhookSecret(eve, elsewhere, id));
        assertRefused(Refusal.NOT_FOUND, () -> stage.webhooks.getDelivery(eve, elsewhere, id, sent.id()));
        assertRefused(Refusal.NOT_FOUND, () -> stage.webhooks.resendDelivery(eve, elsewhere, id, sent.id()));
        await(stage.webhooks.deleteWebhook(eve, elsewhere, id));
        assertThat(stage.endpoint(made)).isEqualTo(made.endpoint());
    }

    @Test
    void aStatementThatForgetsWhoseItWantsSeesNothingOfOthers() {
        create();
        Caller eve =
                new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));

        for (String table : List.of("webhook_endpoints", "messages", "deliveries", "delivery_attempts")) {
            Integer seen = await(stage.database().read(eve, sql -> sql.query("select * from " + table)
                    .execute()
                    .map(SqlResult::size)));
            assertThat(seen).as(table).isZero();
        }
    }

    @Test
    void theSecretIsNotInTheDatabase() {
        NewWebhook made = create();
        String secret = made.keys().secret().substring("whsec_".length());

        List<Boolean> found = await(stage.database().read(Caller.SYSTEM, sql -> sql.preparedQuery(
                        "select position(decode($1, 'base64') in keys) > 0 as found from webhook_endpoints")
                .execute(Tuple.of(secret))
                .map(rows -> rows.stream().map(row -> row.getBoolean("found")).toList())));

        assertThat(found).isNotEmpty().containsOnly(false);
    }

    @Test
    void whatIsNotWantedAnyMoreIsNotSent() {
        NewWebhook made = create();
        stage.receiver.on(URI.create(made.endpoint().url()).getPath(), Receiver.status(500));
        await(stage.webhooks.testWebhook(
                stage.owner, stage.organization, made.endpoint().id()));
        Awaitility.await().until(() -> stage.deliveries(made).get(0).attempts() == 1);

        WebhookEndpoint disabled = update(made, patch("state", "DISABLED"));

        assertThat(disabled.disabledBecause()).isEqualTo(DisabledBecause.OWNER);
        assertThat(stage.deliveries(made)).extracting(Delivery::state).containsOnly(DeliveryState.FAILED);
        assertRefused(
                Refusal.CONFLICT,
                () -> stage.webhooks.testWebhook(
                        stage.owner, stage.organization, made.endpoint().id()));
        WebhookEndpoint enabled = update(made, patch("state", "ENABLED"));
        assertThat(enabled.disabledBecause()).isNull();
        assertThat(enabled.failingSince()).isNull();
    }

    @Test
    void whatWasChangedMeanwhileIsNotChangedBlindly() {
        NewWebhook made = create();
        update(made, patch("description", "Other"));

        assertRefused(
                Refusal.STALE,
                () -> stage.webhooks.updateWebhook(
                        stage.owner,
                        stage.organization,
                        made.endpoint().id(),
                        patch("ordered", true),
                        made.endpoint().version()));
        assertRefused(
                Refusal.INVALID,
                () -> stage.webhooks.updateWebhook(
                        stage.owner, stage.organization, made.endpoint().id(), patch("organizationId", "x"), null));
        assertThat(stage.endpoint(made).ordered()).isFalse();
    }

    @Test
    void onlyAConferenceOfTheOrganizationCanBeChosen() {
        WebhookDraft draft = stage.draft("/x", false, WebhookType.SESSION_MOVED);

        assertRefused(
                Refusal.INVALID,
                () -> stage.webhooks.createWebhook(
                        stage.owner,
                        new WebhookDraft(
                                draft.id(),
                                draft.organizationId(),
                                UUID.randomUUID(),
                                draft.url(),
                                null,
                                draft.types(),
                                false)));
    }

    @Test
    void thereAreTwentyAtMost() {
        UUID crowded = UUID.randomUUID();
        Caller owner = new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(crowded, OrganizationRole.OWNER));
        for (int i = 0; i < 20; i++) {
            await(stage.webhooks.createWebhook(owner, draftOf(crowded)));
        }

        assertRefused(Refusal.CONFLICT, () -> stage.webhooks.createWebhook(owner, draftOf(crowded)));
        assertThat(await(stage.webhooks.listWebhooks(owner, crowded))).hasSize(20);
    }

    private static WebhookDraft draftOf(UUID organization) {
        WebhookDraft draft = stage.draft("/x", false, WebhookType.SESSION_MOVED);
        return new WebhookDraft(draft.id(), organization, null, draft.url(), null, draft.types(), false);
    }
}
