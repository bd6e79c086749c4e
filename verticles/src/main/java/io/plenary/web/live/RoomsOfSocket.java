package io.plenary.web.live;

import io.plenary.contracts.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rooms in which somebody is by one socket, or on the way into. */
final class RoomsOfSocket {

    private final LiveSocket socket;
    private final LiveChannel channel;
    private final Map<String, Membership> memberships = new HashMap<>(4);
    /** Also into rooms that were left meanwhile. */
    private int underWay;

    private boolean rechecking;
    private boolean again;

    RoomsOfSocket(LiveSocket socket, LiveChannel channel) {
        this.socket = socket;
        this.channel = channel;
    }

    private Stream<Membership> all() {
        return List.copyOf(memberships.values()).stream();
    }

    void join(ClientMessage.Join join) {
        leave(join.room());
        int most = channel.bounds().rooms();
        if (memberships.size() >= most || underWay >= most) {
            socket.refuse(join.room(), Refusal.TOO_MANY.because("A socket is in no more rooms than this."));
            return;
        }
        Membership membership = new Membership(socket);
        memberships.put(join.room(), membership);
        enter(join, membership);
    }

    private void enter(ClientMessage.Join join, Membership membership) {
        underWay++;
        Visitor asking = socket.visitor();
        channel.hub()
                .enter(
                        membership,
                        () -> channel.names().find(asking.caller(), join.room(), join.conference()),
                        join.position())
                .onComplete(arrived -> underWay--)
                .onSuccess(in -> {
                    if (asking != socket.visitor()) {
                        recheck();
                    }
                })
                .onFailure(failure -> {
                    if (memberships.remove(join.room(), membership)) {
                        channel.hub().leave(membership);
                        socket.refuse(join.room(), failure);
                    }
                });
    }

    void leave(String room) {
        Membership membership = memberships.remove(room);
        if (membership != null) {
            channel.hub().leave(membership);
        }
    }

    void leaveAll() {
        all().forEach(channel.hub()::leave);
        memberships.clear();
    }

    boolean forget(Membership expelled) {
        return memberships.values().remove(expelled);
    }

    /** Who the socket belongs to may have come to be less. What is asked for meanwhile is asked once. */
    void recheck() {
        if (rechecking) {
            again = true;
            return;
        }
        rechecking = true;
        channel.hub().recheck(all()).onComplete(asked -> {
            rechecking = false;
            if (again) {
                again = false;
                recheck();
            }
        });
    }
}
