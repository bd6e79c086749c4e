package io.plenary.web.live;

import io.plenary.contracts.Caller;
import io.vertx.core.Future;

/** Somebody who is in rooms, by whatever way they are told. Nothing of it closes a room or leaves one before it returns. */
interface Member {

    Caller caller();

    /** The network whose subscriber they are. */
    String network();

    /** Must reach them, or they have to come back. */
    void tell(String room, long position, ServerMessage what, String text);

    /** Of which only the latest of its key matters. */
    void tellLatest(String key, String text);

    /** When they have read what they were told; never fails. Who takes too long over it has to come back. */
    Future<Void> caughtUp();

    /** They may not be in it any longer. */
    void expel(Membership membership, Throwable refusal);
}
