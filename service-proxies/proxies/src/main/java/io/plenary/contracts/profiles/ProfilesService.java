package io.plenary.contracts.profiles;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * How users present themselves.
 */
@ProxyGen
public interface ProfilesService {

    String ADDRESS = "plenary.profiles";

    /**
     * A user's profile, empty if never changed; for the user and administrators.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND for others
     */
    @Repeatable
    Future<Profile> getUserProfile(Caller caller, UUID userId);

    /**
     * Changes the profile.
     * @throws io.vertx.serviceproxy.ServiceException STALE if the version is not {@code ifVersion}, INVALID
     *     with the fault of each member
     */
    @Once
    Future<Profile> updateUserProfile(Caller caller, UUID userId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * What others may see of these users; unknown ids are left out. At most 500.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<List<ProfileCard>> profileCards(Caller caller, List<String> userIds);

    /**
     * The profiles of these users, empty where they were never changed; unknown ids are left out. At most 500; for services.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, INVALID for too many or what is no id
     */
    @Repeatable
    Future<List<Profile>> profilesByIds(Caller caller, List<String> userIds);

    /**
     * Deletes the profile of a user whose account is closed; for services.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<Void> eraseUser(Caller caller, UUID userId);
}
