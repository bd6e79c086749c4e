package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What is on the badges of a conference, beside the name.
 *
 * @param affiliationQuestionId a question whose answer is beneath the name; null for none
 * @param showAnswers whether what those at the doors read is on it
 * @param showCode whether it has the QR code of the ticket
 */
@DataObject
public record BadgeDesign(
        UUID organizationId,
        UUID conferenceId,
        BadgeSize size,
        UUID affiliationQuestionId,
        boolean showType,
        boolean showAnswers,
        boolean showConference,
        boolean showCode)
        implements Dto {

    public static BadgeDesign fromJson(String json) {
        return Json.read(json, BadgeDesign.class);
    }
}
