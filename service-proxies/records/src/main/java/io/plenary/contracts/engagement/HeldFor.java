package io.plenary.contracts.engagement;

/** For what a message waits until somebody who moderates has looked at it. */
public enum HeldFor {
    WORD,
    LINK,
    IMAGE
}
