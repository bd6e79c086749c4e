package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.promotions.AdvertisementKey;
import io.plenary.contracts.promotions.NewAdvertisementPicture;
import io.plenary.contracts.promotions.PromotionsService;
import io.plenary.contracts.promotions.SponsorKey;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Pictures of sponsors and of what they show. */
final class PromotionPicturesRoutes implements Routes {

    private record NewLogo(String picture) {}

    private record PictureAndWords(String picture, String alt) {}

    private final PromotionsService promotions;
    private final Gateway gateway;

    PromotionPicturesRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        promotions = node.proxies().of(PromotionsService.class, PromotionsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("putSponsorLogo", this::putLogo)
                .on("deleteSponsorLogo", this::deleteLogo)
                .on("getSponsorLogo", this::logo)
                .on("putAdvertisementPicture", this::putPicture)
                .on("deleteAdvertisementPicture", this::deletePicture)
                .on("getAdvertisementPicture", this::picture);
    }

    private Future<Answer> putLogo(Caller caller, Call call) {
        Picture file = file(call.body(NewLogo.class).picture());
        return sponsor(caller, call, key -> promotions.putLogo(caller, key, file))
                .map(sponsor -> Answer.ok(sponsor).withVersion(sponsor.version()));
    }

    private Future<Answer> deleteLogo(Caller caller, Call call) {
        return sponsor(caller, call, key -> promotions.deleteLogo(caller, key)).map(Answer.NO_CONTENT);
    }

    private Future<Answer> logo(Caller caller, Call call) {
        return conference(caller, call).compose(conference -> promotions
                .logo(caller, conference.id(), call.pathUuid("id"))
                .map(picture -> PicturesRoutes.answer(conference, picture)
                        .with("Cross-Origin-Resource-Policy", "same-origin")));
    }

    private Future<Answer> putPicture(Caller caller, Call call) {
        PictureAndWords said = call.body(PictureAndWords.class);
        NewAdvertisementPicture picture = new NewAdvertisementPicture(file(said.picture()), said.alt());
        return advertisement(caller, call, key -> promotions.putPicture(caller, key, picture))
                .map(changed -> Answer.ok(changed).withVersion(changed.version()));
    }

    private static Picture file(String base64) {
        try {
            return new Picture(null, Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw Refusal.INVALID.because("The picture is no Base64.", List.of(Fault.IMPOSSIBLE.at("/picture")));
        }
    }

    private Future<Answer> deletePicture(Caller caller, Call call) {
        return advertisement(caller, call, key -> promotions.deletePicture(caller, key))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> picture(Caller caller, Call call) {
        return conference(caller, call).compose(conference -> promotions
                .advertisementPicture(caller, conference.id(), call.pathUuid("id"))
                .map(picture -> PicturesRoutes.answer(conference, picture)
                        .with("Cross-Origin-Resource-Policy", "same-origin")));
    }

    private <T> Future<T> sponsor(Caller caller, Call call, Function<SponsorKey, Future<T>> then) {
        return conference(caller, call)
                .map(conference -> new SponsorKey(conference.organizationId(), conference.id(), call.pathUuid("id")))
                .compose(then);
    }

    private <T> Future<T> advertisement(Caller caller, Call call, Function<AdvertisementKey, Future<T>> then) {
        return conference(caller, call)
                .map(conference ->
                        new AdvertisementKey(conference.organizationId(), conference.id(), call.pathUuid("id")))
                .compose(then);
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }
}
