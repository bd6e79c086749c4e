package io.plenary.services.webhooks;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Service;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.webhooks.WebhooksService;
import io.plenary.runtime.Database;
import io.plenary.runtime.KeyVault;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.Settings;
import io.plenary.runtime.events.LogReader;
import io.plenary.runtime.outbound.Outbound;
import io.plenary.runtime.outbound.PublicAddresses;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;

/** Runs the webhooks service: reads what happens, and sends it to whoever wants to know. */
public final class WebhooksVerticle extends ServiceVerticle {

    private static final Duration CLEANING = Duration.ofHours(1);

    public WebhooksVerticle(Node node) {
        super(Service.WEBHOOKS, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        purges((tx, conferenceId) -> EndpointStore.deleteOfConference(tx.sql(), conferenceId)
                .compose(deleted -> MessageStore.deleteOfConference(tx.sql(), conferenceId)));
        every(
                CLEANING,
                "cleaning of webhooks",
                () -> database.write(Caller.SYSTEM, tx -> MessageStore.deleteOld(tx.sql())));
        ConferencesService conferences = node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
        Outbound outbound = new Outbound(vertx, reach(node.settings().webhooks()));
        KeyVault vault =
                new KeyVault(node.databases().addressOf(Service.WEBHOOKS.id()).secretFor("webhook keys"));
        Deliveries deliveries = new Deliveries(vertx, database);
        Telling telling = new Telling(conferences, deliveries);
        return answer(
                        WebhooksService.class,
                        WebhooksService.ADDRESS,
                        new Webhooks(vertx, database, conferences, outbound, vault, deliveries))
                .compose(open -> deliveries.begin(new Sender(vertx, outbound, vault)))
                .compose(begun -> LogReader.since(Instant.now(), vertx, node, "webhooks", database, telling::tell)
                        .only(Translation.events())
                        .begin());
    }

    private static Outbound.Reach reach(Settings.Webhooks settings) {
        return new Outbound.Reach(new PublicAddresses(settings.networks()), settings.plain(), settings.ports());
    }
}
