package io.plenary.architecture.planted.contracts.notes;

import io.vertx.core.Future;
import java.util.UUID;

/** Who asks? */
public interface ForgetsTheCaller {
    Future<Void> deleteNote(UUID noteId);
}
