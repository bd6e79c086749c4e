package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/** What people wear at a conference, and are known by. */
@ProxyGen
public interface BadgesService {

    String ADDRESS = "plenary.badges";

    /**
     * What is on the badges of a conference; the usual where nobody said. For whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<BadgeDesign> badgeDesign(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Says what is on them; for whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID where the conference asks no such question
     */
    @Repeatable
    @Once
    Future<BadgeDesign> setBadgeDesign(Caller caller, BadgeDesign design);

    /**
     * Badges of those whose tickets let them in, by name, 500 at a time; for whoever has {@code tickets.manage}. That of a ticket by
     * which somebody came in is also for whoever has {@code tickets.checkin}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID for a bad cursor, CONFLICT: NOT_LET_IN where those at the doors
     *     have not let them in
     */
    @Repeatable
    Future<BadgePage> listBadges(Caller caller, BadgeQuery query);
}
