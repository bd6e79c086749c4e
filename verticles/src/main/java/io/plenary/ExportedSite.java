package io.plenary;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.launch.ExportSiteCommand;
import io.plenary.runtime.Insisting;
import io.plenary.runtime.Node;
import io.plenary.runtime.PublicLinks;
import io.plenary.services.conferences.ConferencesVerticle;
import io.plenary.services.organizations.OrganizationsVerticle;
import io.plenary.services.program.ProgramVerticle;
import io.plenary.services.speakers.SpeakersVerticle;
import io.plenary.web.pages.SiteExport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Has a conference read as a stranger reads it, by services that only answer, and written as a site. */
public final class ExportedSite {

    private ExportedSite() {}

    /** @return what was written, in a line */
    public static Future<String> write(Vertx vertx, Node node, ExportSiteCommand.Wish wish) {
        ConferencesService conferences = node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
        return Future.all(OrganizationsVerticle.look(node), ConferencesVerticle.look(node), SpeakersVerticle.look(node))
                .compose(answering -> Insisting.on(
                        vertx, () -> conferences.getConferenceDetails(Caller.ANONYMOUS, wish.conference())))
                .compose(conference -> lookAtProgram(vertx, node, conference, conferences, wish.base())
                        .compose(answering -> new SiteExport(vertx, node, wish.base(), wish.language())
                                .write(conference, wish.folder())));
    }

    private static Future<?> lookAtProgram(
            Vertx vertx, Node node, Conference conference, ConferencesService conferences, String base) {
        PublicLinks links = base == null ? PublicLinks.unknown() : SiteExport.links(base);
        String id = conference.id().toString();
        return Insisting.on(vertx, () -> conferences.findConferenceEndpoint(Caller.SYSTEM, id))
                .compose(endpoint -> ProgramVerticle.look(vertx, node, endpoint, links));
    }
}
