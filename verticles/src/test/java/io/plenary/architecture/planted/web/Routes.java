package io.plenary.architecture.planted.web;

/** What only the web itself may know. */
public final class Routes {}
