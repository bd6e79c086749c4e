package io.plenary.contracts.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * What messages about a conference say, as far as that is its organizers' to say; those who lead its conferences change it.
 */
@ProxyGen
public interface TemplatesService {

    String ADDRESS = "plenary.notifications.templates";

    /**
     * Each kind that organizers may write, in each language.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<List<MessageTemplate>> listTemplates(Caller caller, UUID conferenceId);

    /**
     * Says something of their own from now on, also in messages that are there already.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID
     */
    @Repeatable
    @Once
    Future<MessageTemplate> setTemplate(Caller caller, UUID conferenceId, TemplateText text);

    /**
     * Says again what the platform says; repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID
     */
    @Repeatable
    @Once
    Future<MessageTemplate> resetTemplate(Caller caller, UUID conferenceId, MessageKind kind, String language);

    /**
     * A text that nobody has kept, as the caller would receive it, made of sessions of the conference.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID
     */
    @Repeatable
    Future<MailPreview> previewTemplate(Caller caller, UUID conferenceId, TemplateText text);
}
