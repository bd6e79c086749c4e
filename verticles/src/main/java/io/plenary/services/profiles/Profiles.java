package io.plenary.services.profiles;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.profiles.Profile;
import io.plenary.contracts.profiles.ProfileCard;
import io.plenary.contracts.profiles.ProfileEvents;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class Profiles implements ProfilesService {

    private static final int MOST_CARDS = 500;
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
                .compose(seen -> database.write(caller, tx -> ProfileStore.insertIfAbsent(tx.sql(), seen)
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
        List<UUID> ids = parse(userIds);
        return database.read(caller, sql -> ProfileStore.cards(sql, ids)).compose(cards -> complete(ids, cards));
    }

    /** Who never changed their profile has a card as well: with the name of the account. */
    private Future<List<ProfileCard>> complete(List<UUID> ids, List<ProfileCard> cards) {
        Map<UUID, ProfileCard> cardByUser =
                cards.stream().collect(Collectors.toMap(ProfileCard::userId, Function.identity()));
        List<Future<Optional<ProfileCard>>> all = new ArrayList<>();
        ids.forEach(id -> all.add(
                cardByUser.containsKey(id)
                        ? Future.succeededFuture(Optional.of(cardByUser.get(id)))
                        : cardOfAccount(id)));
        return Future.all(all).map(known -> all.stream()
                .map(Future::result)
                .flatMap(Optional::stream)
                .toList());
    }

    private Future<Optional<ProfileCard>> cardOfAccount(UUID userId) {
        return auth.validateUser(Caller.SYSTEM, userId)
                .map(account -> Optional.of(ProfileRules.cardOf(account)))
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    private Future<Profile> untouched(Caller caller, UUID userId) {
        return auth.validateUser(caller, userId).map(ProfileRules::untouched);
    }

    @Override
    public Future<Void> eraseUser(Caller caller, UUID userId) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only services erase users.");
        }
        return database.write(
                caller, tx -> ProfileStore.delete(tx.sql(), userId).compose(deleted -> tx.forget(userId, null)));
    }

    private static List<UUID> parse(List<String> userIds) {
        Faults faults = new Faults()
                .check(userIds.size() <= MOST_CARDS, "/userIds", Fault.TOO_MANY, Map.of("most", MOST_CARDS));
        List<UUID> ids = new ArrayList<>();
        IntStream.range(0, userIds.size()).forEach(i -> {
            try {
                ids.add(UUID.fromString(userIds.get(i)));
            } catch (IllegalArgumentException e) {
                faults.check(false, "/userIds/" + i, Fault.ID);
            }
        });
        faults.refuseIfAny("The cards cannot be shown.");
        return ids.stream().distinct().toList();
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
        JsonObject payload = new JsonObject().put("userId", profile.userId().toString());
        tx.announce(ProfileEvents.PROFILE_UPDATED, null, null, payload);
        return profile;
    }
}
