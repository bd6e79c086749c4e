package io.plenary;

import io.plenary.runtime.Node;
import io.plenary.services.admin.AdminVerticle;
import io.plenary.services.analytics.AnalyticsVerticle;
import io.plenary.services.auth.AuthVerticle;
import io.plenary.services.conferences.ConferencesVerticle;
import io.plenary.services.notes.NotesVerticle;
import io.plenary.services.organizations.OrganizationsVerticle;
import io.plenary.services.profiles.ProfilesVerticle;
import io.plenary.services.program.ProgramVerticle;
import io.plenary.services.speakers.SpeakersVerticle;
import io.plenary.web.WebVerticle;
import io.vertx.core.Deployable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The verticle of every service, by name. */
public final class Services {

    private Services() {}

    public static Map<String, Supplier<Deployable>> of(Node node) {
        Map<String, Supplier<Deployable>> services = new LinkedHashMap<>();
        services.put("auth", () -> new AuthVerticle(node));
        services.put("organizations", () -> new OrganizationsVerticle(node));
        services.put("profiles", () -> new ProfilesVerticle(node));
        services.put("conferences", () -> new ConferencesVerticle(node));
        services.put("speakers", () -> new SpeakersVerticle(node));
        services.put("program", () -> new ProgramVerticle(node));
        services.put("notes", () -> new NotesVerticle(node));
        services.put("analytics", () -> new AnalyticsVerticle(node));
        services.put("admin", () -> new AdminVerticle(node));
        services.put("web", () -> new WebVerticle(node));
        return services;
    }
}
