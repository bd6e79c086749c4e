package io.plenary;

import io.plenary.contracts.Service;
import io.plenary.runtime.Node;
import io.plenary.services.admin.AdminVerticle;
import io.plenary.services.analytics.AnalyticsVerticle;
import io.plenary.services.auth.AuthVerticle;
import io.plenary.services.conferences.ConferencesVerticle;
import io.plenary.services.events.EventsVerticle;
import io.plenary.services.notes.NotesVerticle;
import io.plenary.services.organizations.OrganizationsVerticle;
import io.plenary.services.profiles.ProfilesVerticle;
import io.plenary.services.program.ProgramVerticle;
import io.plenary.services.speakers.SpeakersVerticle;
import io.plenary.web.WebVerticle;
import io.vertx.core.Deployable;

/** The verticle of every service: one that has none does not compile. */
public final class Services {

    private Services() {}

    public static Deployable of(Service service, Node node) {
        return switch (service) {
            case EVENTS -> new EventsVerticle(node);
            case AUTH -> new AuthVerticle(node);
            case ORGANIZATIONS -> new OrganizationsVerticle(node);
            case PROFILES -> new ProfilesVerticle(node);
            case CONFERENCES -> new ConferencesVerticle(node);
            case SPEAKERS -> new SpeakersVerticle(node);
            case PROGRAM -> new ProgramVerticle(node);
            case NOTES -> new NotesVerticle(node);
            case ANALYTICS -> new AnalyticsVerticle(node);
            case ADMIN -> new AdminVerticle(node);
            case WEB -> new WebVerticle(node);
        };
    }
}
