package io.plenary.services.profiles;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.profiles.Profile;
import io.plenary.contracts.profiles.ProfileCard;
import io.plenary.contracts.profiles.ProfileEvents;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

final class Profiles implements ProfilesService {

    private static final int MOST_USERS = 500;
    private static final Set<String> EDITABLE = Set.of(
            "displayName",
            "givenName",
            "familyName",
            "affiliation",
            "biography",
            "avatarUrl",
            "links",
            "timeZone",
            "locale",
            "interests",
            "advertisements",
            "preferences");

    private final Database database;
    private final AuthService auth;

    Profiles(Database database, AuthService auth) {
        this.database = database;
        this.auth = auth;
    }

    @Override
    public Future<Profile> getUserProfile(Caller caller, UUID userId) {
        requireOwn(caller, userId);
        return database.read(caller, sql -> ProfileStore.find(sql, userId))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> untouched(caller, userId)));
    }

    @Override
    public Future<Profile> updateUserProfile(Caller caller, UUID userId, MergePatch patch, Long ifVersion) {
        return getUserProfile(caller, userId)
                .compose(seen -> database.once(caller, tx -> ProfileStore.insertIfAbsent(tx.sql(), seen)
                        .compose(present -> ProfileStore.lock(tx.sql(), userId))
                        .compose(profile -> update(tx, profile, patch, ifVersion))));
    }

    private static Future<Profile> update(Transaction tx, Profile profile, MergePatch patch, Long ifVersion) {
        requireVersion(profile, ifVersion);
        Profile patched = patch.applyTo(profile, Profile.class, EDITABLE);
        ProfileRules.check(patched);
        return patched.equals(profile)
                ? Future.succeededFuture(profile)
                : ProfileStore.update(tx.sql(), patched).map(updated -> announced(tx, updated));
    }

    @Override
    public Future<List<ProfileCard>> profileCards(Caller caller, List<String> userIds) {
        requireSignedIn(caller);
        List<UUID> ids = Uuids.parse("/userIds", userIds, MOST_USERS);
        return database.read(caller, sql -> ProfileStore.cards(sql, ids))
                .compose(cards -> complete(ids, byUser(cards, ProfileCard::userId), ProfileRules::cardOf));
    }

    @Override
    public Future<List<Profile>> profilesByIds(Caller caller, List<String> userIds) {
        requireService(caller, "Only services ask for the profiles of many.");
        List<UUID> ids = Uuids.parse("/userIds", userIds, MOST_USERS);
        return database.read(caller, sql -> ProfileStore.findAll(sql, ids))
                .compose(found -> complete(ids, byUser(found, Profile::userId), ProfileRules::untouched));
    }

    private static <T> Map<UUID, T> byUser(List<T> all, Function<T, UUID> user) {
        Map<UUID, T> found = new HashMap<>();
        all.forEach(one -> found.put(user.apply(one), one));
        return found;
    }

    /** Who never changed their profile has one as well: with the name of the account. */
    private <T> Future<List<T>> complete(List<UUID> ids, Map<UUID, T> byUser, Function<UserAccount, T> untouched) {
        List<String> missing = ids.stream()
                .filter(id -> !byUser.containsKey(id))
                .map(UUID::toString)
                .toList();
        Future<List<UserAccount>> accounts =
                missing.isEmpty() ? Future.succeededFuture(List.of()) : auth.usersByIds(Caller.SYSTEM, missing);
        return accounts.map(found -> {
            found.forEach(account -> byUser.put(account.id(), untouched.apply(account)));
            return ids.stream().filter(byUser::containsKey).map(byUser::get).toList();
        });
    }

    private Future<Profile> untouched(Caller caller, UUID userId) {
        return auth.validateUser(caller, userId).map(ProfileRules::untouched);
    }

    @Override
    public Future<Void> eraseUser(Caller caller, UUID userId) {
        requireService(caller, "Only services erase users.");
        return database.write(
                caller, tx -> ProfileStore.delete(tx.sql(), userId).compose(deleted -> tx.forget(userId, null)));
    }

    private static void requireService(Caller caller, String reason) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because(reason);
        }
    }

    private static void requireOwn(Caller caller, UUID userId) {
        if (!caller.isAdmin()) {
            requireSignedIn(caller);
        }
        if (!caller.isAdmin() && !Objects.equals(caller.userId(), userId)) {
            throw Refusal.NOT_FOUND.because("There is no such profile.");
        }
    }

    private static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn() && !caller.isSystem()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to see profiles.");
        }
    }

    private static void requireVersion(Profile profile, Long ifVersion) {
        if (ifVersion != null && ifVersion != profile.version()) {
            throw Refusal.STALE.because("The profile was changed meanwhile.");
        }
    }

    private static Profile announced(Transaction tx, Profile profile) {
        tx.announce(new ProfileEvents.ProfileUpdated(profile.userId()), null, null);
        return profile;
    }
}
