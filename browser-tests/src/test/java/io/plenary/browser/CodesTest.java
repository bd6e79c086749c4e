package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Codes carry the logo of their conference, and are read all the same. */
@ResourceLock("a server elsewhere")
class CodesTest extends BrowserTest {

    private Portraits elsewhere;

    @BeforeEach
    void serve() {
        elsewhere = new Portraits();
    }

    @AfterEach
    void stop() {
        elsewhere.close();
    }

    @Test
    void thatOfAStageLeadsToWhatIsOnThere() {
        OnNow conference = OnNow.published(admin(), "code-stage", "Code Stage");
        conference.session("Read from Afar", conference.room("Great Hall"), -20, 60);
        admin().patch(conference.path(), Map.of("logoUrl", elsewhere.address()));
        admin().awaitPicture(conference.path() + "/picture?size=192");

        Visitor projector =
                visitor(new NewContextOptions().setViewportSize(1920, 1080)).opens("/c/code-stage/stage/great-hall");

        assertThat(read(projector.page().locator(".stage-join .code"))).endsWith("/c/code-stage/in/great-hall");
    }

    @Test
    void thatOfASessionLeadsThere() {
        OnNow conference = OnNow.published(admin(), "code-session", "Code Session");
        String talk = conference.session("Shown to the Neighbor", conference.room("Great Hall"), -20, 60);
        admin().patch(conference.path(), Map.of("logoUrl", elsewhere.address()));
        admin().awaitPicture(conference.path() + "/picture?size=192");

        Visitor attendee = visitor().opens("/c/code-session/sessions/" + talk);
        attendee.button("QR code").click();

        assertThat(read(attendee.page().locator(".code-dialog .code"))).endsWith("/c/code-session/sessions/" + talk);
    }

    @Test
    void withoutALogoThereIsNoHole() {
        OnNow conference = OnNow.published(admin(), "code-plain", "Code Plain");
        String talk = conference.session("Nothing in the Way", conference.room("Great Hall"), -20, 60);

        Visitor attendee = visitor().opens("/c/code-plain/sessions/" + talk);
        attendee.button("QR code").click();

        Locator code = attendee.page().locator(".code-dialog .code");
        assertThat(scanned(code)).endsWith("/c/code-plain/sessions/" + talk);
        assertThat(code.locator(".code-logo")).hasCount(0);
    }

    /** Once the logo is there. */
    private static String read(Locator code) {
        assertThat(code.locator(".code-logo img")).isVisible();
        return scanned(code);
    }

    /** It is there for a moment before it is sharp. */
    private static String scanned(Locator code) {
        return Awaitility.await()
                .ignoreExceptionsInstanceOf(ReaderException.class)
                .until(() -> text(code.screenshot()), text -> true);
    }

    private static String text(byte[] png) throws IOException, ReaderException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int width = picture.getWidth();
        int height = picture.getHeight();
        RGBLuminanceSource source =
                new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
