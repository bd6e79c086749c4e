package io.plenary.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** A session with all there is to know about it: beside the schedule or on its page. */
record SessionView(Locator self) {

    static SessionView page(Visitor visitor) {
        return new SessionView(visitor.page().locator(".session-full"));
    }

    Locator title() {
        return self.locator("h1, h2.title");
    }

    Locator star() {
        return button("Star");
    }

    Locator starred() {
        return button("Starred");
    }

    Locator button(String name) {
        return self.getByRole(AriaRole.BUTTON, Visitor.named(name));
    }

    void close() {
        self.locator(".drawer-head")
                .getByRole(AriaRole.BUTTON, Visitor.named("Close"))
                .click();
    }

    SessionView notes() {
        self.getByRole(AriaRole.TAB, Visitor.named("Notes")).click();
        return this;
    }

    /** Begins a note with a text. */
    void note(String text) {
        button("Add a note").click();
        text().fill(text);
    }

    Locator text() {
        return self.getByRole(AriaRole.TEXTBOX, Visitor.named("Text of the note"));
    }

    Locator noteState() {
        return self.locator(".note-state");
    }

    /** The note, or what there is to read about the session, as it looks to a reader. */
    Locator prose() {
        return self.locator(".prose");
    }
}
