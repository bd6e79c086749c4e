package io.plenary.web.client;

/**
 * What a document says before the client has begun, as HTML.
 *
 * @param language that it is in
 * @param head what is to be known about the page
 * @param body what is read until the client shows the page
 * @param styles one inline style sheet of the head, empty for none: the policy allows exactly this one
 */
public record Content(String language, String head, String body, String styles) {}
