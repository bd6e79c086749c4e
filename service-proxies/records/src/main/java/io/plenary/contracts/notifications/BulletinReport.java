package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * A bulletin with what became of its mails so far: sums, and never who got them.
 *
 * @param figures none for drafts, and when mails are not kept any more
 */
@DataObject
public record BulletinReport(Bulletin bulletin, List<BulletinFigure> figures) implements Dto {

    public static BulletinReport fromJson(String json) {
        return Json.read(json, BulletinReport.class);
    }
}
