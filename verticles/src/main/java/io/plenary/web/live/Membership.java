package io.plenary.web.live;

/** That somebody is in a room, or on the way into it. */
final class Membership {

    private final Member member;
    private LiveRoom room;
    private Object person;
    private long position;
    private boolean over;

    Membership(Member member) {
        this.member = member;
    }

    Member member() {
        return member;
    }

    /** Null as long as they are on the way. */
    LiveRoom room() {
        return room;
    }

    void in(LiveRoom entered) {
        room = entered;
        person = member.caller().isSignedIn() ? member.caller().userId() : this;
    }

    /** Up to which they know the room. */
    long position() {
        return position;
    }

    void at(long known) {
        position = known;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    /** Whether they are signed in, and so somebody to others. */
    boolean isKnown() {
        return member.caller().isSignedIn();
    }

    /** Who they are to the count: a person once, however many sockets they have. */
    Object person() {
        return person;
    }
}
