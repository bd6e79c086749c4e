package io.plenary.services.notifications;

import io.plenary.runtime.work.Lease;
import io.plenary.services.notifications.DeliveryStore.Leaving;
import io.plenary.services.notifications.DeliveryStore.Waiting;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * A way on which messages go one by one.
 *
 * @param <T> a message in words, ready to go
 */
interface Way<T> {

    /** Empty where nobody needs it any more. */
    Future<Optional<T>> write(Waiting waiting);

    /** What administrators see of it from now on. */
    Leaving leaving(T ready);

    /** Fails as {@link Undelivered} where it was not taken. */
    Future<Void> send(T ready);

    /** Whether sending once more what may have been sent gives one message and not two. */
    boolean isRepeatable();

    /** Whether it waits while its reader is not to be disturbed. */
    boolean isToWait(Lease lease, Waiting waiting);

    /** How many may be on their way together. */
    int atOnce();
}
