package io.plenary.architecture.planted.services.notes;

import io.plenary.architecture.planted.contracts.admin.AdminAnswer;

/** Three storeys up. */
final class CallsUp {
    AdminAnswer answer;
}
