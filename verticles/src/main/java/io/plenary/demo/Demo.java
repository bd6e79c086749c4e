package io.plenary.demo;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.admin.AdminService;
import io.plenary.contracts.admin.NewConference;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Loads the demo: an organization with a few users and one conference, whose program comes in through the real importer.
 * Every id is derived from a name, so a load that was interrupted is simply done again.
 */
public final class Demo {

    private static final long POLL_MILLIS = 200;
    private static final int POLLS = 300;

    private final Vertx vertx;
    private final Proxies proxies;
    private final String password;

    /** @param password of every demo user */
    public Demo(Vertx vertx, Proxies proxies, String password) {
        this.vertx = vertx;
        this.proxies = proxies;
        this.password = password;
    }

    /** Completes when the conference is published, with its slug. */
    public Future<String> load() {
        DemoFiles.Conference description = DemoFiles.conference();
        return foundOrganization(description.organization())
                .compose(organization -> inSequence(DemoFiles.people(), person -> invite(organization, person))
                        .compose(invited -> provision(organization, description)))
                .compose(conference -> new DemoProgram(vertx, proxies, conference)
                        .load(description)
                        .compose(loaded -> new DemoTickets(proxies, conference).load())
                        .compose(sold -> publish(conference)))
                .map(description.slug());
    }

    private Future<Organization> foundOrganization(DemoFiles.Organization described) {
        Organization organization =
                new Organization(id("organization"), described.slug(), described.name(), null, null, null, null, 0);
        return proxies.of(OrganizationsService.class, OrganizationsService.ADDRESS)
                .createOrganization(Caller.SYSTEM, organization);
    }

    private Future<Void> invite(Organization organization, DemoFiles.Person person) {
        SignUp signUp = new SignUp(id(person.email()), person.email(), password, person.displayName());
        return proxies.of(AuthService.class, AuthService.ADDRESS)
                .signUp(Caller.SYSTEM, signUp)
                .compose(user -> introduce(user, person).compose(profile -> join(organization, user, person)));
    }

    private Future<?> introduce(UserAccount user, DemoFiles.Person person) {
        JsonObject profile = new JsonObject()
                .put("givenName", person.givenName())
                .put("familyName", person.familyName())
                .put("affiliation", person.affiliation())
                .put("biography", person.biography())
                .put("timeZone", person.timeZone())
                .put("locale", person.locale())
                .put("interests", person.interests());
        return proxies.of(ProfilesService.class, ProfilesService.ADDRESS)
                .updateUserProfile(Caller.SYSTEM, user.id(), new MergePatch(profile), null);
    }

    private Future<Void> join(Organization organization, UserAccount user, DemoFiles.Person person) {
        return proxies.of(OrganizationsService.class, OrganizationsService.ADDRESS)
                .putMember(Caller.SYSTEM, new Member(organization.id(), user.id(), person.role(), null))
                .mapEmpty();
    }

    private Future<Conference> provision(Organization organization, DemoFiles.Conference described) {
        AdminService admin = proxies.of(AdminService.class, AdminService.ADDRESS);
        NewConference request = new NewConference(id("provisioning"), conference(organization, described));
        return admin.triggerAddConference(Caller.SYSTEM, request)
                .compose(order -> order.state() == ProvisioningState.FAILED
                        ? admin.retryProvisioning(Caller.SYSTEM, order.id())
                        : Future.succeededFuture(order))
                .compose(provisioning -> ready(admin, provisioning.id(), POLLS));
    }

    private static Conference conference(Organization organization, DemoFiles.Conference described) {
        return new Conference(
                id("conference"),
                organization.id(),
                described.slug(),
                described.acronym(),
                described.title(),
                described.subtitle(),
                described.description(),
                described.startDate(),
                described.endDate(),
                described.timeZone(),
                described.venue(),
                described.city(),
                described.country(),
                described.url(),
                described.colors(),
                ConferenceStatus.DRAFT,
                null,
                null,
                null,
                0,
                null,
                null,
                null);
    }

    private Future<Conference> ready(AdminService admin, UUID provisioningId, int polls) {
        return admin.getProvisioning(Caller.SYSTEM, provisioningId).compose(provisioning -> {
            if (provisioning.state() == ProvisioningState.READY) {
                return Future.succeededFuture(provisioning.conference());
            }
            return provisioning.state() == ProvisioningState.FAILED || polls == 0
                    ? Future.failedFuture(notReady(provisioning))
                    : vertx.timer(POLL_MILLIS).compose(waited -> ready(admin, provisioningId, polls - 1));
        });
    }

    private static IllegalStateException notReady(Provisioning provisioning) {
        return new IllegalStateException(
                "The demo conference stays " + provisioning.state() + ": " + provisioning.error());
    }

    private Future<Conference> publish(Conference conference) {
        MergePatch patch = new MergePatch(new JsonObject().put("status", ConferenceStatus.PUBLISHED.name()));
        return proxies.of(AdminService.class, AdminService.ADDRESS)
                .triggerUpdateConference(Caller.SYSTEM, conference.id(), patch, null);
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("plenary-demo:" + name).getBytes(StandardCharsets.UTF_8));
    }

    interface Step<T> {
        Future<?> take(T item);
    }

    static <T> Future<Void> inSequence(List<T> items, Step<T> step) {
        Future<Void> done = Future.succeededFuture();
        for (T item : items) {
            done = done.compose(before -> step.take(item).mapEmpty());
        }
        return done;
    }
}
