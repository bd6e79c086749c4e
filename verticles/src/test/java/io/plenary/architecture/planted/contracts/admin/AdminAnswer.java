package io.plenary.architecture.planted.contracts.admin;

/** A contract of the highest storey. */
public record AdminAnswer(String text) {}
