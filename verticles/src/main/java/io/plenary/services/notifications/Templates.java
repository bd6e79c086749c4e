package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notifications.MailPreview;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.MessageTemplate;
import io.plenary.contracts.notifications.NotificationEvents;
import io.plenary.contracts.notifications.NotificationEvents.TemplateChanged;
import io.plenary.contracts.notifications.NotificationEvents.TemplateReset;
import io.plenary.contracts.notifications.TemplateText;
import io.plenary.contracts.notifications.TemplatesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.services.notifications.TemplateStore.Written;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

final class Templates implements TemplatesService {

    private final Database database;
    private final Crowd crowd;
    private final Letters letters;
    private final SampleAgenda samples;
    private final Words words = new Words();

    Templates(Database database, Crowd crowd, Letters letters, SampleAgenda samples) {
        this.database = database;
        this.crowd = crowd;
        this.letters = letters;
        this.samples = samples;
    }

    @Override
    public Future<List<MessageTemplate>> listTemplates(Caller caller, UUID conferenceId) {
        return crowd.led(caller, conferenceId)
                .compose(own -> database.read(caller, sql -> TemplateStore.of(sql, List.of(conferenceId))))
                .map(written -> TemplateRules.all(words)
                        .map(start -> written.stream()
                                .filter(one -> isSame(one.text(), start))
                                .findFirst()
                                .map(Templates::changed)
                                .orElseGet(() -> unchanged(start)))
                        .toList());
    }

    private static boolean isSame(TemplateText one, TemplateText other) {
        return one.kind() == other.kind() && one.language().equals(other.language());
    }

    @Override
    public Future<MessageTemplate> setTemplate(Caller caller, UUID conferenceId, TemplateText text) {
        return crowd.led(caller, conferenceId).compose(conference -> {
            TemplateRules.check(text);
            return database.once(
                    caller, tx -> TemplateStore.put(tx.sql(), conference, text).map(written -> {
                        told(tx, conference, new TemplateChanged(text.kind(), text.language()));
                        return changed(written);
                    }));
        });
    }

    @Override
    public Future<MessageTemplate> resetTemplate(Caller caller, UUID conferenceId, MessageKind kind, String language) {
        return crowd.led(caller, conferenceId).compose(own -> {
            TemplateRules.checkKind(kind, language);
            return database.once(caller, tx -> TemplateStore.delete(tx.sql(), conferenceId, kind, language)
                    .map(gone -> {
                        told(tx, own, new TemplateReset(kind, language));
                        return unchanged(TemplateRules.start(words, kind, language));
                    }));
        });
    }

    private static void told(Transaction tx, Conference conference, NotificationEvents what) {
        tx.announce(what, conference.organizationId(), conference.id());
    }

    @Override
    public Future<MailPreview> previewTemplate(Caller caller, UUID conferenceId, TemplateText text) {
        return crowd.led(caller, conferenceId).compose(conference -> {
            TemplateRules.check(text);
            return samples.message(caller, conference, text.kind())
                    .compose(message -> letters.preview(TemplateTexts.saying(message, text)))
                    .map(found -> found.map(mail -> new MailPreview(mail.subject(), mail.html(), mail.text()))
                            .orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such conference.")));
        });
    }

    private static MessageTemplate changed(Written written) {
        return template(written.text(), true, written);
    }

    private static MessageTemplate unchanged(TemplateText start) {
        return template(start, false, null);
    }

    private static MessageTemplate template(TemplateText text, boolean changed, Written written) {
        return new MessageTemplate(
                text.kind(),
                text.language(),
                text.subject(),
                text.text(),
                changed,
                TemplateRules.placeholders(text.kind()),
                written == null ? null : written.updatedAt());
    }
}
