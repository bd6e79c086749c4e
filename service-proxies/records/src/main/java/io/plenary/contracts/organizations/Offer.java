package io.plenary.contracts.organizations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.OrganizationRole;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * An invitation as whoever has its link sees it, and as its mail is written.
 *
 * @param token what stands behind the # of the link; only services are told
 * @param organization how it is called
 * @param team how the team is called that they join with it, null for none
 */
@DataObject
public record Offer(
        String token, String email, String organization, OrganizationRole role, String team, Instant expiresAt)
        implements Dto {

    public static Offer fromJson(String json) {
        return Json.read(json, Offer.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "Offer[organization=" + organization + ", expiresAt=" + expiresAt + "]";
    }
}
