package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Dto;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.webhooks.WebhookDraft;
import io.plenary.contracts.webhooks.WebhookEndpoint;
import io.plenary.contracts.webhooks.WebhooksService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Where organizations are told what happens. */
public final class WebhooksRoutes implements Routes {

    private record Wanted(
            UUID id, UUID conferenceId, String url, String description, List<String> types, boolean ordered) {

        WebhookDraft of(UUID organizationId) {
            return new WebhookDraft(id, organizationId, conferenceId, url, description, types, ordered);
        }
    }

    private record Again(Instant since) {}

    private final WebhooksService webhooks;
    private final OrganizationsService organizations;

    public WebhooksRoutes(Node node, Gateway gateway) {
        webhooks = node.proxies().of(WebhooksService.class, WebhooksService.ADDRESS);
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listWebhooks", this::list)
                .on("createWebhook", this::create)
                .on("getWebhook", this::get)
                .on("updateWebhook", this::update)
                .on("deleteWebhook", this::delete)
                .on("rotateWebhookSecret", this::rotate)
                .on("testWebhook", this::test)
                .on("replayWebhook", this::replay)
                .on("listDeliveries", this::deliveries)
                .on("getDelivery", this::delivery)
                .on("resendDelivery", this::resend);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return organization(caller, call, id -> webhooks.listWebhooks(caller, id))
                .map(Answer::items);
    }

    private Future<Answer> create(Caller caller, Call call) {
        Wanted wanted = call.body(Wanted.class, Map.of("id", Uuids.next(), "ordered", false));
        return organization(caller, call, id -> webhooks.createWebhook(caller, wanted.of(id)))
                .map(WebhooksRoutes::secret);
    }

    private Future<Answer> get(Caller caller, Call call) {
        return organization(caller, call, id -> webhooks.getWebhook(caller, id, call.pathUuid("id")))
                .map(WebhooksRoutes::answer);
    }

    private Future<Answer> update(Caller caller, Call call) {
        return organization(
                        caller,
                        call,
                        id -> webhooks.updateWebhook(caller, id, call.pathUuid("id"), call.patch(), call.ifMatch()))
                .map(WebhooksRoutes::answer);
    }

    private Future<Answer> delete(Caller caller, Call call) {
        return organization(caller, call, id -> webhooks.deleteWebhook(caller, id, call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> rotate(Caller caller, Call call) {
        return organization(caller, call, id -> webhooks.rotateWebhookSecret(caller, id, call.pathUuid("id")))
                .map(WebhooksRoutes::secret);
    }

    private Future<Answer> test(Caller caller, Call call) {
        return organization(caller, call, id -> webhooks.testWebhook(caller, id, call.pathUuid("id")))
                .map(WebhooksRoutes::accepted);
    }

    private Future<Answer> replay(Caller caller, Call call) {
        Instant since = call.body(Again.class).since();
        return organization(caller, call, id -> webhooks.replayWebhook(caller, id, call.pathUuid("id"), since))
                .map(WebhooksRoutes::accepted);
    }

    private Future<Answer> deliveries(Caller caller, Call call) {
        return organization(
                        caller,
                        call,
                        id -> webhooks.listDeliveries(caller, id, call.pathUuid("id"), call.cursor(), call.limit()))
                .map(call::page);
    }

    private Future<Answer> delivery(Caller caller, Call call) {
        return organization(
                        caller,
                        call,
                        id -> webhooks.getDelivery(caller, id, call.pathUuid("id"), call.pathUuid("delivery")))
                .map(Answer::ok);
    }

    private Future<Answer> resend(Caller caller, Call call) {
        return organization(
                        caller,
                        call,
                        id -> webhooks.resendDelivery(caller, id, call.pathUuid("id"), call.pathUuid("delivery")))
                .map(WebhooksRoutes::accepted);
    }

    private <T> Future<T> organization(Caller caller, Call call, Function<UUID, Future<T>> then) {
        return organizations
                .getOrganization(caller, call.path("org"))
                .map(Organization::id)
                .compose(then);
    }

    private static Answer answer(WebhookEndpoint endpoint) {
        return Answer.ok(endpoint).withVersion(endpoint.version());
    }

    private static Answer accepted(Dto record) {
        return Answer.json(202, record.toJson());
    }

    /** Nobody on the way keeps it. */
    private static Answer secret(Dto record) {
        return Answer.json(201, record.toJson()).with("Cache-Control", "no-store");
    }
}
