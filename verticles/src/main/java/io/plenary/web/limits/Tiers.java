package io.plenary.web.limits;

import io.plenary.contracts.Caller;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Known;
import io.plenary.runtime.limits.Limit;
import io.plenary.runtime.limits.Rate;
import io.plenary.runtime.limits.Rates;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What each organization may have. Settings know organizations by their slug, which has to be asked for. */
public final class Tiers {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final OrganizationsService organizations;
    private final Rates rates;
    private final Known<UUID, String> slugs;

    public Tiers(Vertx vertx, OrganizationsService organizations, Rates rates) {
        this.organizations = organizations;
        this.rates = rates;
        slugs = Known.<UUID, String>named("web.tiers")
                .freshFor(REMEMBERED)
                .atMost(2_000)
                .in(vertx);
    }

    /** The usual rate until it is known to be another: nobody waits for that. */
    Optional<Rate> of(UUID organizationId) {
        Optional<Rate> usual = rates.of(Limit.TENANT);
        if (rates.tierByOrganization().isEmpty()) {
            return usual;
        }
        Optional<String> slug = slugs.now(organizationId);
        if (slug.isEmpty()) {
            slugs.get(organizationId, id -> organizations
                    .getOrganization(Caller.SYSTEM, id.toString())
                    .map(Organization::slug));
        }
        return slug.map(rates.tierByOrganization()::get).map(rates.tiers()::get).or(() -> usual);
    }
}
