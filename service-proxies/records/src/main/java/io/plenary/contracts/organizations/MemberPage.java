package io.plenary.contracts.organizations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of members.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record MemberPage(List<Member> items, String nextCursor) implements Dto {

    public static MemberPage fromJson(String json) {
        return Json.read(json, MemberPage.class);
    }
}
