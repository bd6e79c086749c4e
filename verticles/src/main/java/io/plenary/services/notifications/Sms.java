package io.plenary.services.notifications;

import java.util.UUID;

/**
 * A message for a phone, ready to go.
 *
 * @param id of its delivery
 * @param number in E.164
 * @param title what administrators may see of it; null where that is nothing
 * @param text all that is shown
 */
record Sms(UUID id, String number, String title, String text) {}
