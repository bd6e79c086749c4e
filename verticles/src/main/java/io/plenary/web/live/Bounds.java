package io.plenary.web.live;

import java.time.Duration;

/**
 * How much one socket may take of the gateway.
 *
 * @param message characters of a message from a client
 * @param perSecond messages a second in the long run
 * @param burst messages at once
 * @param rooms a socket may be in
 * @param hello how long a client may take over its first message
 * @param heartbeat how often a silent client is asked whether it is there
 * @param silence after which it is not
 * @param sockets of all clients together
 * @param socketsPerAddress of the subscribers of one network
 */
public record Bounds(
        int message,
        int perSecond,
        int burst,
        int rooms,
        Duration hello,
        Duration heartbeat,
        Duration silence,
        int sockets,
        int socketsPerAddress) {

    /** What no frame and no message of a client may exceed to be read at all, in bytes. */
    public static final int LARGEST = 64 << 10;

    /** How long somebody who comes into a room may take over what is there. */
    static final Duration READING = Duration.ofSeconds(5);

    public static Bounds usual(int socketsPerAddress) {
        return new Bounds(
                32 << 10,
                20,
                60,
                16,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(45),
                30_000,
                socketsPerAddress);
    }
}
