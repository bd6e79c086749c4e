package io.plenary.web.live;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.RoomKind;
import io.plenary.contracts.engagement.RoomsService;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Whether those who are in rooms may stay there, asked again when something has changed. */
final class Stays {

    /** In whose line the gateway itself waits. */
    private static final String OWN = "";

    private final RoomsService service;
    private final Turns turns;
    private final Consumer<LiveRoom> left;
    private final Set<LiveRoom> asking = new HashSet<>();
    /** Of which something has changed since it was begun to ask, or nobody could be asked. */
    private final Set<LiveRoom> again = new HashSet<>();

    /** @param left told of rooms that somebody may have had to leave */
    Stays(RoomsService service, Turns turns, Consumer<LiveRoom> left) {
        this.service = service;
        this.turns = turns;
        this.left = left;
    }

    /** All who are in a room. Where strangers may stay everybody may, so nobody else has to be asked. */
    Future<Void> all(LiveRoom room) {
        if (!asking.add(room)) {
            again.add(room);
            return Future.succeededFuture();
        }
        return mayStrangers(room)
                .compose(mayStay -> mayStay ? Future.succeededFuture() : each(known(room)))
                .onComplete(asked -> asking.remove(room))
                .onSuccess(asked -> {
                    if (again.remove(room)) {
                        all(room);
                    }
                })
                .onFailure(nobody -> {
                    if (!room.isEmpty()) {
                        again.add(room);
                    }
                })
                .otherwiseEmpty();
    }

    /** Nobody is there any more. */
    void forget(LiveRoom room) {
        again.remove(room);
    }

    private static Stream<Membership> known(LiveRoom room) {
        return room.members().stream().filter(who -> who.member().caller().isKnown());
    }

    /** All strangers in a room are the same to it. */
    private Future<Boolean> mayStrangers(LiveRoom room) {
        RoomKind kind = room.room().kind();
        if (kind == RoomKind.USER || kind == RoomKind.ORGANIZER) {
            return Future.succeededFuture(false);
        }
        return turns.of(OWN, () -> service.enterRoom(Caller.ANONYMOUS, room.room(), room.known()))
                .map(true)
                .recover(failure -> {
                    if (!LiveRoom.isRefusal(failure)) {
                        return Future.failedFuture(failure);
                    }
                    room.members().stream()
                            .filter(who -> !who.member().caller().isKnown())
                            .forEach(who -> room.expel(who, failure));
                    left.accept(room);
                    return Future.succeededFuture(false);
                });
    }

    /** Strangers have no token that ends: should an event have got lost, they are asked about some time. */
    Future<Void> strangers(LiveRoom room) {
        if (again.remove(room)) {
            return all(room);
        }
        return room.members().stream().allMatch(who -> who.member().caller().isKnown())
                ? Future.succeededFuture()
                : mayStrangers(room).<Void>mapEmpty().otherwiseEmpty();
    }

    /** One after the other. */
    Future<Void> each(Stream<Membership> those) {
        return Hub.oneByOne(List.copyOf(those.toList()).stream().map(who -> () -> one(who)));
    }

    private Future<Void> one(Membership who) {
        return turns.of(who.member().network(), () -> {
            LiveRoom room = who.room();
            return who.isOver() || room == null
                    ? Future.succeededFuture()
                    : room.recheck(who).onComplete(asked -> left.accept(room));
        });
    }
}
