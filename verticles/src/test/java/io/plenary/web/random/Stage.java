package io.plenary.web.random;

import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.plenary.web.contract.Operation;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Three organizations and everybody who may ask: their people, strangers, administrators, and people who come once. */
final class Stage {

    /** These end the sign-in or the account of who asks. */
    private static final Set<String> FAREWELLS =
            Set.of("deleteMe", "changePassword", "logout", "logoutEverywhere", "endOtherSignIns", "endSignIn");

    /** These show to everybody what was a draft. */
    private static final Set<String> OPENINGS = Set.of("publishConference", "archiveConference", "cancelConference");

    private final TestPlatform platform;
    private final Random random;
    private final List<Tenant> tenants;
    /** Has nothing to hide. */
    private final Tenant open;

    private final User admin;
    private final String address;
    private final Map<String, User> outsiders = new LinkedHashMap<>();

    Stage(TestPlatform platform, Random random) {
        this.platform = platform;
        this.random = random;
        tenants = List.of(tenant(), tenant());
        open = tenant();
        admin = platform.admin();
        address = "known-" + Long.toHexString(random.nextLong()) + "@example.org";
        renewVictim(open);
        tenants.forEach(this::renewVictim);
        outsiders.put("stranger", signUp());
        outsiders.put("anonymous", platform.http().anonymous());
    }

    private Tenant tenant() {
        return new Tenant(platform, "mark%08x".formatted(random.nextInt()));
    }

    private User signUp() {
        JsonObject signUp = new JsonObject()
                .put("email", address)
                .put("password", TestPlatform.PASSWORD)
                .put("displayName", "Stranger");
        platform.http().anonymous().post("/api/v1/auth/signup", signUp).expect(201);
        return platform.http().signIn(address, TestPlatform.PASSWORD);
    }

    /** Of somebody who has an account. */
    String address() {
        return address;
    }

    /** Those with something to hide. */
    List<Tenant> tenants() {
        return tenants;
    }

    /** Whose belongings an operation is tried on. */
    Tenant subject(Operation operation) {
        return OPENINGS.contains(operation.id()) ? open : tenants.get(random.nextInt(tenants.size()));
    }

    Tenant other(Tenant tenant) {
        return tenants.get(tenants.get(0) == tenant ? 1 : 0);
    }

    String emailOf(String userId) {
        return admin.get("/api/v1/admin/users/" + userId).expect(200).getString("email");
    }

    /** Another where somebody is nobody: what they do there by mistake must be refused. */
    Tenant strangeTo(User user, Tenant tenant) {
        return tenants.stream()
                .filter(other -> other != tenant && !other.has(user))
                .findFirst()
                .orElse(open);
    }

    boolean mayKnow(User user, Tenant tenant) {
        return user == admin || tenant.has(user);
    }

    boolean mayOnlyRead(User user) {
        return tenants.stream().anyMatch(tenant -> tenant.people().get(Tenant.READER) == user);
    }

    /** Those who are nobody to a tenant. */
    List<User> outsidersOf(Tenant tenant, String operation) {
        List<User> all = new ArrayList<>(outsiders.values());
        if (FAREWELLS.contains(operation)) {
            return all.subList(1, 2);
        }
        all.addAll(other(tenant).people().values());
        return all;
    }

    /** The tenant's own people. */
    List<User> insidersOf(Tenant tenant, String operation) {
        return FAREWELLS.contains(operation)
                ? List.of(platform.user("passing"), platform.user("passing"))
                : List.copyOf(tenant.people().values());
    }

    /** Who asks until it is done; those who are needed later do not end their sign-in. */
    User insistent(String operation) {
        return FAREWELLS.contains(operation) ? platform.user("passing") : admin;
    }

    User admin() {
        return admin;
    }

    /** Makes what the operation is about as it has to be for that. */
    void prepare(Operation operation, Tenant tenant) {
        switch (operation.id()) {
            case "submitConference", "deleteConference", "cancelConference" -> tenant.leadAnother(random);
            case "withdrawConference", "approveConference", "rejectConference" -> tenant.leadAnother(random, "submit");
            case "publishConference" -> tenant.leadAnother(random, "submit", "approve");
            case "archiveConference" -> tenant.leadAnother(random, "submit", "approve", "publish");
            case "restoreConference" -> tenant.deleteAnother(random);
            case "previewImport", "applyImport", "discardImport" -> tenant.preview();
            case "revokeOrganizationToken", "issueAccessToken" -> tenant.addToken();
            case "createRelease",
                    "getRelease",
                    "listReleaseChanges",
                    "getReleasedSchedule",
                    "getReleasedSession",
                    "rollBack",
                    "revokePreview" -> tenant.workOnDraft();
            case "mergeSpeakers" -> tenant.furnish("speakers");
            default -> furnish(operation, tenant);
        }
        renewVictim(tenant);
    }

    private static void furnish(Operation operation, Tenant tenant) {
        if (operation.path().contains("/bulletins/{id}")) {
            tenant.renewBulletin(operation.id().equals("stopBulletin"));
        } else if (operation.path().contains("/webhooks/{id}")) {
            tenant.renewWebhook();
        } else if (operation.path().contains("/invitations/{id}")) {
            tenant.renewInvitation();
        } else if (operation.path().contains("/teams/{id}")) {
            tenant.renewTeam();
        } else if (operation.path().matches(".*\\{(conf|id)}/?.*")) {
            tenant.furnish(tag(operation));
        }
    }

    private static String tag(Operation operation) {
        return operation.model().getJsonArray("tags").getString(0);
    }

    /** Somebody in the organization whom administrators and owners may do anything to. */
    private void renewVictim(Tenant tenant) {
        tenant.keepOwner();
        User victim = platform.user("passing");
        admin.post(
                        "/api/v1/organizations/" + tenant.id(Tenant.ORGANIZATION) + "/members",
                        Tenant.member(victim, "MEMBER"))
                .expect(200);
        tenant.put("users", victim.id().toString());
    }
}
