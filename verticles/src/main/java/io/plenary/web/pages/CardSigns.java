package io.plenary.web.pages;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** The signs beside facts, as the client has them. */
final class CardSigns {

    private static final double SCALE = 1.25;
    private static final Color COLOR = new Color(255, 255, 255, 235);

    private CardSigns() {}

    /** @param x of the upper left corner, as y */
    static void draw(Graphics2D graphics, Card.Sign sign, double x, double y) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.scale(SCALE, SCALE);
        graphics.setPaint(COLOR);
        graphics.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        switch (sign) {
            case CALENDAR -> calendar(graphics);
            case PLACE -> place(graphics);
            case LANGUAGE -> globe(graphics);
        }
        graphics.setTransform(before);
    }

    private static void calendar(Graphics2D graphics) {
        graphics.draw(new RoundRectangle2D.Double(3.5, 5, 17, 15.5, 6, 6));
        graphics.draw(new Line2D.Double(3.5, 10, 20.5, 10));
        graphics.draw(new Line2D.Double(8, 2.8, 8, 7));
        graphics.draw(new Line2D.Double(16, 2.8, 16, 7));
    }

    private static void place(Graphics2D graphics) {
        Path2D pin = new Path2D.Double();
        pin.moveTo(12, 21.5);
        pin.curveTo(16.6, 16.9, 19, 13.3, 19, 10.2);
        pin.curveTo(19, 6.2, 15.9, 3.2, 12, 3.2);
        pin.curveTo(8.1, 3.2, 5, 6.2, 5, 10.2);
        pin.curveTo(5, 13.3, 7.4, 16.9, 12, 21.5);
        pin.closePath();
        graphics.draw(pin);
        graphics.draw(new Ellipse2D.Double(9.5, 7.5, 5, 5));
    }

    private static void globe(Graphics2D graphics) {
        graphics.draw(new Ellipse2D.Double(3.5, 3.5, 17, 17));
        graphics.draw(new Line2D.Double(3.5, 12, 20.5, 12));
        graphics.draw(new Ellipse2D.Double(8.2, 3.5, 7.6, 17));
    }
}
