package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Caller.Platform;
import io.plenary.contracts.Grant;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Screen;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.contracts.engagement.EngagementEvents;
import io.plenary.contracts.engagement.ScreensService;
import io.plenary.contracts.engagement.StageScreen;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.OfUser;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.OrganizationEvents;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Known;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.events.Listening;
import io.plenary.runtime.limits.Limit;
import io.plenary.web.contract.Operation;
import io.plenary.web.limits.Sender;
import io.plenary.web.live.Visitor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes the caller out of an access token or a token for programs. What auth and organizations say about a token is remembered for some
 * seconds and forgotten at once when the user signs out, changes the password or gets another role, or the token is revoked.
 */
final class Callers {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final String SCHEME = "Bearer ";

    /** What a screen may do beyond watching its rooms on a socket: read what is shown on it. */
    private static final Set<String> OF_SCREENS = Set.of("getSchedule", "listChanges", "getBillboard");

    /** As RFC 6750 §3.1 calls it. */
    static final String INSUFFICIENT_SCOPE = "INSUFFICIENT_SCOPE";

    /** @param scopes null where a person is signed in, none for a screen */
    private record Signed(Caller caller, Instant expiresAt, List<String> scopes) {

        /** Whose it is, in whose affairs an event may change what a token says. */
        UUID owner() {
            return caller.isAtScreen()
                    ? caller.screen().id()
                    : caller.isOrganization()
                            ? caller.memberships().keySet().iterator().next()
                            : caller.userId();
        }
    }

    private static final Future<Signed> NO_TOKEN =
            Future.failedFuture(Refusal.UNAUTHENTICATED.because("Sign in first."));

    private final AuthService auth;
    private final OrganizationsService organizations;
    private final ScreensService screens;
    private final Known<String, Signed> knownByToken;
    private Consumer<UUID> changed = userId -> {};
    private Consumer<UUID> changedMembers = organizationId -> {};

    Callers(Vertx vertx, Proxies proxies) {
        knownByToken = Known.<String, Signed>named("web.callers")
                .freshFor(REMEMBERED)
                .atMost(20_000)
                .about(Signed::owner)
                .in(vertx);
        auth = proxies.of(AuthService.class, AuthService.ADDRESS);
        organizations = proxies.of(OrganizationsService.class, OrganizationsService.ADDRESS);
        screens = proxies.of(ScreensService.class, ScreensService.ADDRESS);
    }

    /** Forgets what an event says has changed. */
    Callers listen(Listening listening) {
        listening.<OfUser>to(
                changed -> forget(changed.userId()),
                AuthEvents.UserSignedOut.class,
                AuthEvents.PasswordChanged.class,
                AuthEvents.AccountChanged.class,
                AuthEvents.SecondFactorChanged.class,
                AuthEvents.RefreshTokenReused.class,
                OrganizationEvents.MemberChanged.class,
                OrganizationEvents.MemberRemoved.class,
                OrganizationEvents.TeamMemberChanged.class);
        listening.on(this::forgetRevoked, AuthEvents.ApiTokenRevoked.class);
        listening.on(
                event -> knownByToken.forgetAbout(
                        event.as(EngagementEvents.StageScreenRevoked.class).screenId()),
                EngagementEvents.StageScreenRevoked.class);
        listening.on(this::forgetClosed, OrganizationEvents.OrganizationUpdated.class);
        return this;
    }

    private void forget(UUID userId) {
        knownByToken.forgetAbout(userId);
        changed.accept(userId);
    }

    private void forgetRevoked(Event event) {
        UUID userId = event.as(AuthEvents.ApiTokenRevoked.class).userId();
        knownByToken.forgetAbout(userId == null ? event.organizationId() : userId);
    }

    /** It may have begun to ask for a second factor. */
    private void forgetClosed(Event event) {
        OrganizationEvents.OrganizationUpdated updated = event.as(OrganizationEvents.OrganizationUpdated.class);
        if (Boolean.TRUE.equals(updated.organization().secondFactorRequired())) {
            knownByToken.forgetAll();
            changedMembers.accept(event.organizationId());
        }
    }

    /**
     * @param told of users, once what their tokens said of them is forgotten
     * @param toldOfMembers of organizations where that is so of all members
     */
    void onChange(Consumer<UUID> told, Consumer<UUID> toldOfMembers) {
        changed = told;
        changedMembers = toldOfMembers;
    }

    /**
     * The caller of a request for an operation; without a token, an anonymous caller.
     *
     * @return fails with UNAUTHENTICATED if the token is not valid, with FORBIDDEN if it is for programs and not for this
     */
    Future<Caller> of(HttpServerRequest request, Operation operation) {
        return request.headers().contains(HttpHeaders.AUTHORIZATION)
                ? signed(request).compose(signed -> admitted(signed, operation))
                : Future.succeededFuture(Caller.ANONYMOUS);
    }

    /** What a request's token says; a failure where it says nothing. */
    private Future<Signed> signed(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return NO_TOKEN;
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Future.failedFuture(Refusal.UNAUTHENTICATED.because("Send an access token as Bearer."));
        }
        String token = authorization.substring(SCHEME.length()).trim();
        return knownByToken.get(token, this::ask);
    }

    /** Whose a token is that a person or a screen has; fails with UNAUTHENTICATED, for tokens for programs with FORBIDDEN. */
    Future<Visitor> visitor(String token) {
        return knownByToken.get(token, this::ask).map(signed -> {
            if (signed.scopes() != null && !signed.caller().isAtScreen()) {
                throw Refusal.FORBIDDEN.because("PERSON_REQUIRED", "No token does this: sign in with a password.");
            }
            if (!signed.expiresAt().isAfter(Instant.now())) {
                throw Refusal.UNAUTHENTICATED.because("The access token has expired.");
            }
            return new Visitor(signed.caller(), token, signed.expiresAt());
        });
    }

    /** Who sends a request, for counting it: programs apart from their people. Empty for strangers, whatever token they send. */
    Future<Optional<Sender>> sender(HttpServerRequest request) {
        return signed(request)
                .map(signed -> Optional.of(new Sender(
                        signed.scopes() == null ? Limit.USER : Limit.CLIENT,
                        signed.owner().toString(),
                        signed.caller())))
                .otherwise(Optional.empty());
    }

    /** Fails with UNAUTHENTICATED also where there is no token. */
    Future<Caller> requireKnown(HttpServerRequest request, Operation operation) {
        return of(request, operation)
                .compose(caller -> caller.isKnown()
                        ? Future.succeededFuture(caller)
                        : Future.failedFuture(Refusal.UNAUTHENTICATED.because("Sign in first.")));
    }

    private static Future<Caller> admitted(Signed signed, Operation operation) {
        if (!signed.expiresAt().isAfter(Instant.now())) {
            return Future.failedFuture(Refusal.UNAUTHENTICATED.because("The access token has expired."));
        }
        if (signed.scopes() == null
                || operation.scope() != null && signed.scopes().contains(operation.scope())
                || signed.caller().isAtScreen() && OF_SCREENS.contains(operation.id())) {
            return Future.succeededFuture(signed.caller());
        }
        return Future.failedFuture(
                operation.scope() == null
                        ? Refusal.FORBIDDEN.because("PERSON_REQUIRED", "No token does this: sign in with a password.")
                        : Refusal.FORBIDDEN.because(
                                INSUFFICIENT_SCOPE, "The token lacks the scope " + operation.scope() + "."));
    }

    private Future<Signed> ask(String token) {
        return StageScreen.isCode(token) ? screen(token) : signed(token);
    }

    private Future<Signed> screen(String code) {
        return screens.find(Caller.ANONYMOUS, code)
                .map(found -> new Signed(
                        Caller.at(new Screen(found.id(), found.conferenceId(), found.roomId())),
                        found.expiresAt(),
                        List.of()));
    }

    private Future<Signed> signed(String token) {
        return auth.validateToken(Caller.ANONYMOUS, token).compose(claims -> caller(claims)
                .map(caller -> new Signed(caller, claims.expiresAt(), claims.scopes())));
    }

    /** Whoever has an organization's token works on its conferences, but decides nothing about the organization. */
    private Future<Caller> caller(TokenClaims claims) {
        return claims.userId() == null
                ? Future.succeededFuture(
                        new Caller(null, Platform.NONE, Map.of(claims.organizationId(), OrganizationRole.ORGANIZER))
                                .by(claims.tokenId()))
                : organizations.membershipsOf(Caller.SYSTEM, claims.userId()).map(members -> caller(claims, members));
    }

    /** An organization that asks for a second factor gives nothing to who has none. */
    private static Caller caller(TokenClaims claims, List<Member> members) {
        Map<Boolean, List<Member>> byOpenness = members.stream()
                .collect(Collectors.partitioningBy(member -> Boolean.TRUE.equals(claims.secondFactor())
                        || !Boolean.TRUE.equals(member.secondFactorRequired())));
        return caller(claims, byOpenness.get(true), byOpenness.get(false));
    }

    private static Caller caller(TokenClaims claims, List<Member> open, List<Member> closed) {
        Map<UUID, OrganizationRole> memberships =
                open.stream().collect(Collectors.toMap(Member::organizationId, Member::role));
        Map<UUID, List<Grant>> grants = open.stream()
                .filter(member -> member.grants() != null)
                .collect(Collectors.toMap(Member::organizationId, Member::grants));
        Platform platform = claims.admin() ? Platform.ADMIN : Platform.NONE;
        return new Caller(claims.userId(), platform, memberships, claims.signInId())
                .by(claims.tokenId())
                .granted(grants)
                .without(closed.stream().map(Member::organizationId).collect(Collectors.toSet()));
    }
}
