package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of accounts.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record UserAccountPage(List<UserAccount> items, String nextCursor) implements Dto {

    public static UserAccountPage fromJson(String json) {
        return Json.read(json, UserAccountPage.class);
    }
}
