package io.plenary.contracts;

/**
 * What nodes call things that travel among them. Names are only ever added ({@code wire.txt}), so nodes of two releases understand
 * each other while a cluster is upgraded. Should one have to go nevertheless, the number is raised, and nodes of another number are
 * turned away.
 */
public final class Wire {

    public static final int VERSION = 1;

    private Wire() {}
}
