package io.plenary.contracts.events;

/** What is told and never kept, such as who is in a room: it may get lost, and nobody learns of it later. */
public interface Passing extends Payload {}
