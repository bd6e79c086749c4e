package io.plenary.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who asks. The first argument of every contract method: identity is never ambient, and each service checks rights itself.
 *
 * @param userId the signed-in user, null for anonymous callers, for organizations and for the platform itself
 * @param platform what the caller may do beyond any organization
 * @param memberships the caller's role in each organization, by organization id
 * @param signInId the sign-in that the request belongs to, null where there is none
 * @param key what the request is called that may have to be sent again, null where it is not
 * @param tokenId the token for programs that the request came with, null where a person is signed in
 * @param grants what teams give the caller beyond the roles, by organization id
 * @param closed organizations that give the caller nothing until its account has a second factor; they are not among the memberships
 * @param screen the screen of a conference that asks; null for everybody else
 */
@DataObject
public record Caller(
        UUID userId,
        Platform platform,
        Map<UUID, OrganizationRole> memberships,
        UUID signInId,
        IdempotencyKey key,
        UUID tokenId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<UUID, List<Grant>> grants,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<UUID> closed,
        Screen screen)
        implements Dto {

    /** Rights over the whole platform. */
    public enum Platform {
        /** None: an attendee, an organizer, or nobody known. */
        NONE,
        /** A person who administers the platform. */
        ADMIN,
        /** One of our own services, acting without a person. */
        SYSTEM
    }

    public static final Caller ANONYMOUS = new Caller(null, Platform.NONE, Map.of());
    private static final String NOBODY = Json.write(ANONYMOUS);
    public static final Caller SYSTEM = new Caller(null, Platform.SYSTEM, Map.of());

    public Caller {
        platform = platform == null ? Platform.NONE : platform;
        memberships = memberships == null ? Map.of() : Map.copyOf(memberships);
        grants = grants == null ? Map.of() : Map.copyOf(grants);
        closed = closed == null ? Set.of() : Set.copyOf(closed);
    }

    /** Whoever it is, wherever they signed in. */
    public Caller(UUID userId, Platform platform, Map<UUID, OrganizationRole> memberships) {
        this(userId, platform, memberships, null);
    }

    public Caller(UUID userId, Platform platform, Map<UUID, OrganizationRole> memberships, UUID signInId) {
        this(userId, platform, memberships, signInId, null, null, Map.of(), Set.of(), null);
    }

    public static Caller fromJson(String json) {
        return NOBODY.equals(json) ? ANONYMOUS : Json.read(json, Caller.class);
    }

    /** Most callers are anonymous; they need not be written each time. */
    @Override
    public String toJson() {
        return ANONYMOUS.equals(this) ? NOBODY : Json.write(this);
    }

    /** A person without any membership or platform right. */
    public static Caller user(UUID userId) {
        return new Caller(userId, Platform.NONE, Map.of());
    }

    /** Nobody, at a screen of a conference. */
    public static Caller at(Screen screen) {
        return new Caller(null, Platform.NONE, Map.of(), null, null, null, Map.of(), Set.of(), screen);
    }

    /** The same with a name for what is asked. */
    public Caller asking(IdempotencyKey named) {
        return new Caller(userId, platform, memberships, signInId, named, tokenId, grants, closed, screen);
    }

    /** The same, acting by a token for programs. */
    public Caller by(UUID token) {
        return new Caller(userId, platform, memberships, signInId, key, token, grants, closed, screen);
    }

    /** The same with what teams give. */
    public Caller granted(Map<UUID, List<Grant>> byTeams) {
        return new Caller(userId, platform, memberships, signInId, key, tokenId, byTeams, closed, screen);
    }

    /** The same, for whom some organizations are closed. */
    public Caller without(Set<UUID> organizations) {
        return new Caller(userId, platform, memberships, signInId, key, tokenId, grants, organizations, screen);
    }

    @JsonIgnore
    public boolean isSignedIn() {
        return userId != null;
    }

    /** An organization's token, without a person behind it. */
    @JsonIgnore
    public boolean isOrganization() {
        return userId == null && !memberships.isEmpty();
    }

    /** At a screen, which sees what those see who sit in its room, or what everybody is told in the foyer. */
    @JsonIgnore
    public boolean isAtScreen() {
        return screen != null;
    }

    /** Somebody in particular: a person, an organization, or a screen. */
    @JsonIgnore
    public boolean isKnown() {
        return isSignedIn() || isOrganization() || isAtScreen();
    }

    @JsonIgnore
    public boolean isSystem() {
        return platform == Platform.SYSTEM;
    }

    /** A platform administrator, or the platform itself. */
    @JsonIgnore
    public boolean isAdmin() {
        return platform != Platform.NONE;
    }

    /** Whether the caller has the right on all of the organization, or administers the platform. */
    public boolean has(Right right, UUID organizationId) {
        return isAdmin()
                || byRole(right, organizationId)
                || grants(organizationId).anyMatch(grant -> grant.isEverywhere() && grant.gives(right));
    }

    /** Whether the caller has the right on all of a conference of the organization. */
    public boolean has(Right right, UUID organizationId, UUID conferenceId) {
        return has(right, organizationId)
                || grants(organizationId)
                        .anyMatch(grant -> grant.concerns(conferenceId) && !grant.isLimited() && grant.gives(right));
    }

    /** The tracks of a conference of the organization to which the right is limited; empty also where there is no limit. */
    public Set<UUID> tracks(Right right, UUID organizationId, UUID conferenceId) {
        return grants(organizationId)
                .filter(grant -> grant.concerns(conferenceId) && grant.gives(right))
                .flatMap(grant -> grant.trackIds().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether the caller sees a conference of the organization before everybody does.
     *
     * @param conferenceId null for all of them
     */
    public boolean sees(UUID organizationId, UUID conferenceId) {
        return isAdmin()
                || isAtScreen() && screen.conferenceId().equals(conferenceId)
                || byRole(Right.CONFERENCES_READ, organizationId)
                || grants(organizationId).anyMatch(grant -> grant.concerns(conferenceId));
    }

    private boolean byRole(Right right, UUID organizationId) {
        OrganizationRole held = organizationId == null ? null : memberships.get(organizationId);
        return held != null && held.gives(right);
    }

    /** Only members have what a team gives. */
    private Stream<Grant> grants(UUID organizationId) {
        return organizationId != null && memberships.containsKey(organizationId)
                ? grants.getOrDefault(organizationId, List.of()).stream()
                : Stream.empty();
    }
}
