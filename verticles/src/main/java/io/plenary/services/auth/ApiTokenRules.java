package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.auth.ApiTokenRequest;
import io.plenary.contracts.auth.Scope;
import io.plenary.runtime.Faults;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who may have tokens for programs, and what for. */
final class ApiTokenRules {

    /** Of a user, or of an organization. */
    static final int MOST = 50;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DAYS = 366;
    private static final int USUAL_DAYS = 90;

    private ApiTokenRules() {}

    /** @param organizationId null for the caller's own tokens */
    static void requireOwner(Caller caller, UUID organizationId) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to work with tokens.");
        }
        if (organizationId != null && !caller.has(Right.TOKENS_MANAGE, organizationId)) {
            throw Right.TOKENS_MANAGE.isMissing();
        }
    }

    static void check(Caller caller, ApiTokenRequest request) {
        List<String> scopes = request.scopes() == null ? List.of() : request.scopes();
        Faults faults = new Faults()
                .required("/name", request.name(), LONGEST_NAME)
                .check(!scopes.isEmpty(), "/scopes", Fault.TOO_FEW, Map.of("least", 1))
                .check(
                        days(request) >= 1 && days(request) <= LONGEST_DAYS,
                        "/expiresInDays",
                        Fault.WHOLE_NUMBER,
                        Map.of("least", 1, "most", LONGEST_DAYS))
                .check(new HashSet<>(scopes).size() == scopes.size(), "/scopes", Fault.GIVEN_TWICE);
        String possible = possible(caller, request.organizationId() != null);
        for (int i = 0; i < scopes.size(); i++) {
            boolean known = Arrays.asList(possible.split(", ")).contains(scopes.get(i));
            faults.check(known, "/scopes/" + i, Fault.ONE_OF, Map.of("values", possible));
        }
        faults.refuseIfAny("The token cannot be made.");
    }

    private static String possible(Caller caller, boolean ofOrganization) {
        return Arrays.stream(Scope.values())
                .filter(scope -> !ofOrganization || scope.isOfOrganizations())
                .filter(scope -> scope != Scope.ADMIN || caller.isAdmin())
                .map(Scope::text)
                .collect(Collectors.joining(", "));
    }

    static Duration life(ApiTokenRequest request) {
        return Duration.ofDays(days(request));
    }

    private static int days(ApiTokenRequest request) {
        return request.expiresInDays() == null ? USUAL_DAYS : request.expiresInDays();
    }
}
