package io.plenary.services.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Mails as mail servers send them back: in files, each in the dialect of another program. */
public final class ReturnedMails {

    private ReturnedMails() {}

    /** @param id of the mail that comes back */
    public static byte[] of(String dialect, String id, String address) {
        return filled(dialect, id, address, Map.of());
    }

    /** What a server says of one recipient, or several. */
    public static byte[] notice(String id, String address, String notice) {
        return filled("notice", id, address, Map.of("notice", notice.strip()));
    }

    public static byte[] failed(String id, String address, String status, String diagnostic) {
        return notice(id, address, failed(address, status, diagnostic));
    }

    static String failed(String address, String status, String diagnostic) {
        return "Final-Recipient: rfc822; " + address + "\nAction: failed\nStatus: " + status
                + "\nDiagnostic-Code: smtp; " + diagnostic;
    }

    public static byte[] inBase64(String id, String address) {
        String notice = "Reporting-MTA: dns; gateway.example.com\r\n\r\n"
                + failed(address, "5.1.1", "550 5.1.1 Benutzer unbekannt").replace("\n", "\r\n");
        String mail = "From: plenary@example.org\r\nMessage-ID: " + id + "\r\n\r\nText\r\n";
        return filled("base64", id, address, Map.of("notice64", base64(notice), "mail64", base64(mail)));
    }

    /** As most send it: without saying whose it is. */
    public static byte[] complaint(String id, String type) {
        return complaint(id, type, "redacted@redacted.example");
    }

    public static byte[] complaint(String id, String type, String complainer) {
        return filled("complaint", id, complainer, Map.of("type", type));
    }

    private static String base64(String text) {
        return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] filled(String file, String id, String address, Map<String, String> more) {
        String text = read(file).replace("{id}", id).replace("{to}", address);
        for (Map.Entry<String, String> each : more.entrySet()) {
            text = text.replace("{" + each.getKey() + "}", each.getValue());
        }
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String read(String file) {
        try (InputStream stream = ReturnedMails.class.getResourceAsStream("returned/" + file + ".eml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
