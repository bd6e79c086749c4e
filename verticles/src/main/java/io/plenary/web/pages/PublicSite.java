package io.plenary.web.pages;

import io.plenary.runtime.ClientAddresses;
import io.plenary.runtime.Node;
import io.plenary.web.Gateway;
import io.plenary.web.client.Contents;
import io.vertx.ext.web.Router;
import java.util.List;

/** What the world sees of conferences, with the client or without it. */
public final class PublicSite {

    /** Of what is made for whoever asks. */
    public static final List<String> PATHS = List.of("/", "/c/*", "/sitemap*", PublicAddresses.OEMBED);

    private final PublicConferences conferences;
    private final PublicPages pages;
    private final Sitemaps sitemaps;
    private final Cards cards;
    private final Embedding embedding;
    private final Oembed oembed;

    public PublicSite(Node node, Gateway gateway) {
        ClientAddresses list = ClientAddresses.bundled();
        PublicAddresses addresses =
                new PublicAddresses(list, node.settings().http().baseUrl());
        PageAddress.Finder finder = new PageAddress.Finder(list);
        conferences = new PublicConferences(gateway.vertx(), node)
                .listen(node.events().listening());
        TicketOffers offers = new TicketOffers(gateway.vertx(), node, addresses);
        pages = new PublicPages(gateway, conferences, offers, addresses, finder);
        sitemaps = new Sitemaps(gateway, conferences, addresses);
        cards = new Cards(gateway);
        embedding = new Embedding(gateway, addresses);
        oembed = new Oembed(gateway, addresses, finder);
    }

    /** @return what the documents of the client say */
    public Contents mount(Router router) {
        sitemaps.mount(router);
        cards.mount(router);
        embedding.mount(router);
        oembed.mount(router);
        return pages;
    }
}
