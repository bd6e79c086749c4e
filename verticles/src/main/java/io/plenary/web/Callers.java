package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Caller.Platform;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.contracts.events.OfUser;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.OrganizationEvents;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Known;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.events.Listening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes the caller out of an access token. What auth and organizations say about a token is remembered for some seconds and
 * forgotten at once when the user signs out, changes the password or gets another role.
 */
final class Callers {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final String SCHEME = "Bearer ";

    private record Signed(Caller caller, Instant expiresAt) {}

    private final AuthService auth;
    private final OrganizationsService organizations;
    private final Known<String, Signed> knownByToken;

    Callers(Vertx vertx, Proxies proxies) {
        knownByToken = Known.<String, Signed>named("web.callers")
                .freshFor(REMEMBERED)
                .atMost(20_000)
                .about(signed -> signed.caller().userId())
                .in(vertx);
        auth = proxies.of(AuthService.class, AuthService.ADDRESS);
        organizations = proxies.of(OrganizationsService.class, OrganizationsService.ADDRESS);
    }

    /** Forgets what an event says has changed. */
    Callers listen(Listening listening) {
        listening.<OfUser>to(
                changed -> knownByToken.forgetAbout(changed.userId()),
                AuthEvents.UserSignedOut.class,
                AuthEvents.PasswordChanged.class,
                AuthEvents.AccountChanged.class,
                AuthEvents.RefreshTokenReused.class,
                OrganizationEvents.MemberChanged.class,
                OrganizationEvents.MemberRemoved.class);
        return this;
    }

    /**
     * The caller of a request with this {@code Authorization} header; without one, an anonymous caller.
     *
     * @return fails with UNAUTHENTICATED if the token is not valid
     */
    Future<Caller> of(String authorization) {
        if (authorization == null) {
            return Future.succeededFuture(Caller.ANONYMOUS);
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Future.failedFuture(Refusal.UNAUTHENTICATED.because("Send an access token as Bearer."));
        }
        String token = authorization.substring(SCHEME.length()).trim();
        return knownByToken.get(token, this::ask).compose(this::unexpired);
    }

    /** Fails with UNAUTHENTICATED where there is no valid token. */
    Future<Caller> requireSignedIn(HttpServerRequest request) {
        return of(request.getHeader(HttpHeaders.AUTHORIZATION))
                .compose(caller -> caller.isSignedIn()
                        ? Future.succeededFuture(caller)
                        : Future.failedFuture(Refusal.UNAUTHENTICATED.because("Sign in first.")));
    }

    private Future<Caller> unexpired(Signed signed) {
        return signed.expiresAt().isAfter(Instant.now())
                ? Future.succeededFuture(signed.caller())
                : Future.failedFuture(Refusal.UNAUTHENTICATED.because("The access token has expired."));
    }

    private Future<Signed> ask(String token) {
        return auth.validateToken(Caller.ANONYMOUS, token).compose(claims -> organizations
                .membershipsOf(Caller.SYSTEM, claims.userId())
                .map(members -> new Signed(caller(claims, members), claims.expiresAt())));
    }

    private static Caller caller(TokenClaims claims, List<Member> members) {
        Map<UUID, OrganizationRole> memberships =
                members.stream().collect(Collectors.toMap(Member::organizationId, Member::role));
        return new Caller(
                claims.userId(), claims.admin() ? Platform.ADMIN : Platform.NONE, memberships, claims.signInId());
    }
}
